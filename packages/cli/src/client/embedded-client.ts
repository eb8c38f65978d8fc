import { Readable } from 'node:stream';
import { openEmbedded } from '@scribery/server';
import type { ApiClient } from './api-client.ts';

/** Opens the store of a directory in this process and speaks the API to it, without a network. */
export async function embeddedClient(
  dataDir: string,
  { mode, ephemeral = false }: { mode: 'read' | 'write'; ephemeral?: boolean },
): Promise<ApiClient> {
  const { app, close } = await openEmbedded({ dataDir, mode, ephemeral });
  return {
    place: dataDir,
    fetch: async (path, init = {}) => {
      const payload =
        init.body == null ? undefined : Buffer.from(await new Response(init.body).arrayBuffer());
      // An answer that is given up before it begins has nobody yet who would take its error, and would end the process:
      // its own signal is given only when the answer is there.
      const givenUp = new AbortController();
      const response = await app.inject({
        method: init.method === 'POST' ? 'POST' : 'GET',
        url: path,
        headers: Object.fromEntries(new Headers(init.headers)),
        payloadAsStream: true,
        signal: givenUp.signal,
        ...(payload === undefined ? {} : { payload }),
      });
      const body = response.stream().on('error', () => {});
      if (init.signal?.aborted) givenUp.abort();
      init.signal?.throwIfAborted();
      init.signal?.addEventListener('abort', () => givenUp.abort(), { once: true });
      // A Response of these may have no body, not even an empty one.
      const bodiless = response.statusCode === 204 || response.statusCode === 304;
      return new Response(bodiless ? null : Readable.toWeb(body), { status: response.statusCode });
    },
    close,
  };
}
