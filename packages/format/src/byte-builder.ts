const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes at first; most messages of somebody who types need no more. */
const FIRST_SIZE = 1024;

/** Up to so many bytes a loop is faster than a call of `set` (measured: by 3 times for 8 bytes, even at 40). */
const SHORT = 32;

/**
 * Bytes that are put together piece by piece and read as text once, at the end: a string that grows by a few
 * characters at a time costs ten times as much. Used again and again, it makes no garbage.
 */
export class ByteBuilder {
  /** The first `length` bytes count. `reserve` replaces it: whoever writes here keeps no copy over that. */
  bytes = new Uint8Array(FIRST_SIZE);
  length = 0;

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** Adds the bytes from `start` to `end`. */
  add(data: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    if (end - start > SHORT) this.bytes.set(data.subarray(start, end), this.length);
    else for (let at = start; at < end; at++) this.bytes[this.length + at - start] = data[at] ?? 0;
    this.length += end - start;
  }

  /** Adds ASCII text. */
  addAscii(text: string): void {
    this.reserve(text.length);
    for (let at = 0; at < text.length; at++) this.bytes[this.length++] = text.charCodeAt(at);
  }

  /** Adds a whole number that is not negative, in decimal digits. */
  addNumber(number: number): void {
    if (number >= 10) {
      if (number >= 100) {
        this.addAscii(String(number));
        return;
      }
      const tens = Math.trunc(number / 10);
      this.addByte(0x30 + tens);
      number -= 10 * tens;
    }
    this.addByte(0x30 + number);
  }

  addByte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** What was added, read as UTF-8. */
  text(): string {
    return decoder.decode(this.bytes.subarray(0, this.length));
  }

  /** What was added, byte by byte. */
  list(): number[] {
    const list = new Array<number>(this.length);
    for (let at = 0; at < this.length; at++) list[at] = this.bytes[at] ?? 0;
    return list;
  }
}
