import { arch, cpus, loadavg } from 'node:os';

/** What a figure was measured on: versions, processor, and how busy the machine was just now. */
export function machine(): string {
  const loads = loadavg().map((load) => load.toFixed(2));
  return `node ${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${loads.join(' ')}`;
}

/** The value below which the share `q` (0 to 1) of the values lies; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
