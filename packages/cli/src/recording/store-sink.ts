import { collectorSink, type Sink } from '@scribery/agent';
import { findServer } from '@scribery/runtime';
import type { ApiClient } from '../client/api-client.ts';
import { openPlace, type StorePlace } from '../client/connect.ts';

/**
 * A sink for a store: the server that has it, else the store itself, opened in this process. Which it is is asked anew
 * after each failure, since servers come and go, and another process may have held the store.
 */
export function storeSink(place: StorePlace): Sink {
  let client: Promise<ApiClient> | undefined;
  const sink = collectorSink({
    url: place.kind === 'server' ? place.url : place.directory,
    send: async ({ headers, body, signal }) => {
      client ??= openPlace(currentPlace(place), 'write');
      try {
        const { fetch } = await client;
        const response = await fetch('/api/ingest', { method: 'POST', headers, body, signal });
        return { status: response.status, body: await response.text() };
      } catch (error) {
        const failed = client;
        client = undefined;
        await failed.then(
          (open) => open.close(),
          () => {},
        );
        throw error;
      }
    },
  });
  return {
    ...sink,
    close: async () => {
      await sink.close();
      await (await client?.catch(() => undefined))?.close();
    },
  };
}

function currentPlace(place: StorePlace): StorePlace {
  if (place.directory === undefined) return place;
  const running = findServer(place.directory);
  if (running === undefined) return { kind: 'directory', directory: place.directory };
  return { kind: 'server', url: running.url, token: running.token, directory: place.directory };
}
