import type { Fetch } from '@scribery/player';

/**
 * The one way to recordings that every command uses: the HTTP API (docs/api.md), spoken to a server or to the
 * application in this process. `call.ts` makes calls with it.
 */
export interface ApiClient {
  /** Who is asked, for messages: a URL or a directory. */
  readonly place: string;
  /** Answers of any status; a call that cannot be made throws. */
  readonly fetch: Fetch;
  close(): Promise<void>;
}
