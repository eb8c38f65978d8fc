import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words of a hand-kept file; lines that start with # say where they come from. */
export function supplement(name: string): string[] {
  return readFileSync(join(import.meta.dirname, 'supplement', `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .filter((word) => word !== '');
}
