/**
 * Bytes of a chunk of a run. It is what one look at a term reads; with its row it fits into a page of the database, so
 * that none is wasted. A term with a long list makes a longer one.
 */
const CHUNK_BYTES = 4000;

/** Terms of 15 bytes or more, alike or different, say so in a byte of their own. */
export const LONG = 15;

/** A sorted list of terms with their blocks, cut into chunks, and the first term of each. */
export interface EncodedRun {
  readonly chunks: readonly Uint8Array[];
  readonly firsts: readonly string[];
}

/**
 * Writes the terms of a run. An entry is
 * - one byte: how many bytes the term begins with as the one before does (high half), and how many more it has; LONG in
 *   either says that the number less LONG follows as a byte; then those bytes,
 * - a number: the only block's place times two; or the length of the list that follows, times two plus one,
 * - the list: the first place and the steps to the next ones; or, when that is as long, a bit for each block of the run.
 * Numbers are of seven bits a byte, the lowest first, with the eighth set but in the last.
 */
export class RunEncoder {
  readonly #bitmapBytes: number;
  readonly #chunks: Uint8Array[] = [];
  readonly #firsts: string[] = [];
  #chunk = new Uint8Array(1 << 14);
  #end = 0;
  /** The term before, which the next one's beginning is compared with. */
  readonly #last = new Uint8Array(256);
  #lastLength = 0;
  readonly #list: Uint8Array;

  /** For a run of so many blocks. */
  constructor(blocks: number) {
    this.#bitmapBytes = Math.ceil(blocks / 8);
    this.#list = new Uint8Array(this.#bitmapBytes + 5);
  }

  /** Adds a term of so many bytes, and the places [from, to) of its blocks, which rise. Terms come in order. */
  add(bytes: Uint8Array, length: number, places: Uint32Array, from: number, to: number): void {
    const last = this.#last;
    if (this.#end >= CHUNK_BYTES - this.#bitmapBytes - length) this.#endChunk();
    if (this.#chunk.length < this.#end + 2 * length + this.#bitmapBytes + 16) {
      const larger = new Uint8Array(this.#chunk.length * 2);
      larger.set(this.#chunk);
      this.#chunk = larger;
    }
    const chunk = this.#chunk;
    let shared = 0;
    if (this.#end === 0) this.#firsts.push(Buffer.from(bytes.subarray(0, length)).toString('latin1'));
    else {
      const most = Math.min(length, this.#lastLength);
      while (shared < most && last[shared] === bytes[shared]) shared++;
    }
    const more = length - shared;
    let at = this.#end;
    chunk[at++] = (Math.min(shared, LONG) << 4) | Math.min(more, LONG);
    if (shared >= LONG) chunk[at++] = shared - LONG;
    if (more >= LONG) chunk[at++] = more - LONG;
    for (let next = shared; next < length; next++) {
      const byte = bytes[next] ?? 0;
      last[next] = byte;
      chunk[at++] = byte;
    }
    this.#lastLength = length;
    this.#end = this.#writeList(at, places, from, to);
  }

  finish(): EncodedRun {
    if (this.#end > 0) this.#endChunk();
    return { chunks: this.#chunks, firsts: this.#firsts };
  }

  #writeList(begin: number, places: Uint32Array, from: number, to: number): number {
    const chunk = this.#chunk;
    if (to - from === 1) return writeNumber(chunk, begin, (places[from] ?? 0) * 2);
    const list = this.#list;
    let length = 0;
    let before = 0;
    for (let next = from; next < to && length < this.#bitmapBytes; next++) {
      const place = places[next] ?? 0;
      length = writeNumber(list, length, place - before);
      before = place;
    }
    if (length >= this.#bitmapBytes) {
      length = this.#bitmapBytes;
      list.fill(0, 0, length);
      for (let next = from; next < to; next++) {
        const place = places[next] ?? 0;
        list[place >> 3] = (list[place >> 3] ?? 0) | (1 << (place & 7));
      }
    }
    const at = writeNumber(chunk, begin, length * 2 + 1);
    for (let next = 0; next < length; next++) chunk[at + next] = list[next] ?? 0;
    return at + length;
  }

  #endChunk(): void {
    this.#chunks.push(this.#chunk.slice(0, this.#end));
    this.#end = 0;
    this.#lastLength = 0;
  }
}

/** Writes a number of up to 31 bits; gives where it ends. */
export function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80;
  bytes[end++] = rest;
  return end;
}
