import { latin1Of } from '../record/latin1.ts';
import { ByteQueue } from './byte-queue.ts';
import type { LineReader, OnLine } from './line-reader.ts';

/** Bytes that are searched for the next message before they are given as a line: several times the longest message. */
const STRAY_LIMIT = 65_536;

/** A message at the start of some bytes. */
export interface FramedMessage {
  readonly line: string;
  /** Bytes of it, its header included. */
  readonly bytes: number;
  /** Bytes behind it that may fill up to the next message, whatever is in them. */
  readonly filling: number;
}

/** How messages of one kind are told apart. */
export interface Framing {
  /** Bytes in which a header can be seen. */
  readonly headerBytes: number;
  isHeader(bytes: Uint8Array, at: number): boolean;
  /** The message at the start, where a header stands; undefined when more bytes are needed, `last` when none come. */
  read(bytes: Uint8Array, last: boolean): FramedMessage | undefined;
}

/**
 * Reads messages behind headers. Where no header stands, the next one is looked for; the bytes up to there are a line of
 * their own, so that they are told.
 */
export class FramedMessages implements LineReader {
  readonly #framing: Framing;
  readonly #onLine: OnLine;
  readonly #queue = new ByteQueue();
  #filling = 0;
  #found = false;

  constructor(framing: Framing, onLine: OnLine) {
    this.#framing = framing;
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    this.#queue.push(chunk);
    while (this.#step(false));
  }

  end(): boolean {
    while (this.#step(true));
    this.#giveStray(this.#queue.length);
    return this.#found;
  }

  /** Reads one message, or passes over what is none; false when more bytes are needed. */
  #step(last: boolean): boolean {
    const bytes = this.#queue.peek();
    if (bytes.length < this.#framing.headerBytes) return false;
    if (!this.#framing.isHeader(bytes, 0))
      return this.#filling > 0 ? this.#skipFilling(bytes, last) : this.#skip(bytes);
    const message = this.#framing.read(bytes, last);
    if (message === undefined) return false;
    this.#found = true;
    this.#queue.take(message.bytes);
    this.#filling = message.filling;
    this.#onLine(message.line, '\n');
    return true;
  }

  #skipFilling(bytes: Uint8Array, last: boolean): boolean {
    const filling = this.#filling;
    if (bytes.length < filling + this.#framing.headerBytes && !last) return false;
    this.#filling = 0;
    const isWhole = bytes.length === filling || this.#framing.isHeader(bytes, filling);
    if (isWhole || (bytes.length < filling && bytes.every((byte) => byte === 0))) this.#queue.take(filling);
    return true;
  }

  #skip(bytes: Uint8Array): boolean {
    const lastPlace = bytes.length - this.#framing.headerBytes;
    for (let at = 1; at <= lastPlace; at++) {
      if (!this.#framing.isHeader(bytes, at)) continue;
      this.#giveStray(at);
      return true;
    }
    // All but what may be the start of a header.
    if (bytes.length > STRAY_LIMIT) this.#giveStray(lastPlace + 1);
    return false;
  }

  #giveStray(count: number): void {
    if (count > 0) this.#onLine(latin1Of(this.#queue.take(count)), '\n');
  }
}
