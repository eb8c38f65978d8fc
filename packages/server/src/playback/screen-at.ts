import { Emulator } from '@scribery/screen';
import type { Recording, StoreReader } from '@scribery/store';
import type { ScreenAt } from '../api/schemas.ts';
import { inTurns } from '../http/event-loop-turns.ts';
import { decodedEvents } from './decoded-events.ts';

/** What stood on the screen at a position (ms): the nearest keyframe, and the events from there to it. */
export async function screenAt(
  reader: StoreReader,
  { recording, cols, rows }: Recording,
  position: number,
): Promise<ScreenAt> {
  const keyframe = await reader.keyframe(recording, position);
  const emulator = keyframe === undefined ? Emulator.begin(cols, rows) : Emulator.restore(keyframe);
  try {
    const messages = reader.messages(recording, (keyframe?.after ?? 0) + 1);
    const state = keyframe && {
      id: keyframe.after,
      position: keyframe.position,
      window: [keyframe.cols, keyframe.rows] as const,
    };
    for await (const event of inTurns(decodedEvents(messages, state))) {
      if (event.at > position) break;
      if (event.kind === 'output') emulator.write(event.data);
      if (event.kind === 'resize') emulator.resize(event.cols, event.rows);
    }
    const view = emulator.view();
    return { position, ...view, lines: [...view.lines] };
  } finally {
    emulator.dispose();
  }
}
