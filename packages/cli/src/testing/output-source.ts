import type { RecordingEvent } from '@scribery/format';
import type { EventChunk, PlaybackSlice, PlaybackSource } from '@scribery/player';

/**
 * A recording in memory: output at positions (ms), one message each, on a terminal of 40 by 10 cells.
 * `missing` messages (ids from 1) are not there; the next one begins with a gap, as a decoder tells it.
 */
export function outputSource(
  output: readonly (readonly [number, string])[],
  { missing = [] }: { missing?: readonly number[] } = {},
): PlaybackSource {
  const chunks = output.flatMap(([at, text], n): EventChunk[] => {
    const id = n + 1;
    if (missing.includes(id)) return [];
    const gap: RecordingEvent[] = missing.includes(id - 1) ? [{ kind: 'gap', at, reason: 'missing' }] : [];
    return [{ id, events: [...gap, { kind: 'output', at, data: new TextEncoder().encode(text) }] }];
  });
  const duration = output.at(-1)?.[0] ?? 0;
  const slice = (from: number): PlaybackSlice => {
    const part = chunks.filter(({ id }) => id > from).slice(0, 50);
    const last = part.at(-1)?.id ?? output.length;
    return { chunks: part, next: last < output.length ? last : null, duration, live: false };
  };
  return {
    facts: async () => ({ duration, live: false, cols: 40, rows: 10, messages: output.length }),
    from: async () => slice(0),
    after: async (id) => slice(id),
    live: () => () => {},
  };
}
