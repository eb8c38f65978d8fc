import { existsSync } from 'node:fs';
import { ScriberyError } from '@scribery/errors';
import { dataDirectory, findServer, loadSettings } from '@scribery/runtime';
import type { Command } from 'commander';
import type { ApiClient } from './api-client.ts';
import { httpClient } from './http-client.ts';

/** Where recordings are, as it stands on the command line. */
export interface StoreOptions {
  readonly data?: string;
  readonly server?: string;
}

/** Where recordings are: behind a server, or in a directory whose server, if one runs, is not asked. */
export type StorePlace =
  | {
      readonly kind: 'server';
      readonly url: string;
      readonly token?: string;
      /** The data directory that it runs on, where that is known. */
      readonly directory?: string;
    }
  | { readonly kind: 'directory'; readonly directory: string };

/** Adds `--data` and `--server` to a command. */
export function withStoreOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'open the store in this directory, without a server (SCRIBERY_DATA)')
    .option('--server <url>', 'ask this server (SCRIBERY_SERVER; its token in SCRIBERY_TOKEN)')
    .addHelpText(
      'after',
      '\nWith neither --data nor --server: the server that runs on the default data directory, else that directory itself.',
    );
}

/**
 * Decides where recordings are: an option before the environment, a directory before a server, and last the server
 * that runs on the default data directory, or that directory.
 */
export function storePlace(options: StoreOptions, environment: NodeJS.ProcessEnv): StorePlace {
  if (options.data !== undefined && options.server !== undefined) {
    throw new ScriberyError('SCR_USAGE', 'give --data or --server, not both');
  }
  if (options.data !== undefined) return { kind: 'directory', directory: options.data };
  if (options.server === undefined && environment.SCRIBERY_DATA) {
    return { kind: 'directory', directory: environment.SCRIBERY_DATA };
  }
  const settings = loadSettings({ environment });
  const directory = dataDirectory(settings, environment);
  const running = findServer(directory);
  const url = options.server ?? settings.client.server;
  if (url === null) {
    if (running === undefined) return { kind: 'directory', directory };
    return { kind: 'server', url: running.url, token: running.token, directory };
  }
  // The server of one's own data directory needs no token on the command line.
  const token = settings.client.token ?? (running?.url === url.replace(/\/+$/, '') ? running.token : null);
  return { kind: 'server', url, ...(token === null ? {} : { token }) };
}

/**
 * Opens the recordings that the options name, to read, or to write. A directory that was named and is not there is no empty
 * store to a reader: a mistyped name would look like one. Throws SCR_STORE_UNUSABLE for it.
 */
export async function connect(options: StoreOptions, mode: 'read' | 'write'): Promise<ApiClient> {
  const place = storePlace(options, process.env);
  const named = options.data !== undefined || Boolean(process.env.SCRIBERY_DATA);
  if (mode === 'read' && place.kind === 'directory' && named && !existsSync(place.directory)) {
    throw new ScriberyError('SCR_STORE_UNUSABLE', `there is no directory ${place.directory}`);
  }
  return openPlace(place, mode);
}

/** Opens a place; the server's code is loaded only for a directory. */
export async function openPlace(place: StorePlace, mode: 'read' | 'write'): Promise<ApiClient> {
  if (place.kind === 'server') return httpClient(place.url, place.token);
  const { embeddedClient } = await import('./embedded-client.ts');
  return embeddedClient(place.directory, { mode });
}
