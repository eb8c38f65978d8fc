import { setTimeout as later } from 'node:timers/promises';
import { hasCode } from '@scribery/errors';
import { LogFile } from './log-file.ts';
import { type ListedLog, listLogs } from './log-files.ts';
import { type LogMark, matchOf, type StoredMark } from './log-mark.ts';

/**
 * Times that files are looked through again because one was renamed between listing and opening it, and the ms between. A
 * rotation is a handful of renames; what takes longer than ten seconds is none, and ends the search with an error.
 */
const TRIES = 1000;
const BETWEEN_TRIES_MS = 10;

/** What of a rotated log can be asked for. Every answer is of one moment: no file is missed because it was renamed meanwhile. */
export class LogSearch {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The oldest file; undefined where there is none. */
  oldest(): Promise<LogFile | undefined> {
    return this.#look(async ([first]) => (first === undefined ? undefined : openListed(first)));
  }

  /** The log itself; undefined where there is none. */
  current(): Promise<LogFile | undefined> {
    return openIfThere(this.#path);
  }

  /** The file that a checkpoint means: the one with its inode, else one that begins alike. */
  stored(mark: StoredMark): Promise<LogFile | undefined> {
    return this.#look(async (logs) => {
      const byInode = await firstOf(logs, (file) => matchOf(file.mark, mark) === 'inode');
      return byInode ?? firstOf(logs, (file) => matchOf(file.mark, mark) === 'content');
    });
  }

  /** The file that follows one that is finished; undefined while there is none. */
  after(mark: LogMark): Promise<LogFile | undefined> {
    return this.#look(async (logs) => {
      let at = logs.findIndex(({ device, inode }) => device === mark.device && inode === mark.inode);
      if (at === -1) at = await indexByContent(logs, mark);
      // A file that is gone was the oldest, so all that are there follow it.
      const next = logs[at + 1];
      return next === undefined ? undefined : openListed(next);
    });
  }

  /** The copy that was made of a log before it was cut off, when it had at least `size` bytes. */
  copy(mark: LogMark, size: number): Promise<LogFile | undefined> {
    if (mark.head.length === 0) return Promise.resolve(undefined);
    return this.#look((logs) =>
      firstOf(
        logs.filter(({ path }) => path !== this.#path).toReversed(),
        async (file) => beginsAlike(file.mark, mark) && (file.compressed || (await file.size()) >= size),
      ),
    );
  }

  /** Looks through the files, again when one of them was renamed meanwhile. */
  async #look<T>(look: (logs: readonly ListedLog[]) => Promise<T>): Promise<T> {
    for (let n = 1; ; n++) {
      try {
        return await look(await listLogs(this.#path));
      } catch (error) {
        if (!(error instanceof Renamed) || n === TRIES) throw error;
      }
      await later(BETWEEN_TRIES_MS);
    }
  }
}

/** A listed file has another name now. */
class Renamed extends Error {}

/** Opens a listed file. Throws Renamed when its name has another file now, or none. */
async function openListed({ path, device, inode }: ListedLog): Promise<LogFile> {
  const file = await openIfThere(path);
  if (file !== undefined && file.mark.device === device && file.mark.inode === inode) return file;
  await file?.close();
  throw new Renamed(`${path} was renamed`);
}

async function openIfThere(path: string): Promise<LogFile | undefined> {
  try {
    return await LogFile.open(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The first file for which something holds, open. */
async function firstOf(
  logs: readonly ListedLog[],
  holds: (file: LogFile) => boolean | Promise<boolean>,
): Promise<LogFile | undefined> {
  for (const listed of logs) {
    const file = await openListed(listed);
    if (await holds(file)) return file;
    await file.close();
  }
  return undefined;
}

/** The index of a file that was compressed or copied meanwhile; -1 where it is not there. */
async function indexByContent(logs: readonly ListedLog[], mark: LogMark): Promise<number> {
  if (mark.head.length === 0) return -1;
  for (const [index, listed] of logs.entries()) {
    const other = await openListed(listed);
    await other.close();
    if (beginsAlike(other.mark, mark)) return index;
  }
  return -1;
}

function beginsAlike(other: LogMark, mark: LogMark): boolean {
  return other.head.subarray(0, mark.head.length).equals(mark.head);
}
