import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Lock } from './lock.ts';
import { SPOOL_SUFFIX } from './spool/spool.ts';

/** Age in ms at which what an agent needs for microseconds while it locks counts as left behind. */
const LOCKING_MOST_MS = 600_000;

/** Removes journals and locks whose spool is gone: their agent died just after it had deleted that. */
export function removeOrphans(directory: string, names: readonly string[]): void {
  for (const name of names) {
    const [, stem, rest] = /^(.+?)\.(journal|spool\.lock|spool\.lock\..+)$/.exec(name) ?? [];
    if (stem === undefined || rest === undefined) continue;
    const path = join(directory, name);
    if (rest !== 'journal' && rest !== 'spool.lock') {
      const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (modified !== undefined && Date.now() - modified > LOCKING_MOST_MS) rmSync(path, { force: true });
      continue;
    }
    const spool = join(directory, `${stem}${SPOOL_SUFFIX}`);
    if (existsSync(spool)) continue;
    const lock = Lock.acquire(`${spool}.lock`);
    if (lock === undefined) continue;
    // Asked again under the lock: nobody begins a recording's journal without it.
    if (rest === 'journal' && !existsSync(spool)) rmSync(path, { force: true });
    lock.release();
  }
}
