/**
 * Bytes of lines that may wait for one before them. Events that are open at a time have at most 36 MiB of lines, so a line
 * that has not come after twice as many will not come: it was taken out of the converted file.
 */
const WAITING_LIMIT = 72 * 1024 * 1024;

/** Puts numbered lines in order again. */
export class LineOrder {
  readonly #onLine: (line: Uint8Array) => void;
  readonly #waiting = new Map<number, Uint8Array>();
  #bytes = 0;
  #next = 1;
  /** Numbers that never came. */
  missing = 0;

  constructor(onLine: (line: Uint8Array) => void) {
    this.#onLine = onLine;
  }

  push(number: number, line: Uint8Array): void {
    // Behind one converted log stands another, which counts from 1 again.
    if (number < this.#next || this.#waiting.has(number)) this.#startAgain();
    this.#waiting.set(number, line);
    this.#bytes += line.length;
    this.#giveReady();
    if (this.#bytes > WAITING_LIMIT) this.#skipMissing(WAITING_LIMIT / 2);
  }

  end(): void {
    this.#skipMissing(0);
  }

  #startAgain(): void {
    this.end();
    this.#next = 1;
  }

  #giveReady(): void {
    for (let line = this.#waiting.get(this.#next); line !== undefined; line = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#bytes -= line.length;
      this.#next++;
      this.#onLine(line);
    }
  }

  /** Goes on without lines that have not come, until no more than so many bytes wait. */
  #skipMissing(bytes: number): void {
    for (const number of [...this.#waiting.keys()].sort((a, b) => a - b)) {
      if (this.#bytes <= bytes && bytes > 0) return;
      if (number < this.#next) continue;
      this.missing += number - this.#next;
      this.#next = number;
      this.#giveReady();
    }
  }
}
