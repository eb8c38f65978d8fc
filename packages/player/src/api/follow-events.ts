import { ApiFailure } from './api-failure.ts';
import { callApi, type Fetch } from './call-api.ts';
import { readEvents, type ServerEvent } from './event-stream.ts';

/** First and longest time until a lost connection is tried again, in ms; it doubles in between. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/**
 * Tells every server-sent event of a path and comes back when the connection is lost; the answer ends it.
 * Not EventSource, which hides why it was refused and sends no token of our choice.
 *
 * @param path gives the path for each connection, so that it can go on after the last event
 * @param refused is called when the server says no (status 4xx); it is not asked again
 */
export function followEvents(
  fetch: Fetch,
  path: () => string,
  tell: (event: ServerEvent) => void,
  refused: (failure: ApiFailure) => void = () => {},
): () => void {
  const abort = new AbortController();
  void (async () => {
    let retry = FIRST_RETRY_MS;
    while (!abort.signal.aborted) {
      try {
        const response = await callApi(fetch, path(), { signal: abort.signal });
        if (response.body === null) return;
        for await (const event of readEvents(chunksOf(response.body))) {
          retry = FIRST_RETRY_MS;
          if (abort.signal.aborted) return;
          tell(event);
        }
      } catch (error) {
        if (abort.signal.aborted) return;
        if (error instanceof ApiFailure && error.status >= 400 && error.status < 500) return refused(error);
      }
      await pause(retry, abort.signal);
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    }
  })();
  return () => abort.abort();
}

/** The chunks of a body; not all browsers iterate a stream by themselves. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader.releaseLock();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
