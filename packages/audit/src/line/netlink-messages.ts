import { latin1Of } from '../record/latin1.ts';
import { ByteQueue } from './byte-queue.ts';
import type { LineReader, OnLine } from './line-reader.ts';
import { messageLine } from './message-line.ts';

/** struct nlmsghdr: length (32 bits), type (16), flags (16), sequence (32), port (32). */
const HEADER_BYTES = 16;

/** Messages start at multiples of this (NLMSG_ALIGNTO). */
const ALIGNMENT = 4;

/** Largest message; MAX_AUDIT_MESSAGE_LENGTH is 8,970. A larger length is damage. */
const SIZE_LIMIT = 65_536;

const MESSAGE = 'audit(';

/**
 * Reads messages as a netlink socket gives them. A length counts its header (RFC 3549), but what the kernel sends for
 * audit has a length without it (`nlmsg_len` is the text's), so both are understood by where the next message stands.
 */
export class NetlinkMessages implements LineReader {
  readonly #onLine: OnLine;
  readonly #queue = new ByteQueue();

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

  #step(last: boolean): boolean {
    const bytes = this.#queue.peek();
    if (bytes.length < HEADER_BYTES + MESSAGE.length) return false;
    const header = headerAt(bytes, 0);
    if (header === undefined) return this.#skip(bytes);
    const { type, length } = header;
    // Both ends, and the next header behind either, have to be there before one can be chosen.
    if (!last && bytes.length < aligned(HEADER_BYTES + length) + HEADER_BYTES + MESSAGE.length) return false;
    const size = sizeOf(bytes, length);
    this.#queue.take(HEADER_BYTES);
    this.#onLine(messageLine(type, this.#queue.take(size.text)), '\n');
    this.#queue.take(size.padding);
    return true;
  }

  #skip(bytes: Uint8Array): boolean {
    for (let at = 1; at + HEADER_BYTES + MESSAGE.length <= bytes.length; at++) {
      if (headerAt(bytes, at) === undefined) continue;
      this.#giveStray(at);
      return true;
    }
    if (bytes.length > SIZE_LIMIT) this.#giveStray(bytes.length - HEADER_BYTES - MESSAGE.length + 1);
    return false;
  }

  #giveStray(count: number): void {
    if (count > 0) this.#onLine(latin1Of(this.#queue.take(count)), '\n');
  }
}

interface Header {
  readonly type: number;
  /** As stated. */
  readonly length: number;
}

/** The header at a place, where `audit(` stands behind it. */
function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  if (at + HEADER_BYTES + MESSAGE.length > bytes.length) return undefined;
  for (let i = 0; i < MESSAGE.length; i++)
    if (bytes[at + HEADER_BYTES + i] !== MESSAGE.charCodeAt(i)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER_BYTES);
  const little = view.getUint16(2, true) === 0;
  const length = view.getUint32(0, little);
  return length > SIZE_LIMIT ? undefined : { type: view.getUint16(4, little), length };
}

/** How much of what follows the header is text, and how much fills up to the next message or the end. */
function sizeOf(bytes: Uint8Array, length: number): { text: number; padding: number } {
  const isEnd = (at: number): boolean => bytes.length === at || headerAt(bytes, at) !== undefined;
  const counted = [length, aligned(length)].find((end) => end >= HEADER_BYTES && isEnd(end));
  if (counted !== undefined) return { text: length - HEADER_BYTES, padding: counted - length };
  const end = HEADER_BYTES + length;
  return { text: length, padding: !isEnd(end) && isEnd(aligned(end)) ? aligned(end) - end : 0 };
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
