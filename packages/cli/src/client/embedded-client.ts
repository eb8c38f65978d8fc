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
      const response = await app.inject({
        method: init.method === 'POST' ? 'POST' : 'GET',
        url: path,
        headers: Object.fromEntries(new Headers(init.headers)),
        payloadAsStream: true,
        ...(payload === undefined ? {} : { payload }),
        ...(init.signal ? { signal: init.signal } : {}),
      });
      // A Response of these may have no body, not even an empty one.
      const bodiless = response.statusCode === 204 || response.statusCode === 304;
      return new Response(bodiless ? null : Readable.toWeb(response.stream()), {
        status: response.statusCode,
      });
    },
    close,
  };
}
