import { accessSync, constants, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode, ScriberyError } from '@scribery/errors';

/**
 * Looks whether messages could be stored in a file, before anything is recorded for it; makes nothing. Who records
 * something that takes hours is to know it then.
 *
 * @throws ScriberyError SCR_OUTPUT_FAILED
 */
export function checkFile(path: string): void {
  const directory = dirname(path);
  try {
    // A lock is made beside the file, so that its directory counts also where the file is there.
    accessSync(directory, constants.W_OK | constants.X_OK);
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return;
    if (!there.isFile()) throw failed(path, 'it is there and is no regular file');
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    if (cause instanceof ScriberyError) throw cause;
    if (hasCode(cause, 'ENOENT')) throw failed(path, `there is no directory ${directory}`, cause);
    throw failed(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function failed(path: string, detail: string, cause?: unknown): ScriberyError {
  return new ScriberyError('SCR_OUTPUT_FAILED', `${path}: ${detail}`, { cause });
}
