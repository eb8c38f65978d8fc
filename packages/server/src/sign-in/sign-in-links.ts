import { newSecret, secretHash } from './secret.ts';

/** How long a sign-in link is good, in ms: time enough to find the terminal again, too short for a link left in a log. */
const LINK_MS = 3_600_000;
/** Links that may be open at a time; of more, the oldest is not good any more. */
const LINKS_LIMIT = 16;

/** Links that sign a browser in, each once. */
export class SignInLinks {
  readonly #now: () => number;
  /** Hash of the token to the time when it ends. */
  readonly #links = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new token and when it ends, in ms since 1970. */
  issue(): { token: string; expires: number } {
    const token = newSecret();
    const expires = this.#now() + LINK_MS;
    this.#links.set(secretHash(token), expires);
    for (const oldest of this.#links.keys()) {
      if (this.#links.size <= LINKS_LIMIT) break;
      this.#links.delete(oldest);
    }
    return { token, expires };
  }

  /** Uses a token up; whether it was good. */
  redeem(token: string): boolean {
    const hash = secretHash(token);
    const expires = this.#links.get(hash);
    this.#links.delete(hash);
    return expires !== undefined && expires > this.#now();
  }
}
