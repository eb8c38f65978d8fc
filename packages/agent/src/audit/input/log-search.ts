import { LogFile } from './log-file.ts';
import { type ListedLog, listLogs } from './log-files.ts';
import { type LogMark, matchOf, type StoredMark } from './log-mark.ts';

/** Opens a file; undefined where there is none. */
export async function openIfThere(path: string): Promise<LogFile | undefined> {
  try {
    return await LogFile.open(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The file that a checkpoint means: the one with its inode, else one that begins alike. */
export async function findStored(path: string, mark: StoredMark): Promise<LogFile | undefined> {
  let alike: LogFile | undefined;
  for (const listed of await listLogs(path)) {
    const file = await openIfThere(listed.path);
    if (file === undefined) continue;
    const match = matchOf(file.mark, mark);
    if (match === 'inode') {
      await alike?.close();
      return file;
    }
    if (match === 'content' && alike === undefined) alike = file;
    else await file.close();
  }
  return alike;
}

/** Path of the file that follows one that is finished; the log itself where that one is in none of its files any more. */
export async function pathAfter(path: string, mark: LogMark): Promise<string> {
  const logs = await listLogs(path);
  let at = logs.findIndex(({ device, inode }) => device === mark.device && inode === mark.inode);
  if (at === -1) at = await indexByContent(logs, mark);
  // A file that is gone was the oldest, so all that are there follow it.
  return logs[at + 1]?.path ?? path;
}

/** The copy that was made of a log before it was cut off, when it had at least `size` bytes. */
export async function findCopy(path: string, mark: LogMark, size: number): Promise<LogFile | undefined> {
  if (mark.head.length === 0) return undefined;
  for (const listed of (await listLogs(path)).toReversed()) {
    if (listed.path === path) continue;
    const copy = await openIfThere(listed.path);
    if (copy === undefined) continue;
    if (beginsAlike(copy.mark, mark) && (copy.compressed || (await copy.size()) >= size)) return copy;
    await copy.close();
  }
  return undefined;
}

/** The index of a file that was compressed or copied meanwhile; -1 where it is not there. */
async function indexByContent(logs: readonly ListedLog[], mark: LogMark): Promise<number> {
  if (mark.head.length === 0) return -1;
  for (const [index, { path }] of logs.entries()) {
    const other = await openIfThere(path);
    await other?.close();
    if (other !== undefined && beginsAlike(other.mark, mark)) return index;
  }
  return -1;
}

function beginsAlike(other: LogMark, mark: LogMark): boolean {
  return other.head.subarray(0, mark.head.length).equals(mark.head);
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
