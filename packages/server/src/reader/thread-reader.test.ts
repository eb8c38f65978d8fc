import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLine } from '@scribery/format';
import { openSqliteStore, parseQuery } from '@scribery/store';
import { madeMessages, type ShortEvent } from '../testing/made-recording.ts';
import { temporaryFolder } from '../testing/test-app.ts';
import { LocalWriter } from '../writer/local-writer.ts';
import { ThreadReader } from './thread-reader.ts';

const query = (text: string) => parseQuery(text, { now: Date.now() });

async function filled(directory: string, first: readonly ShortEvent[] = []): Promise<void> {
  const writer = await LocalWriter.open({
    store: await openSqliteStore(directory, { mode: 'write' }),
    listener: { indexed: () => {} },
    now: Date.now,
    failed: (_recording, error) => assert.fail(String(error)),
  });
  await writer.append(
    madeMessages('a', [[...first, [0, 'o', 'a word\r\n'.repeat(30)]], [[900, 'x', 0]]]).map(withLine),
  );
  await writer.settle();
  await writer.close();
}

test('searches in other threads find what a search here does', async () => {
  using folder = temporaryFolder();
  await filled(folder.path);
  const reader = await ThreadReader.open(folder.path);
  const store = await openSqliteStore(folder.path, { mode: 'read' });
  const request = { query: query('word'), limit: 10 };
  const expected = await store.search(request);
  assert.equal(expected.count, 24);
  // More than there are threads.
  const all = await Promise.all(Array.from({ length: 5 }, () => reader.search(request)));
  for (const found of all) assert.deepEqual(found, expected);
  assert.deepEqual(await reader.searchAudit(request), await store.searchAudit(request));
  assert.deepEqual(await reader.recordings(request), await store.recordings(request));
  assert.equal((await reader.recording('a'))?.recording, 'a');
  await store.close();
  await reader.close();
});

test('errors of the threads come with their code, and the threads go on', async () => {
  using folder = temporaryFolder();
  await filled(folder.path);
  const reader = await ThreadReader.open(folder.path);
  for (let again = 0; again < 3; again++) {
    await assert.rejects(reader.search({ query: query('word'), limit: 1, cursor: 'x' }), {
      code: 'SCR_REQUEST_INVALID',
      place: { field: 'cursor' },
    });
  }
  assert.equal((await reader.search({ query: query('word'), limit: 1 })).hits.length, 1);
  await reader.close();
});

test('a search whose client went away is given up, whether it runs or waits', async () => {
  using folder = temporaryFolder();
  await filled(folder.path);
  const reader = await ThreadReader.open(folder.path);
  const controllers = Array.from({ length: 6 }, () => new AbortController());
  const searches = controllers.map(({ signal }) =>
    reader.search({ query: query('word'), limit: 10 }, signal).then(
      ({ count }) => count,
      (error: { code?: string }) => error.code,
    ),
  );
  for (const controller of controllers.slice(1)) controller.abort();
  const [first, ...others] = await Promise.all(searches);
  assert.equal(first, 24);
  for (const other of others.slice(1)) assert.equal(other, 'SCR_SEARCH_GIVEN_UP');
  const gone = AbortSignal.abort();
  await assert.rejects(reader.search({ query: query('word'), limit: 1 }, gone), {
    code: 'SCR_SEARCH_GIVEN_UP',
  });
  await reader.close();
  await assert.rejects(reader.search({ query: query('word'), limit: 1 }), { code: 'SCR_SEARCH_GIVEN_UP' });
});

test('a search by a regular expression is given up in the middle, and its thread is free for the next', async () => {
  using folder = temporaryFolder();
  await filled(folder.path, [
    [0, 'r', 1000, 500],
    [0, 'o', `${'a'.repeat(30_000)}\r\n`.repeat(30)],
  ]);
  const reader = await ThreadReader.open(folder.path);
  const heavy = { query: query('/[x-z]{900}/'), limit: 1 };
  const controllers = [new AbortController(), new AbortController()];
  const searches = controllers.map(({ signal }) => reader.search(heavy, signal));
  // Both threads search, this one waits until one of them has given up.
  const next = reader.search({ query: query('word'), limit: 1 });
  for (const controller of controllers) controller.abort();
  for (const search of searches) await assert.rejects(search, { code: 'SCR_SEARCH_GIVEN_UP' });
  assert.equal((await next).hits.length, 1);
  await reader.close();
});

test('a search that the store runs stops soon after its signal is aborted', async () => {
  using folder = temporaryFolder();
  await filled(folder.path);
  const store = await openSqliteStore(folder.path, { mode: 'read' });
  for (const request of [
    store.search({ query: query('word'), limit: 1 }, AbortSignal.abort()),
    store.searchAudit({ query: query(''), limit: 1 }, AbortSignal.abort()),
    store.recordings({ query: query('word'), limit: 1 }, AbortSignal.abort()),
  ]) {
    await assert.rejects(request, { code: 'SCR_SEARCH_GIVEN_UP' });
  }
  assert.equal((await store.search({ query: query('word'), limit: 1 })).hits.length, 1);
  await store.close();
});

test('a store that cannot be opened is told when the reader is', async () => {
  await assert.rejects(
    ThreadReader.open('/dev/null/x').then((reader) => reader.search({ query: query(''), limit: 1 })),
  );
});
