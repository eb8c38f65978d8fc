import type { Logger } from '@scribery/runtime';
import type { StoreReader } from '@scribery/store';
import type { LiveHub } from './live/live-hub.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { Writer } from './writer/writer.ts';

/** What the application is made of; whoever makes these also ends them. */
export interface Services {
  readonly reader: StoreReader;
  /** Null where the store is open to read only: what would change it is refused. */
  readonly writer: Writer | null;
  readonly hub: LiveHub;
  /** Who may call; null for callers in this very process, who need not sign in. */
  readonly signIn: SignIn | null;
  /** Folder of the built web pages; null for an application without pages. */
  readonly pages: string | null;
  readonly logger: Logger;
  /** Wall time in ms since 1970. */
  readonly now: () => number;
}
