/** One record of a timing string. `first` and `second`: characters and bytes, or columns and rows. */
export interface TimingRecord {
  readonly mark: '<' | '[' | '>' | ']' | '=';
  /** Delay before it in ms. */
  readonly delay: number;
  readonly first: number;
  readonly second: number;
}

const PLUS = 0x2b;
const SPACE = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;
/** Absurd numbers end here, so that sums of them stay finite. */
const LARGEST = 1e300;

/**
 * Reads a timing string record by record. As tlog's own reader does, it takes blanks between records, several delays in a
 * row, and a delay that no record follows, which says nothing.
 *
 * `next` gives undefined at the end, and where the string does not follow the grammar any more; then `broken` is the index
 * of that place.
 */
export class TimingReader {
  readonly #timing: string;
  #at = 0;
  broken: number | undefined;

  constructor(timing: string) {
    this.#timing = timing;
  }

  next(): TimingRecord | undefined {
    if (this.broken !== undefined) return undefined;
    const start = this.#at;
    const delay = this.#delay();
    if (this.#at === this.#timing.length && !Number.isNaN(delay)) return undefined;
    const record = this.#record(delay);
    if (record === undefined) this.broken = start;
    return record;
  }

  /** The delays that stand before the next record, together; mostly there is one, or none. */
  #delay(): number {
    let delay = 0;
    for (;;) {
      const code = this.#timing.charCodeAt(this.#at);
      if (code === PLUS) {
        this.#at++;
        delay = Math.min(delay + this.#number(), LARGEST);
      } else if (code === SPACE || (code >= TAB && code <= RETURN)) {
        this.#at++;
      } else {
        return delay;
      }
    }
  }

  #record(delay: number): TimingRecord | undefined {
    const mark = this.#timing[this.#at++];
    const first = this.#number();
    let second = 0;
    switch (mark) {
      case '<':
      case '>':
        break;
      case '[':
      case ']':
        if (this.#timing[this.#at++] !== '/') return undefined;
        second = this.#number();
        break;
      case '=':
        if (this.#timing[this.#at++] !== 'x') return undefined;
        second = this.#number();
        break;
      case undefined:
      default:
        return undefined;
    }
    return Number.isNaN(delay + first + second) ? undefined : { mark, delay, first, second };
  }

  /** The digits that stand here, as large as they may be; NaN where there are none. */
  #number(): number {
    const start = this.#at;
    let value = 0;
    for (;;) {
      const digit = this.#timing.charCodeAt(this.#at) - 0x30;
      if (!(digit >= 0 && digit <= 9)) return this.#at === start ? Number.NaN : value;
      value = Math.min(value * 10 + digit, LARGEST);
      this.#at++;
    }
  }
}
