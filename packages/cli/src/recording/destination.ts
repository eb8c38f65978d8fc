import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { defaultDataDirectory } from '@scribery/runtime';
import { type StoreOptions, type StorePlace, storePlace } from '../client/connect.ts';

/** Where a recording goes, and where its spool lies until it has arrived. */
export interface Destination {
  readonly store: StorePlace | undefined;
  readonly file: string | undefined;
  /** What is left here belongs to the same destination, and a later recording for it brings it there. */
  readonly spoolDirectory: string;
}

/**
 * Decides where a recording goes: to the store or server that the options name or that is the default; `file` alone
 * means that file only. A directory's spools lie in it, where its server finds them; those for other places
 * lie apart below the default data directory.
 */
export function destination(
  options: StoreOptions & { readonly file?: string },
  environment: NodeJS.ProcessEnv,
): Destination {
  const file = options.file === undefined ? undefined : resolve(options.file);
  const named = options.data !== undefined || options.server !== undefined;
  const store = file === undefined || named ? storePlace(options, environment) : undefined;
  if (file === undefined && store !== undefined && store.directory !== undefined) {
    return { store, file, spoolDirectory: spoolsOf(store.directory) };
  }
  const name = createHash('sha256')
    .update(JSON.stringify([store?.kind === 'server' ? store.url : store?.directory, file]))
    .digest('hex')
    .slice(0, 16);
  return { store, file, spoolDirectory: join(defaultDataDirectory(environment), 'outbox', name) };
}

/** Where the recorders of a data directory keep their spools. */
export function spoolsOf(dataDir: string): string {
  return join(dataDir, 'spool');
}
