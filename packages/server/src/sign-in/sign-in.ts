import { BrowserSessions } from './browser-sessions.ts';
import { sameSecret } from './secret.ts';
import { SignInLinks } from './sign-in-links.ts';

/** Who calls. `expires` is when the browser's session ends, in ms since 1970. */
export type Caller =
  | { readonly via: 'process' }
  | { readonly via: 'token' }
  | { readonly via: 'cookie'; readonly expires: number; readonly secret: string };

export interface SignInOptions {
  /** The bearer token for commands and agents. */
  readonly token: string;
  /** Where signed-in browsers are kept; null to forget them with the process. */
  readonly sessionsFile: string | null;
  /** Names, besides loopback ones, under which the server may be reached. */
  readonly hostNames: readonly string[];
  readonly now: () => number;
}

/** Who may call, and how one becomes somebody who may. */
export class SignIn {
  readonly links: SignInLinks;
  readonly sessions: BrowserSessions;
  readonly hostNames: readonly string[];
  readonly #token: string;

  constructor({ token, sessionsFile, hostNames, now }: SignInOptions) {
    this.#token = token;
    this.hostNames = hostNames;
    this.links = new SignInLinks(now);
    this.sessions = new BrowserSessions(sessionsFile, now);
  }

  /** Who calls with this `Authorization` header, or this cookie; undefined for nobody. */
  caller(authorization: string | undefined, cookie: string | undefined): Caller | undefined {
    if (authorization !== undefined) {
      const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
      return token !== undefined && sameSecret(token, this.#token) ? { via: 'token' } : undefined;
    }
    const expires = cookie === undefined ? undefined : this.sessions.expiry(cookie);
    return cookie === undefined || expires === undefined
      ? undefined
      : { via: 'cookie', expires, secret: cookie };
  }
}
