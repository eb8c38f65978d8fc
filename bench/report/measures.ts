import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { arch, cpus, loadavg } from 'node:os';

/** What a figure was measured on: versions, processor, and how busy the machine was just now. */
export function machine(): string {
  const loads = loadavg().map((load) => load.toFixed(2));
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `node ${process.version}, ${arch()}, ${cpus().length} × ${processor}, load ${loads.join(' ')}`;
}

/** The value that a share (0 to 1) of the values is not above; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Bytes of all the files under a directory. */
export function directoryBytes(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
