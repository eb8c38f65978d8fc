import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, ScriberyError } from '@scribery/errors';
import { newSecret } from './secret.ts';

/** The bearer token of a data directory: it stays over restarts, and is made anew when the file is deleted. */
const TOKEN_FILE = 'token';

/** What a token may be: as long as an own one at least, of characters that a header carries. */
const TOKEN = /^[\w.~+/=-]{43,200}$/;

/**
 * The token of a data directory, from its file, which only the owner can read; made where there is none. Throws
 * SCR_CONFIG where it cannot be read or written, or holds something else.
 */
export function readToken(dataDir: string): string {
  const file = join(dataDir, TOKEN_FILE);
  if (!existsSync(file)) makeToken(file);
  try {
    chmodSync(file, 0o600);
    const token = readFileSync(file, 'utf8').trim();
    if (TOKEN.test(token)) return token;
  } catch (cause) {
    throw unusable(file, cause);
  }
  throw unusable(file, undefined);
}

/** Makes the file in one step, unless it is there: of two servers that start at a time, both read the same. */
function makeToken(file: string): void {
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, `${newSecret()}\n`, { mode: 0o600 });
    linkSync(own, file);
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw unusable(file, cause);
  } finally {
    rmSync(own, { force: true });
  }
}

function unusable(file: string, cause: unknown): ScriberyError {
  const why = cause instanceof Error ? cause.message : 'it holds no token; delete it for a new one';
  return new ScriberyError('SCR_CONFIG', `the bearer token: ${why}`, { cause, place: { file } });
}
