import { type ErrorCode, hasCode, ScriberyError } from '@scribery/errors';

/** Primary result codes of SQLite that mean something to a user; https://www.sqlite.org/rescode.html. */
const MEANING: Readonly<Record<number, ErrorCode>> = {
  5: 'SCR_STORE_LOCKED', // SQLITE_BUSY
  6: 'SCR_STORE_LOCKED', // SQLITE_LOCKED
  11: 'SCR_STORE_DAMAGED', // SQLITE_CORRUPT
  13: 'SCR_STORE_FULL', // SQLITE_FULL, which ENOSPC becomes too
  26: 'SCR_STORE_DAMAGED', // SQLITE_NOTADB
};

/** What to do about it. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  SCR_STORE_DAMAGED:
    'move it away and import its recordings again, or put back a copy; other months stay usable',
  SCR_STORE_FULL: 'make room on its file system, then go on; nothing was left half-written',
  SCR_STORE_LOCKED: 'wait for the other program or end it',
  SCR_STORE_UNUSABLE: 'check that the directory exists and that this user may read and write it',
};

/** An error of node:sqlite or zstd, met in `file`, as one of ours; what is ours already passes. */
export function storeError(error: unknown, file: string): ScriberyError {
  if (error instanceof ScriberyError) return error;
  const code = codeOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  return new ScriberyError(code, `${file}: ${reason}; ${ADVICE[code] ?? ''}`, {
    cause: error,
    place: { file },
  });
}

function codeOf(error: unknown): ErrorCode {
  if (!(error instanceof Error)) return 'SCR_STORE_UNUSABLE';
  if ('errcode' in error && typeof error.errcode === 'number') {
    return MEANING[error.errcode & 0xff] ?? 'SCR_STORE_UNUSABLE';
  }
  if (hasCode(error, 'ENOSPC')) return 'SCR_STORE_FULL';
  // What was stored does not unpack (zlib) or parse (JSON): its pages were changed.
  if (error instanceof SyntaxError || ('code' in error && String(error.code).startsWith('ZSTD_'))) {
    return 'SCR_STORE_DAMAGED';
  }
  return 'SCR_STORE_UNUSABLE';
}
