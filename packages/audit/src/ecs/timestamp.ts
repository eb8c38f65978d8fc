/** Last ms that an index takes as a date without a sign: the year 9999. A damaged stamp may say more. */
const LAST_MS = 253_402_300_799_999;

let second = Number.NaN;
let prefix = '';

/** ISO 8601 in UTC with milliseconds. Events of the same second share all but the end. */
export function timestamp(ms: number): string {
  const within = Math.min(Math.max(Math.trunc(ms), 0), LAST_MS);
  const rest = within % 1000;
  if (within - rest !== second) {
    second = within - rest;
    prefix = new Date(second).toISOString().slice(0, -4);
  }
  return `${prefix}${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}Z`;
}
