import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../fixtures/', import.meta.url);

/** The bytes of a file under `fixtures/`. */
export function fixture(path: string): Uint8Array {
  return readFileSync(new URL(path, folder));
}

/** The text of a golden file; WRITE_GOLDEN=1 makes it what the test found. */
export function golden(path: URL | string, found: string): string {
  const url = typeof path === 'string' ? new URL(`golden/${path}`, folder) : path;
  if (process.env['WRITE_GOLDEN'] === '1') writeFileSync(url, found);
  return readFileSync(url, 'utf8');
}
