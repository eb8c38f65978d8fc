import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { withLine } from '@scribery/format';
import { openSqliteStore } from '@scribery/store';
import { madeMessages } from '../testing/made-recording.ts';
import { temporaryFolder } from '../testing/test-app.ts';
import { WorkerWriter, writerThread } from './worker-writer.ts';

const listener = { indexed: () => {} };
const open = (directory: string) =>
  WorkerWriter.open({
    directory,
    logLevel: 'silent',
    listener,
    failed: (error) => assert.fail(String(error)),
  });

test('errors of the thread come with their code', async () => {
  using folder = temporaryFolder();
  const writer = await open(folder.path);
  await assert.rejects(writer.end('nothing'), { code: 'SCR_RECORDING_NOT_FOUND', message: /nothing/ });
  await writer.close();
});

test('what was handed in before the close is stored and indexed after it', async () => {
  using folder = temporaryFolder();
  const writer = await open(folder.path);
  const messages = madeMessages('a', [[[0, 'o', 'one\r\n']], [[400, 'o', 'two\r\n']], [[900, 'x', 0]]]);
  const appended = writer.append(messages.map(withLine));
  await writer.close();
  assert.deepEqual((await appended).commits, [{ recording: 'a', id: 3 }]);
  const store = await openSqliteStore(folder.path, { mode: 'read' });
  assert.equal((await store.recording('a'))?.indexed, 3);
  await store.close();
});

test('when the thread ends by itself, another goes on with what is stored', async () => {
  using folder = temporaryFolder();
  const threads: Worker[] = [];
  const writer = await WorkerWriter.open({
    directory: folder.path,
    logLevel: 'silent',
    listener,
    failed: () => {},
    thread: (data) => {
      const thread = writerThread(data);
      threads.push(thread);
      return thread;
    },
  });
  const messages = madeMessages('a', [[[0, 'o', 'one\r\n']], [[400, 'o', 'two\r\n']], [[900, 'x', 0]]]);
  await writer.append(messages.slice(0, 1).map(withLine));
  await threads[0]?.terminate();
  const { outcomes, commits } = await writer.append(messages.map(withLine));
  assert.deepEqual(outcomes, ['known', 'stored', 'stored']);
  assert.deepEqual(commits, [{ recording: 'a', id: 3 }]);
  assert.equal(threads.length, 2);
  await writer.close();
});

test('it can be closed while no thread can be started', async () => {
  using folder = temporaryFolder();
  const threads: Worker[] = [];
  let refused = () => {};
  const refusal = new Promise<void>((resolve) => (refused = resolve));
  const writer = await WorkerWriter.open({
    directory: folder.path,
    logLevel: 'silent',
    listener,
    failed: () => refused(),
    thread: (data) => {
      const thread = threads.length === 0 ? writerThread(data) : new Worker('', { eval: true });
      threads.push(thread);
      return thread;
    },
  });
  await threads[0]?.terminate();
  await refusal;
  const waiting = writer.end('a');
  await Promise.all([writer.close(), assert.rejects(waiting, { code: 'SCR_INTERNAL' })]);
});
