/** Bytes that were taken in but not used yet. */
export class ByteQueue {
  #bytes = new Uint8Array();
  #start = 0;

  get length(): number {
    return this.#bytes.length - this.#start;
  }

  push(chunk: Uint8Array): void {
    const joined = new Uint8Array(this.length + chunk.length);
    joined.set(this.peek());
    joined.set(chunk, this.length);
    this.#bytes = joined;
    this.#start = 0;
  }

  /** All bytes that are there, without taking them. */
  peek(): Uint8Array {
    return this.#bytes.subarray(this.#start);
  }

  /** Takes the first `count` bytes, or all. */
  take(count: number): Uint8Array {
    const start = this.#start;
    this.#start = Math.min(this.#bytes.length, start + count);
    return this.#bytes.subarray(start, this.#start);
  }
}
