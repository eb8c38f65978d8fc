/**
 * Bits for each term: with FILTER_LOOKS, one block in eighty seems to have a term that it has not. Such a block is looked
 * through in vain, which costs little as there are never many of them.
 */
const FILTER_BITS = 10;
const FILTER_LOOKS = 4;

/** A Bloom filter of terms by their hashes: what the index knows of a block until it is listed. */
export function makeFilter(hashes: Int32Array): Uint8Array {
  const filter = new Uint8Array(Math.ceil((hashes.length * FILTER_BITS) / 8) + 1);
  const bits = filter.length * 8;
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0;
    const step = stepOf(hash);
    for (let look = 0; look < FILTER_LOOKS; look++) {
      const bit = ((hash + look * step) >>> 0) % bits;
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return filter;
}

/** Whether a filter may have a term: true of all that it was made of, and of a few others. */
export function mayHave(filter: Uint8Array, hash: number): boolean {
  const bits = filter.length * 8;
  const step = stepOf(hash);
  for (let look = 0; look < FILTER_LOOKS; look++) {
    const bit = ((hash + look * step) >>> 0) % bits;
    if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}

function stepOf(hash: number): number {
  return (Math.imul(hash, 0x85ebca6b) >>> 7) | 1;
}
