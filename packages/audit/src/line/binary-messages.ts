import { latin1Of } from '../record/latin1.ts';
import { ByteQueue } from './byte-queue.ts';
import type { LineReader, OnLine } from './line-reader.ts';
import { messageLine } from './message-line.ts';

/** struct audit_dispatcher_header of libaudit.h: version, length of the header, type and size, 32 bits each. */
const HEADER_BYTES = 16;

/** MAX_AUDIT_MESSAGE_LENGTH: auditd's af_unix plugin fills every message up to this, whatever its size. */
const PADDED_BYTES = 8970;

/** Largest size that a header may state; a larger one is damage. Messages have 8,970 bytes, with auditd's names less than twice that. */
const SIZE_LIMIT = 65_536;

interface Header {
  readonly type: number;
  readonly size: number;
}

/**
 * Reads auditd's binary protocol, versions 0 (the kernel's text) and 1 (formatted lines), of either byte order. Where
 * no header stands, it looks for the next one; the bytes up to there are a line of their own, so that they are told.
 */
export class BinaryMessages implements LineReader {
  readonly #onLine: OnLine;
  readonly #queue = new ByteQueue();
  /** Bytes of padding that may stand before the next header. */
  #padding = 0;

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    this.#queue.push(chunk);
    while (this.#step(false));
  }

  end(): void {
    while (this.#step(true));
    this.#giveStray(this.#queue.length);
  }

  /** Reads one message; false when more bytes are needed. */
  #step(last: boolean): boolean {
    const bytes = this.#queue.peek();
    if (bytes.length < HEADER_BYTES) return false;
    const header = headerAt(bytes, 0);
    if (header === undefined) return this.#skip(bytes, last);
    if (bytes.length < HEADER_BYTES + header.size) return false;
    this.#queue.take(HEADER_BYTES);
    this.#onLine(messageLine(header.type, this.#queue.take(header.size)), '\n');
    this.#padding = Math.max(0, PADDED_BYTES - header.size);
    return true;
  }

  /** Passes over the padding behind a message, or over what is no message. */
  #skip(bytes: Uint8Array, last: boolean): boolean {
    const padding = this.#padding;
    if (padding > 0) {
      const complete = bytes.length >= padding + HEADER_BYTES || last;
      if (!complete) return false;
      this.#padding = 0;
      const alone = last && bytes.length <= padding && bytes.every((byte) => byte === 0);
      if (alone || bytes.length === padding || headerAt(bytes, padding) !== undefined) {
        this.#queue.take(padding);
        return true;
      }
    }
    for (let at = 1; at + HEADER_BYTES <= bytes.length; at++) {
      if (headerAt(bytes, at) === undefined) continue;
      this.#giveStray(at);
      return true;
    }
    // All but what may be the start of a header; and no more than one message of it is kept.
    if (bytes.length > SIZE_LIMIT) this.#giveStray(bytes.length - HEADER_BYTES + 1);
    return false;
  }

  #giveStray(count: number): void {
    if (count > 0) this.#onLine(latin1Of(this.#queue.take(count)), '\n');
  }
}

/** The header at a place, where one stands there: version 0 or 1 and its own length, in one byte order or the other. */
function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  if (at + HEADER_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER_BYTES);
  const little = view.getUint8(4) === HEADER_BYTES;
  if (view.getUint32(4, little) !== HEADER_BYTES || view.getUint32(0, little) > 1) return undefined;
  const size = view.getUint32(12, little);
  return size > SIZE_LIMIT ? undefined : { type: view.getUint32(8, little), size };
}
