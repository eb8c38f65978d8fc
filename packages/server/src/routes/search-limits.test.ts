import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import { after, before, mock, test } from 'node:test';
import { lines, madeMessages, START } from '../testing/made-recording.ts';
import { temporaryFolder, TestApp, TOKEN } from '../testing/test-app.ts';

const folder = temporaryFolder();
const served = await TestApp.open(folder.path);
after(async () => {
  await served.close();
  folder[Symbol.dispose]();
});

/** More of these lines than one expression may look at: each has 30,000 characters, one a second. */
const LINES = 16;
const EXPRESSION = '/[x-z]{900}/';

before(async () => {
  const texts = Array.from(
    { length: LINES },
    (_, n) => [n * 1000, 'o', `${'a'.repeat(30_000)}\r\n`] as const,
  );
  const end = [LINES * 1000, 'x', 0] as const;
  await served.ingest(
    lines(madeMessages('long', [[[0, 'r', 1000, 500]], ...texts.map((text) => [text]), [end]])),
  );
  await served.writer.settle();
});

const search = async (query: string) =>
  JSON.parse((await served.get(`/api/search?${new URLSearchParams({ query })}`)).text);

test('a search that came only so far says how far, and the way on leads to the rest', async () => {
  const newest = await search(EXPRESSION);
  assert.deepEqual([newest.hits, newest.next], [[], null]);
  const { lines: looked, since } = newest.limited;
  assert.ok(looked > 0 && looked < LINES, `${looked}`);
  assert.ok(since > START && since < START + LINES * 1000);
  const rest = await search(`${EXPRESSION} until:${new Date(since).toISOString()}`);
  assert.equal(rest.limited, null);
});

test('a list of recordings by an expression that came only so far says so', async () => {
  const parameters = new URLSearchParams({ query: EXPRESSION });
  const { problems } = JSON.parse((await served.get(`/api/recordings?${parameters}`)).text);
  assert.match(problems.join(), /regular expressions would have to look through more/);
});

test('a search by an expression is given up when its client goes away', async () => {
  const begun = Promise.withResolvers<AbortSignal | undefined>();
  mock.method(served.store, 'search', (_request: unknown, signal?: AbortSignal) => {
    begun.resolve(signal);
    return new Promise(() => {});
  });
  const url = await served.app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${TOKEN}` };
  const query = new URLSearchParams({ query: EXPRESSION });
  const request = get(`${url}/api/search?${query}`, { headers });
  request.on('error', () => {});
  const signal = await begun.promise;
  assert.equal(signal?.aborted, false);
  const aborted = once(signal, 'abort');
  request.destroy();
  await aborted;
  mock.restoreAll();
});
