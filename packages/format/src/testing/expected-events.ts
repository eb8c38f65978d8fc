import type { RecordingEvent } from '../event.ts';

const patterns = [
  [/^[\xc2-\xdf]$/, 1],
  [/^(?:\xe0[\xa0-\xbf]?|[\xe1-\xec\xee\xef][\x80-\xbf]?|\xed[\x80-\x9f]?)$/, 2],
  [
    /^(?:\xf0(?:[\x90-\xbf][\x80-\xbf]?)?|[\xf1-\xf3](?:[\x80-\xbf][\x80-\xbf]?)?|\xf4(?:[\x80-\x8f][\x80-\xbf]?)?)$/,
    3,
  ],
] as const;

/** Bytes at the end that are the beginning of a character, by the table of the Unicode Standard (3-7). */
function unfinished(bytes: Buffer): number {
  for (let length = Math.min(3, bytes.length); length > 0; length--) {
    const tail = bytes.subarray(bytes.length - length).toString('latin1');
    if (patterns.some(([pattern]) => pattern.test(tail))) return length;
  }
  return 0;
}

/**
 * What must come out of encoding and decoding, said a second time and simply: a character that is split moves to its
 * last byte, unless a gap or the end comes first; known window sizes vanish; adjacent data of a moment is one event.
 */
export function expectedEvents(events: readonly RecordingEvent[]): RecordingEvent[] {
  const result: RecordingEvent[] = [];
  const waiting = { output: Buffer.alloc(0), input: Buffer.alloc(0) };
  let window = '';
  let at = 0;
  const add = (kind: 'output' | 'input', bytes: Buffer): void => {
    const last = result.at(-1);
    if (bytes.length === 0) return;
    if (last?.kind === kind && last.at === at) {
      result[result.length - 1] = { kind, at, data: new Uint8Array(Buffer.concat([last.data, bytes])) };
    } else result.push({ kind, at, data: new Uint8Array(bytes) });
  };
  const giveUp = (): void => {
    for (const kind of ['output', 'input'] as const) {
      add(kind, waiting[kind]);
      waiting[kind] = Buffer.alloc(0);
    }
  };
  for (const event of events) {
    at = event.at;
    // It is in the `time` of messages.
    if (event.kind === 'clock') continue;
    if (event.kind === 'output' || event.kind === 'input') {
      const bytes = Buffer.concat([waiting[event.kind], event.data]);
      const keep = unfinished(bytes);
      waiting[event.kind] = bytes.subarray(bytes.length - keep);
      add(event.kind, bytes.subarray(0, bytes.length - keep));
    } else if (event.kind === 'resize') {
      const size = `${event.cols}x${event.rows}`;
      if (size !== window) result.push(event);
      window = size;
    } else {
      if (event.kind === 'gap' || event.kind === 'end') giveUp();
      result.push(event);
    }
  }
  giveUp();
  return result;
}
