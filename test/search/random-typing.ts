import type { RecordingEvent } from '@scribery/format';
import fc from 'fast-check';

/** What a shell or an editor writes when somebody types, with pauses of any length behind each key. */
const KEYS = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'c', '1') },
  { weight: 4, arbitrary: fc.constantFrom(' ', ' ', '-', '_', '.', 'é', '東', '👍') },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '\b \b',
      '\b\x1b[K',
      // A letter put in before the last one, and one taken out there.
      '\b\x1b[@x',
      '\b\x1b[P',
      '\r\x1b[2K$ ',
      '\b\b',
      '\x1b[C',
      'bc ab',
      '\r\n$ ',
      '\r\nab abc\r\n$ ',
      '\x1b[A\r',
      '\x1b[2;1H\x1b[L',
      '\x1b[H\x1b[2J$ ',
      '\x1b[?1049h\x1b[H',
      '\x1b[?1049l',
    ),
  },
);

const PAUSE = fc.constantFrom(1, 5, 15, 30, 60, 90, 150, 190, 200, 230, 400, 900);

/** Somebody who types, deletes, goes back, and stops to think. */
export const randomTyping: fc.Arbitrary<RecordingEvent[]> = fc
  .tuple(fc.constantFrom(9, 16, 40), fc.array(fc.tuple(KEYS, PAUSE), { minLength: 1, maxLength: 60 }))
  .map(([cols, keys]) => {
    let at = 0;
    const events: RecordingEvent[] = [{ kind: 'resize', at, cols, rows: 6 }];
    for (const [key, pause] of keys) {
      events.push({ kind: 'output', at, data: Buffer.from(key) });
      at += pause;
    }
    return events;
  });
