const ZERO = 0x30;
const DOT = 0x2e;
const COLON = 0x3a;
const CLOSE = 0x29;

/** Most digits of a number in a stamp: more cannot be told apart as a number, and no kernel writes them. */
const DIGITS_LIMIT = 15;

/** Reads `1364481363.243:24287)`, what stands behind `audit(`. One object serves a whole log: nothing is made for a line. */
export class StampReader {
  /** ms since 1970. */
  time = 0;
  serial = 0;
  #number = 0;

  /** Gives the place behind the closing parenthesis, -1 where there is no stamp at `start`. */
  read(text: string, start: number): number {
    let at = this.#digits(text, start);
    if (at < 0) return -1;
    this.time = this.#number * 1000;
    if (text.charCodeAt(at) === DOT) {
      const end = this.#digits(text, at + 1);
      if (end < 0) return -1;
      const decimals = end - at - 1;
      this.time += decimals === 3 ? this.#number : Math.floor(this.#number * 10 ** (3 - decimals));
      at = end;
    }
    if (text.charCodeAt(at) !== COLON) return -1;
    at = this.#digits(text, at + 1);
    if (at < 0 || text.charCodeAt(at) !== CLOSE) return -1;
    this.serial = this.#number;
    return at + 1;
  }

  #digits(text: string, start: number): number {
    let at = start;
    let number = 0;
    for (; ; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      // The end of the text is NaN, which is not in the range either.
      if (!(digit >= 0 && digit <= 9)) break;
      number = number * 10 + digit;
    }
    if (at === start || at - start > DIGITS_LIMIT) return -1;
    this.#number = number;
    return at;
  }
}
