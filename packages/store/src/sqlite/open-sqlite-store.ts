import { mkdirSync } from 'node:fs';
import type { Store } from '../store.ts';
import { lockStore } from './lock.ts';
import { Months } from './months.ts';
import { storeError } from './sqlite-error.ts';
import { SqliteStore } from './sqlite-store.ts';
import { WordIndex } from './words/word-index.ts';

export interface SqliteStoreOptions {
  /** `write` holds the store for itself; any number of processes may `read`, also while one writes. */
  readonly mode: 'read' | 'write';
  /** Nobody needs the store after a crash: nothing is synced to the disk. */
  readonly ephemeral?: boolean;
  /** Pages of 4 KiB that each month may have; the file system decides where it is left out. */
  readonly maxPages?: number;
  /** Blocks of lines in each part of the index of words; as many as are best where it is left out. */
  readonly runBlocks?: number;
}

/**
 * Opens the store of a data directory. For writing, the directory is made (mode 0700) when it is not there; for reading,
 * one that is not there is an empty store until somebody makes it. Throws SCR_STORE_LOCKED when another process, or
 * this one, has it open to write, and SCR_STORE_UNUSABLE when it cannot be made.
 */
export async function openSqliteStore(
  directory: string,
  { mode, ephemeral = false, maxPages, runBlocks }: SqliteStoreOptions,
): Promise<Store> {
  const words = new WordIndex(runBlocks);
  if (mode === 'read') return new SqliteStore(new Months(directory, 'read'), words, () => {});
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeError(error, directory);
  }
  const release = lockStore(directory);
  try {
    return new SqliteStore(
      new Months(directory, ephemeral ? 'ephemeral' : 'write', maxPages),
      words,
      release,
    );
  } catch (error) {
    release();
    throw error;
  }
}
