/** A moment (ms since 1970) as date and time of the viewer's zone: `2026-11-23 21:04:46`; sorts as it reads. */
export function formatWallTime(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return 'unknown';
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const STEPS: readonly (readonly [ms: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** How long ago: `3 hours ago`, `yesterday`, `now`. */
export function formatAgo(ms: number, now: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [size, unit] of STEPS) {
    if (Math.abs(ms - now) >= size) return format.format(Math.trunc((ms - now) / size), unit);
  }
  return 'just now';
}
