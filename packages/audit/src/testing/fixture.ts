import { readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/', import.meta.url);

/** The bytes of a file under `fixtures/`. */
export function fixture(path: string): Buffer {
  return readFileSync(new URL(path, folder));
}

/** Where a file under `fixtures/` is, for programs. */
export function fixturePath(path: string): string {
  return new URL(path, folder).pathname;
}
