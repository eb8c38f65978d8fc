import { createLogger } from '@scribery/runtime';
import { openSqliteStore, type Store } from '@scribery/store';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { LiveHub } from './live/live-hub.ts';
import { LocalWriter } from './writer/local-writer.ts';
import type { Writer } from './writer/writer.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** `write` holds the store for itself; `read` goes with any other. */
  readonly mode: 'read' | 'write';
  /** Nobody needs the store after a crash: nothing is synced to the disk. */
  readonly ephemeral?: boolean;
}

/**
 * The whole application on the store of a directory, in this process, for calls through `app.inject`: no listening, no
 * thread, no signing in. What an earlier process left unindexed is indexed before this resolves. Throws as opening the
 * store does. `close` returns when everything that was stored is indexed.
 */
export async function openEmbedded({ dataDir, mode, ephemeral = false }: EmbeddedOptions): Promise<{
  app: FastifyInstance;
  close: () => Promise<void>;
}> {
  const hub = new LiveHub();
  const store = await openSqliteStore(dataDir, { mode, ephemeral });
  const writer = mode === 'write' ? await openWriter(store, hub) : null;
  const app = await createApp({
    reader: store,
    writer,
    hub,
    signIn: null,
    pages: null,
    // What goes wrong in a call stands in its answer; whoever called tells it.
    logger: createLogger({ level: 'silent' }),
    now: Date.now,
  });
  const close = async () => {
    await app.close();
    await (writer ?? store).close();
  };
  return { app, close };
}

async function openWriter(store: Store, hub: LiveHub): Promise<Writer> {
  const logger = createLogger({ level: 'warn', readable: true });
  const writer = await LocalWriter.open({
    store,
    now: Date.now,
    listener: { indexed: (recording) => hub.indexed(recording) },
    failed: (recording, err) => logger.error({ err, recording }, 'indexing failed'),
  });
  await writer.settle();
  return writer;
}
