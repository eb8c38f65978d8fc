import { parentPort, workerData } from 'node:worker_threads';
import { ScriberyError } from '@scribery/errors';
import { openSqliteStore, type Store } from '@scribery/store';
import { plainError } from '../threads/plain-error.ts';
import type { SearchAnswer, SearchCall, SearchReport, SearchThreadData } from './search-protocol.ts';

// A thread that searches: a store that is open to read, spoken to by messages. See search-threads.ts for the other side.

const port = parentPort;
if (port === null) throw new ScriberyError('SCR_INTERNAL', 'the search thread was started as a program');
const { directory, givenUp }: SearchThreadData = workerData;
const report = (message: SearchReport) => port.postMessage(message);

/** Nothing can abort a signal while this thread searches: the searches ask it, and it looks at what both threads share. */
const signal = Object.defineProperty(new AbortController().signal, 'aborted', {
  get: () => Atomics.load(givenUp, 0) === 1,
});

try {
  const store = await openSqliteStore(directory, { mode: 'read' });
  port.on('message', (call: SearchCall) => {
    answer(store, call).then(report, (error: unknown) =>
      report({ kind: 'refusal', error: plainError(error) }),
    );
  });
  report({ kind: 'opened' });
} catch (error) {
  report({ kind: 'refusal', error: plainError(error) });
}

async function answer(store: Store, call: SearchCall): Promise<SearchAnswer> {
  switch (call.kind) {
    case 'search':
      return { kind: call.kind, result: await store.search(call.request, signal) };
    case 'searchAudit':
      return { kind: call.kind, result: await store.searchAudit(call.request, signal) };
    case 'recordings':
      return { kind: call.kind, result: await store.recordings(call.request, signal) };
  }
}
