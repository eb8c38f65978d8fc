import { GrowingBytes } from './growing-bytes.ts';
import type { TimingWriter } from './timing-writer.ts';
import { characterAt } from './utf8.ts';

/** Bytes that an escape takes at most, and a place of the table. */
const ESCAPE_BYTES = 6;

/** Each ASCII byte as JSON.stringify writes it inside a string: `\u001b`, `\n`, `\"`, or the byte itself. */
const ESCAPES = new Uint8Array(128 * ESCAPE_BYTES);
const ESCAPE_SIZES = new Uint8Array(128);
for (let byte = 0; byte < 128; byte++) {
  const escaped = JSON.stringify(String.fromCharCode(byte)).slice(1, -1);
  ESCAPE_SIZES[byte] = new TextEncoder().encodeInto(escaped, ESCAPES.subarray(byte * ESCAPE_BYTES)).written;
}

/** Bytes of U+FFFD in UTF-8. */
const REPLACEMENT_BYTES = 3;
/** Bytes that a byte takes in a JSON list, with its comma: what is no character is from 128 to 255. */
const LISTED_BYTES = 4;
const COMMA = 0x2c;

/** The three digits of each byte from 128 on. */
const DIGITS = new TextEncoder().encode(
  Array.from({ length: 128 }, (_, index) => String(128 + index)).join(''),
);

/**
 * One stream's half of a message as JSON, made from bytes in one pass: the inside of its string, and of its list, where
 * each byte stands behind a comma, also the first.
 */
export class JsonStream {
  readonly text = new GrowingBytes();
  readonly list = new GrowingBytes();
  readonly #textMark: number;
  readonly #binaryMark: number;
  /** Code points, or invalid units, that were taken last. */
  #characters = 0;

  constructor(textMark: number, binaryMark: number) {
    this.#textMark = textMark;
    this.#binaryMark = binaryMark;
  }

  /** Bytes of text and list. */
  get size(): number {
    return this.text.length + this.list.length;
  }

  clear(): void {
    this.text.length = 0;
    this.list.length = 0;
  }

  /**
   * Takes characters and invalid bytes from `start` on, up to an unfinished character, or as far as they fit into `room`
   * bytes of text, list and timing together (a record that is open counts already); gives the index that it reached.
   */
  take(data: Uint8Array, start: number, at: number, room: number, timing: TimingWriter): number {
    this.#reserve(room, data.length - start);
    const most = room + this.size + timing.size;
    let index = start;
    while (index < data.length) {
      const length = characterAt(data, index, data.length);
      if (length === 0) break;
      timing.open(length > 0 ? this.#textMark : this.#binaryMark, at);
      const left = most - this.size - timing.size;
      const reached =
        length > 0 ? this.#takeCharacters(data, index, left) : this.#takeInvalid(data, index, left);
      if (reached === index) break;
      timing.grow(this.#characters, reached - index);
      index = reached;
    }
    return index;
  }

  /** Takes all of `data`, the beginning of a character, as one invalid unit; false when it does not fit. */
  takeUnfinished(data: Uint8Array, at: number, room: number, timing: TimingWriter): boolean {
    const most = room + timing.size;
    timing.open(this.#binaryMark, at);
    if (invalidSize(data.length) > most - timing.size) return false;
    this.#reserve(room, data.length);
    this.#addInvalid(data, 0, data.length);
    timing.grow(1, data.length);
    return true;
  }

  /** The table's places are copied as a whole, so that the last escape may write behind its end. */
  #reserve(room: number, bytes: number): void {
    this.text.reserve(Math.min(room, ESCAPE_BYTES * bytes) + ESCAPE_BYTES);
    this.list.reserve(Math.min(room, LISTED_BYTES * bytes));
  }

  /** Takes whole valid characters. */
  #takeCharacters(data: Uint8Array, start: number, room: number): number {
    const { text } = this;
    const { bytes } = text;
    const most = text.length + room;
    let to = text.length;
    let at = start;
    let wide = 0;
    while (at < data.length) {
      const byte = data[at] ?? 0;
      if (byte < 0x80) {
        const size = ESCAPE_SIZES[byte] ?? 1;
        if (to + size > most) break;
        if (size === 1) bytes[to] = byte;
        else for (let n = 0; n < ESCAPE_BYTES; n++) bytes[to + n] = ESCAPES[byte * ESCAPE_BYTES + n] ?? 0;
        to += size;
        at++;
      } else {
        const length = characterAt(data, at, data.length);
        if (length <= 0 || to + length > most) break;
        for (let n = 0; n < length; n++) bytes[to++] = data[at++] ?? 0;
        wide += length - 1;
      }
    }
    text.length = to;
    this.#characters = at - start - wide;
    return at;
  }

  /** Takes bytes that are no characters and cannot become any: U+FFFD for each unit, and its bytes. */
  #takeInvalid(data: Uint8Array, start: number, room: number): number {
    let left = room;
    let units = 0;
    let at = start;
    while (at < data.length) {
      const length = -characterAt(data, at, data.length);
      if (length <= 0) break;
      left -= invalidSize(length);
      if (left < 0) break;
      units++;
      this.#addInvalid(data, at, length);
      at += length;
    }
    this.#characters = units;
    return at;
  }

  #addInvalid(data: Uint8Array, start: number, length: number): void {
    const { text, list } = this;
    const to = text.length;
    text.bytes[to] = 0xef;
    text.bytes[to + 1] = 0xbf;
    text.bytes[to + 2] = 0xbd;
    text.length = to + REPLACEMENT_BYTES;
    for (let at = start; at < start + length; at++) {
      const digits = 3 * ((data[at] ?? 0) - 128);
      const place = list.length;
      list.bytes[place] = COMMA;
      list.bytes[place + 1] = DIGITS[digits] ?? 0;
      list.bytes[place + 2] = DIGITS[digits + 1] ?? 0;
      list.bytes[place + 3] = DIGITS[digits + 2] ?? 0;
      list.length = place + LISTED_BYTES;
    }
  }
}

function invalidSize(bytes: number): number {
  return REPLACEMENT_BYTES + LISTED_BYTES * bytes;
}
