const encoder = new TextEncoder();

/** Bytes at first; most messages of somebody who types need no more. */
const FIRST_SIZE = 1024;

/** UTF-8 bytes that a UTF-16 unit takes at most. */
const UNIT_BYTES = 3;

/**
 * Bytes that are put together piece by piece: a string that grows by a few characters at a time costs ten times as much.
 * Used again and again, it makes no garbage.
 */
export class GrowingBytes {
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

  /** Adds the bytes of another one from index `start` on. */
  addBytes({ bytes, length }: GrowingBytes, start = 0): void {
    this.reserve(length - start);
    this.bytes.set(bytes.subarray(start, length), this.length);
    this.length += length - start;
  }

  /** Adds a text in UTF-8. */
  addText(text: string): void {
    this.reserve(UNIT_BYTES * text.length);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Adds ASCII text; for a few characters quicker than `addText`. */
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
}
