import { characterAt } from './utf8.ts';

/** A stretch of valid UTF-8: where it ends, its code points, and its bytes as a JSON string without quotes. */
export interface TextRun {
  readonly end: number;
  readonly characters: number;
  readonly size: number;
}

/** Bytes that JSON.stringify makes of each ASCII byte: 6 for `\u001b`, 2 for `\n` or `\"`, else 1. */
const ESCAPED_SIZE = new Uint8Array(128).fill(1);
ESCAPED_SIZE.fill(6, 0, 0x20);
for (const short of '\b\t\n\f\r"\\') ESCAPED_SIZE[short.charCodeAt(0)] = 2;

/** The longest run of whole valid characters from `start` whose escaped size is at most `room`; maybe empty. */
export function textRun(data: Uint8Array, start: number, end: number, room: number): TextRun {
  let at = start;
  let size = 0;
  let wide = 0;
  while (at < end) {
    const byte = data[at] ?? 0;
    if (byte < 0x80) {
      size += ESCAPED_SIZE[byte] ?? 1;
      if (size > room) {
        size -= ESCAPED_SIZE[byte] ?? 1;
        break;
      }
      at++;
    } else {
      const length = characterAt(data, at, end);
      if (length <= 0 || size + length > room) break;
      at += length;
      size += length;
      wide += length - 1;
    }
  }
  return { end: at, characters: at - start - wide, size };
}
