import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '@scribery/errors';

/** A file of a rotated log. */
export interface ListedLog {
  readonly path: string;
  readonly device: number;
  readonly inode: number;
}

/** Longest wait for a rotation to come to its end, as looks at the directory; auditd renames a handful of files. */
const LOOKS = 20;

/**
 * The log at `path` and what it was rotated to (`audit.log.1`, `audit.log.2.gz`, `audit.log-20240131`), oldest first. While
 * files are being renamed a directory can be seen half done, so it is looked at until two looks agree.
 */
export async function listLogs(path: string): Promise<ListedLog[]> {
  let before = await lookOnce(path);
  for (let look = 0; look < LOOKS; look++) {
    const now = await lookOnce(path);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  return before;
}

async function lookOnce(path: string): Promise<ListedLog[]> {
  const directory = dirname(path);
  const name = basename(path);
  const found: { readonly listed: ListedLog; readonly number: number; readonly modified: number }[] = [];
  for (const entry of await namesIn(directory)) {
    if (!isRotated(entry, name)) continue;
    const file = await statIfThere(join(directory, entry));
    if (file === undefined || !file.isFile()) continue;
    const listed = { path: join(directory, entry), device: file.dev, inode: file.ino };
    found.push({ listed, number: numberOf(entry, name), modified: file.mtimeMs });
  }
  // Numbers grow with age; the log itself has 0. Where names are dates, the time of the last line decides.
  found.sort((a, b) => {
    const numbered = !Number.isNaN(a.number) && !Number.isNaN(b.number);
    return numbered ? b.number - a.number : a.modified - b.modified;
  });
  return found.map(({ listed }) => listed);
}

function isRotated(entry: string, name: string): boolean {
  if (entry === name) return true;
  return (
    entry.startsWith(name) &&
    /^[.-][\w-]+(?:\.gz)?$/.test(entry.slice(name.length)) &&
    !entry.endsWith('.lock')
  );
}

/** NaN for a name that is no number: a date, as logrotate's `dateext` gives, has eight digits. */
function numberOf(entry: string, name: string): number {
  if (entry === name) return 0;
  const digits = /^\.(\d{1,5})(?:\.gz)?$/.exec(entry.slice(name.length))?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}

async function namesIn(directory: string): Promise<string[]> {
  return (await ifThere(readdir(directory))) ?? [];
}

function statIfThere(path: string): Promise<Stats | undefined> {
  return ifThere(stat(path));
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
