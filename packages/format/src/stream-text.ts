const encoder = new TextEncoder();
/** Up to so many UTF-16 units a loop is faster than a call of the encoder. */
const SHORT = 24;
const REPLACEMENT = 0xfffd;

/** One stream's half of a message: gives back the bytes that its text and byte list stand for, piece by piece. */
export class StreamText {
  readonly #text: string;
  readonly #binary: readonly number[];
  readonly #bytes: Uint8Array;
  /** The text is ASCII and nothing has to be put in, so `#bytes` is already right and an index fits both. */
  readonly #plain: boolean;
  #index = 0;
  #listed = 0;
  #filled = 0;

  constructor(text: string, binary: readonly number[]) {
    const encoded = encoder.encode(text);
    this.#text = text;
    this.#binary = binary;
    this.#plain = encoded.length === text.length && binary.length === 0;
    this.#bytes = this.#plain ? encoded : new Uint8Array(encoded.length + binary.length);
  }

  /** Number of bytes given back so far: the start of the next piece. */
  get filled(): number {
    return this.#filled;
  }

  /** Text or bytes that no record has asked for yet. */
  get rest(): boolean {
    return this.#index < this.#text.length || this.#listed < this.#binary.length;
  }

  /** What was given back since `start`. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#filled);
  }

  /** Gives back the next characters as UTF-8; false when there are fewer. */
  takeText(characters: number): boolean {
    const start = this.#index;
    const complete = this.#advance(characters);
    this.#giveText(start);
    return complete;
  }

  /**
   * Skips characters that stand for bytes, and gives back the bytes; false when there are fewer, or other characters than
   * U+FFFD: those are not skipped, so that nobody can hide text in this way.
   */
  takeBinary(characters: number, bytes: number): boolean {
    const start = this.#index;
    const complete = this.#advance(characters);
    let replaced = true;
    for (let n = start; n < this.#index; n++) replaced &&= this.#text.charCodeAt(n) === REPLACEMENT;
    if (!replaced) this.#giveText(start);
    const end = Math.min(this.#binary.length, this.#listed + bytes);
    const whole = end - this.#listed === bytes;
    if (!this.#plain) {
      while (this.#listed < end) this.#bytes[this.#filled++] = this.#binary[this.#listed++] ?? 0;
    }
    return complete && replaced && whole;
  }

  /** Gives back the characters from `start` up to the index. */
  #giveText(start: number): void {
    if (this.#plain) this.#filled = this.#index;
    else if (this.#index - start > SHORT || !this.#copyAscii(start)) {
      const target = this.#bytes.subarray(this.#filled);
      this.#filled += encoder.encodeInto(this.#text.slice(start, this.#index), target).written;
    }
  }

  /** Copies up to the index when all of it is ASCII. */
  #copyAscii(start: number): boolean {
    for (let n = start; n < this.#index; n++) {
      const unit = this.#text.charCodeAt(n);
      if (unit > 0x7f) return false;
      this.#bytes[this.#filled + n - start] = unit;
    }
    this.#filled += this.#index - start;
    return true;
  }

  #advance(characters: number): boolean {
    if (this.#plain) {
      const end = this.#index + characters;
      this.#index = Math.min(this.#text.length, end);
      return end <= this.#text.length;
    }
    for (let n = 0; n < characters; n++) {
      const character = this.#text.codePointAt(this.#index);
      if (character === undefined) return false;
      this.#index += character > 0xffff ? 2 : 1;
    }
    return true;
  }
}
