import { collectorSink, type Sink } from '@scribery/agent';
import type { StorePlace } from '../client/connect.ts';
import { StoreTurn } from '../client/store-turn.ts';

/**
 * A sink for a store: the server that has it, else the store itself, opened in this process while there is something to
 * store. Which it is is asked anew after each time, since servers come and go, and another process may have the store.
 */
export function storeSink(place: StorePlace): Sink {
  const turn = new StoreTurn(place);
  const sink = collectorSink({
    url: place.kind === 'server' ? place.url : place.directory,
    send: ({ headers, body, signal }) =>
      turn.take(async ({ fetch }) => {
        const response = await fetch('/api/ingest', { method: 'POST', headers, body, signal });
        return { status: response.status, body: await response.text() };
      }),
  });
  return {
    ...sink,
    close: async () => {
      await sink.close();
      await turn.end();
    },
  };
}
