import { joinBytes } from './join-bytes.ts';

/**
 * Longest line that readers keep, in bytes. The largest message that we write has 1 MiB of payload, and tlog's default
 * is 2 KiB; a longer line is passed over without keeping it in memory, and reported.
 */
export const LINE_LIMIT = 16 * 1024 * 1024;

/** What readers take: chunks of a file, cut anywhere. */
export type ByteSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** One line; `text` is undefined when it was longer than the limit, `damaged` when it was not all UTF-8. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string | undefined;
  /** Its bytes as they came, in the memory of the source's chunk where they stand in one; empty when it was too long. */
  readonly data: Uint8Array;
  readonly bytes: number;
  readonly damaged: boolean;
}

const LINE_FEED = 0x0a;
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** Cuts a source into lines at line feeds; the last one needs none. Bytes that are not UTF-8 become U+FFFD. */
export async function* readLines(source: ByteSource, limit = LINE_LIMIT): AsyncGenerator<Line> {
  const encoder = new TextEncoder();
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let number = 0;
  const add = (part: Uint8Array): void => {
    bytes += part.length;
    if (bytes > limit) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = (): Line => {
    number++;
    const data = parts.length === 1 && parts[0] !== undefined ? parts[0] : joinBytes(parts);
    const line = {
      number,
      bytes,
      data,
      ...(bytes > limit ? { text: undefined, damaged: true } : textOf(data)),
    };
    parts = [];
    bytes = 0;
    return line;
  };
  for await (const chunk of source) {
    const data = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
    let start = 0;
    for (let end = data.indexOf(LINE_FEED); end >= 0; end = data.indexOf(LINE_FEED, start)) {
      add(data.subarray(start, end));
      yield take();
      start = end + 1;
    }
    // A copy: the source may use its buffer again before the line ends. `slice` of a Buffer is none.
    add(new Uint8Array(data.subarray(start)));
  }
  if (bytes > 0) yield take();
}

function textOf(line: Uint8Array): { text: string; damaged: boolean } {
  try {
    return { text: strict.decode(line), damaged: false };
  } catch {
    return { text: lenient.decode(line), damaged: true };
  }
}
