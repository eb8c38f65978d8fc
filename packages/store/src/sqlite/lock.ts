import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ScriberyError } from '@scribery/errors';
import { storeError } from './sqlite-error.ts';

/**
 * Makes this process the one that writes into a data directory, until the returned function is called or it ends,
 * however it ends: the lock is SQLite's own on `lock.sqlite`, which the kernel gives up for a process that is gone.
 * Throws SCR_STORE_LOCKED, naming the process that has it.
 */
export function lockStore(directory: string): () => void {
  const file = join(directory, 'lock.sqlite');
  const holder = join(directory, 'lock.pid');
  let database: DatabaseSync | undefined;
  try {
    closeSync(openSync(file, 'a', 0o600));
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    database?.close();
    const failure = storeError(error, file);
    if (failure.code !== 'SCR_STORE_LOCKED') throw failure;
    throw new ScriberyError(
      'SCR_STORE_LOCKED',
      `${nameOf(holder)} writes into ${directory}; end it or use it as the server`,
      {
        cause: error,
        place: { file },
      },
    );
  }
  const held = database;
  return () => held.close();
}

function nameOf(holder: string): string {
  try {
    const pid = readFileSync(holder, 'utf8').trim();
    return /^\d+$/.test(pid) ? `process ${pid}` : 'another process';
  } catch {
    // Written just after the lock is taken, so it may not be there yet.
    return 'another process';
  }
}
