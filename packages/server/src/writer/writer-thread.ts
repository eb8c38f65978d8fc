import { parentPort, workerData } from 'node:worker_threads';
import { ScriberyError } from '@scribery/errors';
import { createLogger } from '@scribery/runtime';
import { openSqliteStore } from '@scribery/store';
import { plainError } from '../threads/plain-error.ts';
import { LocalWriter } from './local-writer.ts';
import { messagesOf } from './message-lines.ts';
import { WorkAtHand } from './work-at-hand.ts';
import { type WriterReport, type WriterRequest, type WriterThreadData } from './worker-protocol.ts';

// The writer's thread: a LocalWriter that is spoken to by messages. See worker-writer.ts for the other side.

const port = parentPort;
if (port === null) throw new ScriberyError('SCR_INTERNAL', 'the writer thread was started as a program');
const { directory, logLevel, atWork, givenUp }: WriterThreadData = workerData;
const atHand = new WorkAtHand(atWork);
const logger = createLogger({ level: logLevel });
const report = (message: WriterReport) => port.postMessage(message);

try {
  const store = await openSqliteStore(directory, { mode: 'write' });
  const writer = await LocalWriter.open({
    store,
    now: Date.now,
    listener: { indexed: (recording, behind) => report({ kind: 'indexed', recording, behind }) },
    failed: (recording, err) => logger.error({ err, recording }, 'indexing failed'),
    atWork: (recording) => atHand.note(recording),
    givenUp,
  });
  port.on('message', (request: WriterRequest) => {
    answer(writer, request).catch((error: unknown) => {
      report({ kind: 'refusal', call: request.call, error: plainError(error) });
    });
  });
  report({ kind: 'opened' });
} catch (error) {
  report({ kind: 'not opened', error: plainError(error) });
}

async function answer(writer: LocalWriter, request: WriterRequest): Promise<void> {
  const { call } = request;
  switch (request.kind) {
    case 'append': {
      const appended = await writer.append(messagesOf(request.lines));
      return report({ kind: 'answer', call, answer: { appended } });
    }
    case 'append audit': {
      const audited = await writer.appendAudit(request.events, request.weight);
      return report({ kind: 'answer', call, answer: { audited } });
    }
    case 'end':
      await writer.end(request.recording);
      return report({ kind: 'answer', call });
    case 'settle':
      await writer.settle();
      return report({ kind: 'answer', call });
    case 'close':
      await writer.close();
      report({ kind: 'answer', call });
      // Nothing is left that keeps this thread.
      return port?.close();
  }
}
