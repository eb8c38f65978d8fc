import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { newSecret, secretHash } from './secret.ts';

/** How long a browser stays signed in, in ms: a working day. */
export const SESSION_MS = 12 * 3_600_000;
/** Browsers signed in at a time; of more, the one that signed in first is signed out. */
const SESSIONS_LIMIT = 1_000;

/**
 * Who is signed in with a browser. Kept in a file, so that a restart signs nobody out; only hashes of the cookies stand
 * there, readable by the owner alone. Without a file (null) they last as long as the process.
 */
export class BrowserSessions {
  readonly #file: string | null;
  readonly #now: () => number;
  /** Hash of the cookie to the time (ms since 1970) when it ends, in the order of signing in. */
  readonly #sessions: Map<string, number>;

  constructor(file: string | null, now: () => number) {
    this.#file = file;
    this.#now = now;
    this.#sessions = file === null ? new Map() : readSessions(file);
  }

  /** Signs a browser in; gives its cookie. */
  begin(): { secret: string; expires: number } {
    const secret = newSecret();
    const expires = this.#now() + SESSION_MS;
    this.#sessions.set(secretHash(secret), expires);
    for (const [hash, until] of this.#sessions) {
      if (until <= this.#now() || this.#sessions.size > SESSIONS_LIMIT) this.#sessions.delete(hash);
    }
    this.#save();
    return { secret, expires };
  }

  /** When the session of a cookie ends, in ms since 1970; undefined when it is none. */
  expiry(secret: string): number | undefined {
    // Looked up by hash: how long that takes tells nothing about cookies that are valid.
    const expires = this.#sessions.get(secretHash(secret));
    return expires !== undefined && expires > this.#now() ? expires : undefined;
  }

  end(secret: string): void {
    if (this.#sessions.delete(secretHash(secret))) this.#save();
  }

  #save(): void {
    if (this.#file === null) return;
    const lines = JSON.stringify(Object.fromEntries(this.#sessions));
    writeFileSync(`${this.#file}.new`, `${lines}\n`, { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function readSessions(file: string): Map<string, number> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(
      Object.entries(value).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
    );
  } catch {
    // No file yet, or not readable: everybody signs in again.
    return new Map();
  }
}
