import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { withLine } from '@scribery/format';
import { openSqliteStore, parseQuery } from '@scribery/store';
import { madeMessages, type ShortEvent } from '../testing/made-recording.ts';
import { temporaryFolder } from '../testing/test-app.ts';
import { LocalWriter } from './local-writer.ts';
import type { WriterThreadData } from './worker-protocol.ts';
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

test('a recording over which the thread ends again and again is kept, but its screen is followed no more', async () => {
  using folder = temporaryFolder();
  const faults: string[] = [];
  const given: (readonly string[])[] = [];
  const writer = await WorkerWriter.open({
    directory: folder.path,
    logLevel: 'silent',
    listener,
    failed: (error) => faults.push(String(error)),
    thread: (data) => {
      given.push([...data.givenUp]);
      return data.givenUp.has('deadly') ? writerThread(data) : threadThatEndsOver('deadly', data);
    },
  });
  const group: ShortEvent[][] = [[[0, 'o', 'one\r\n']], [[400, 'o', 'two\r\n']], [[900, 'x', 0]]];
  const deadly = madeMessages('deadly', group).map(withLine);
  for (let time = 0; time < 3; time++)
    await assert.rejects(writer.append(deadly), { code: 'SCR_STORE_INTERRUPTED' });
  await writer.append(deadly);
  await writer.append(madeMessages('other', group).map(withLine));
  await writer.settle();
  await writer.close();
  assert.deepEqual(given, [[], [], [], ['deadly']]);
  assert.match(faults.join('\n'), /ended 3 times over recording deadly/);

  const store = await openSqliteStore(folder.path, { mode: 'read' });
  const of = async (recording: string) => {
    const { hits } = await store.search({ query: parseQuery(`rec:${recording} one`, { now: 0 }), limit: 0 });
    const { indexed, problems } = (await store.recording(recording)) ?? {};
    return { indexed, problems, hits: hits.length };
  };
  assert.deepEqual(await of('deadly'), { indexed: 3, problems: 1, hits: 0 });
  assert.deepEqual(await of('other'), { indexed: 3, problems: 0, hits: 1 });
  await store.close();
});

test('a writer tells which recording it works on, and that it works on none', async () => {
  using folder = temporaryFolder();
  const told: (string | undefined)[] = [];
  const writer = await LocalWriter.open({
    store: await openSqliteStore(folder.path, { mode: 'write' }),
    now: Date.now,
    listener,
    failed: (_recording, error) => assert.fail(String(error)),
    atWork: (recording) => told.push(recording),
  });
  for (const recording of ['a', 'b'])
    await writer.append(madeMessages(recording, [[[0, 'o', 'one']]]).map(withLine));
  await writer.close();
  assert.deepEqual(new Set(told), new Set(['a', 'b', undefined]));
  const asleep = told.findLastIndex((recording) => recording === undefined);
  assert.ok(asleep > told.indexOf('b'));
});

/** A thread that opens, and ends over a recording when anything is asked of it. */
function threadThatEndsOver(recording: string, data: WriterThreadData): Worker {
  const module = JSON.stringify(new URL('./work-at-hand.ts', import.meta.url).href);
  const program = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(${module}).then(({ WorkAtHand }) => {
      parentPort.on('message', () => {
        new WorkAtHand(workerData.atWork).note(${JSON.stringify(recording)});
        process.exit(1);
      });
      parentPort.postMessage({ kind: 'opened' });
    });`;
  return new Worker(program, { eval: true, workerData: data });
}

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
