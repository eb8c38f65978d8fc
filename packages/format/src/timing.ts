/** One record of a timing string. `first` and `second`: characters and bytes, or columns and rows. */
export interface TimingRecord {
  readonly mark: '<' | '[' | '>' | ']' | '=';
  /** Delay before it in ms. */
  readonly delay: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Reads a timing string record by record. `next` gives undefined at the end, and where the string does not follow the
 * grammar any more; then `broken` is the index of that place.
 */
export class TimingReader {
  readonly #timing: string;
  #at = 0;
  broken: number | undefined;

  constructor(timing: string) {
    this.#timing = timing;
  }

  next(): TimingRecord | undefined {
    if (this.#at === this.#timing.length || this.broken !== undefined) return undefined;
    const start = this.#at;
    const record = this.#record();
    if (record === undefined) this.broken = start;
    return record;
  }

  #record(): TimingRecord | undefined {
    let delay = 0;
    if (this.#timing[this.#at] === '+') {
      this.#at++;
      delay = this.#number();
    }
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
      // Absurd numbers end at 1e300, so that sums of them stay finite.
      value = Math.min(value * 10 + digit, 1e300);
      this.#at++;
    }
  }
}
