/**
 * A writer of its own, that rotates while others look: `rotating-writer.ts LOG ROTATIONS`. Two numbered lines go into each
 * file, and nothing is waited for.
 */
import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';

const [, , log = '', rotations = ''] = process.argv;
for (let n = 0; n < Number(rotations); n++) {
  appendFileSync(log, `line ${n * 2 + 1}\nline ${n * 2 + 2}\n`);
  let free = 1;
  while (existsSync(`${log}.${free}`)) free++;
  for (; free > 1; free--) renameSync(`${log}.${free - 1}`, `${log}.${free}`);
  renameSync(log, `${log}.1`);
  writeFileSync(log, '');
}
appendFileSync(log, 'end\n');
