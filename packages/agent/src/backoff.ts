/**
 * ms to wait before try `attempt` (from 1): doubles from `firstMs` up to `mostMs`, of which a random half is left out, so
 * that the agents of many hosts do not come back at the same moment.
 * @param random 0 to 1
 */
export function backoffMs(attempt: number, firstMs: number, mostMs: number, random: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return whole * (1 - random / 2);
}
