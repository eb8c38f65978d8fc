import { latin1Of } from '../record/latin1.ts';
import type { LineReader, OnLine } from './line-reader.ts';

/**
 * Bytes of a line that are kept in one piece. The longest message of the kernel is 8,970 bytes (MAX_AUDIT_MESSAGE_LENGTH)
 * and auditd's names make it about twice as long. A longer line is given in pieces of this size: nothing of it is lost, and no more than one piece is in memory.
 */
const LINE_LIMIT = 1024 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Cuts bytes into lines at LF or CRLF. NUL and any other byte is part of a line. */
export class LineCutter implements LineReader {
  readonly #onLine: OnLine;
  readonly #limit: number;
  /** Text of a line whose end has not come. */
  #rest: string[] = [];
  #restBytes = 0;

  constructor(onLine: OnLine, limit = LINE_LIMIT) {
    this.#onLine = onLine;
    this.#limit = limit;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      if (this.#restBytes > 0 || end - start > this.#limit) {
        this.#keep(chunk, start, end);
        this.#giveLine();
      } else if (end > start && chunk[end - 1] === CARRIAGE_RETURN) {
        this.#onLine(latin1Of(chunk, start, end - 1), '\r\n');
      } else {
        this.#onLine(latin1Of(chunk, start, end), '\n');
      }
      start = end + 1;
    }
    this.#keep(chunk, start, chunk.length);
  }

  end(): true {
    if (this.#restBytes > 0) this.#onLine(this.#takeRest(), '');
    return true;
  }

  #giveLine(): void {
    const text = this.#takeRest();
    if (text.endsWith('\r')) this.#onLine(text.slice(0, -1), '\r\n');
    else this.#onLine(text, '\n');
  }

  /** Keeps bytes of a line that goes on; gives a piece whenever there is enough for one and more is known to follow. */
  #keep(chunk: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      if (this.#restBytes === this.#limit) this.#onLine(this.#takeRest(), 'cut');
      const next = Math.min(end, at + this.#limit - this.#restBytes);
      this.#rest.push(latin1Of(chunk, at, next));
      this.#restBytes += next - at;
      at = next;
    }
  }

  #takeRest(): string {
    const text = this.#rest.join('');
    this.#rest = [];
    this.#restBytes = 0;
    return text;
  }
}
