/** The speeds that one key leads through. */
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

/** The next faster (`by` 1) or slower (-1) speed; the last one stays. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  const next = by === 1 ? SPEEDS.find((s) => s > speed) : SPEEDS.findLast((s) => s < speed);
  return next ?? clampSpeed(speed);
}

/** Any number, as a speed that the engine plays at. */
export function clampSpeed(speed: number): number {
  const slowest = SPEEDS[0] ?? 1;
  const fastest = SPEEDS.at(-1) ?? 1;
  return Number.isFinite(speed) ? Math.min(fastest, Math.max(slowest, speed)) : 1;
}
