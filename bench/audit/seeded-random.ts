/** The same numbers for the same seed, on every machine: whole numbers from 0 to below `bound`. */
export type SeededRandom = (bound: number) => number;

/** Marsaglia's xorshift32 (Journal of Statistical Software 8/14, 2003): quick, and random enough to mix a log. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
