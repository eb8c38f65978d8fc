/** Numbers from 0 to below 1, the same for the same seed: a linear congruence (Numerical Recipes, 2nd ed., 7.1). */
export function seededFraction(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
