const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes as `812 B` or `3.4 MB` (powers of 1000). */
export function byteSizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`;
}
