import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { type Message, withLine } from '@scribery/format';
import { openSqliteStore, parseQuery, type Store } from '@scribery/store';
import { madeMessages, type ShortEvent } from '../testing/made-recording.ts';
import { temporaryFolder } from '../testing/test-app.ts';
import { Indexer } from './indexer.ts';

/** Something of everything: words that scroll by, a program on the whole screen, typing, and pauses. */
function eventful(recording: string): Message[] {
  const groups: ShortEvent[][] = [[[0, 'r', 40, 8]]];
  for (let n = 0; n < 150; n++) {
    const at = n * 400;
    if (n % 50 === 20) groups.push([[at, 'o', `\x1b[?1049h\x1b[2J\x1b[3;5Hfull${n}`]]);
    else if (n % 50 === 24) groups.push([[at, 'o', '\x1b[?1049l']]);
    else
      groups.push([
        [at, 'i', `echo w${n}\r`],
        [at + 50, 'o', `$ echo w${n}\r\nw${n} \x1b[3${n % 8}mcolour\x1b[m\r\n`],
      ]);
  }
  return madeMessages(recording, [...groups, [[60_000, 'x', 0]]]);
}

interface Bench {
  readonly store: Store;
  readonly indexer: Indexer;
  readonly failures: unknown[];
  /** Sets the clock on, ms, and lets time pass. */
  pass(ms: number): Promise<void>;
  /** Stores and hands on, as the writer does. */
  take(messages: readonly Message[]): Promise<void>;
}

let clock = 1_000_000;

async function bench(directory: string): Promise<Bench> {
  const store = await openSqliteStore(directory, { mode: 'write', ephemeral: true });
  const failures: unknown[] = [];
  const indexer = new Indexer(store, () => clock, {
    indexed: () => {},
    failed: (_recording, error) => failures.push(error),
  });
  await indexer.start();
  const pass = async (ms: number) => {
    clock += ms;
    await indexer.tick();
    while (await indexer.step());
    await indexer.tick();
  };
  const take = async (messages: readonly Message[]) => {
    const received = messages.map(withLine);
    const outcomes = await store.appendMessages(received);
    await indexer.accept(received.filter((_, index) => outcomes[index] === 'stored'));
  };
  return { store, indexer, failures, pass, take };
}

/** All that the index tells of a recording: document, every hit, every keyframe. */
async function indexOf(store: Store, recording: string) {
  const { hits } = await store.search({ query: parseQuery(`rec:${recording}`, { now: 0 }), limit: 0 });
  const document = await store.recording(recording);
  const keyframes = [];
  for (let at = 0; at <= 60_000; at += 1_000) keyframes.push((await store.keyframe(recording, at))?.after);
  return { document, hits, keyframes };
}

async function straight(messages: readonly Message[]) {
  using folder = temporaryFolder();
  const { store, indexer, take, failures } = await bench(folder.path);
  await take(messages);
  await indexer.flush();
  const result = await indexOf(store, messages[0]?.rec ?? '');
  await store.close();
  assert.deepEqual(failures, []);
  return result;
}

const messages = eventful('a');
const expected = await straight(messages);

test('the index of a whole recording has its words, and nothing twice', () => {
  assert.equal(expected.document?.problems, 0);
  assert.equal(expected.document?.indexed, messages.length);
  const word = expected.hits.filter(({ text }) => text.startsWith('w77 '));
  assert.equal(word.length, 1);
});

const cuts = [1, 2, 30, 77, 78, 120, messages.length - 1];
for (const cut of cuts) {
  test(`killed after message ${cut} and started again, the index is the same, without doubles`, async () => {
    using folder = temporaryFolder();
    const first = await bench(folder.path);
    await first.take(messages.slice(0, cut));
    if (cut % 2 === 0) await first.pass(200);
    // One more is stored and not indexed: the process ends in between.
    await first.store.appendMessages(messages.slice(cut, cut + 1).map(withLine));
    await first.store.close();

    const second = await bench(folder.path);
    await second.pass(100);
    await second.take(messages.slice(cut + 1));
    await second.indexer.flush();
    assert.deepEqual(await indexOf(second.store, 'a'), expected);
    assert.deepEqual(second.failures, []);
    await second.store.close();
  });
}

test('a recording whose turn is over is read on from the store, and the others have theirs', async () => {
  using folder = temporaryFolder();
  const store = await openSqliteStore(folder.path, { mode: 'write', ephemeral: true });
  let slow = 0;
  const indexed: string[] = [];
  const indexer = new Indexer(store, () => (clock += slow), {
    indexed: ({ recording }) => indexed.push(recording),
    failed: (_recording, error) => assert.fail(String(error)),
  });
  const long = eventful('long').slice(0, 40);
  const received = [...long, ...madeMessages('other', [[[0, 'o', 'one\r\n']], [[300, 'x', 0]]])].map(
    withLine,
  );
  await store.appendMessages(received);
  slow = 100;
  await indexer.accept(received);
  assert.equal(indexer.behind, 1);
  await indexer.tick();
  assert.ok(indexed.includes('other'));
  assert.ok(((await store.recording('long'))?.indexed ?? 0) < 10);
  let steps = 0;
  while (await indexer.step()) steps++;
  assert.ok(steps > 5, `${steps} steps`);
  await indexer.flush();
  assert.equal(indexer.behind, 0);
  assert.equal((await store.recording('long'))?.indexed, 40);
  await store.close();
});

test('a recording that was closed stays so when a newer program makes its index again', async () => {
  using folder = temporaryFolder();
  const first = await bench(folder.path);
  await first.take(messages.slice(0, 40));
  const closed = await first.indexer.complete('a', true);
  await first.store.close();
  const month = new DatabaseSync(join(folder.path, 'months', '2026-11.sqlite'));
  month.exec('PRAGMA user_version = 3');
  month.close();

  const second = await bench(folder.path);
  assert.deepEqual(await second.store.unindexed(), ['a']);
  assert.equal((await second.store.recording('a'))?.ended, closed?.ended);
  await second.pass(100);
  assert.deepEqual(await second.store.recording('a'), closed);
  // It goes on all the same when more comes.
  await second.take(messages.slice(40));
  await second.pass(2000);
  assert.deepEqual(await indexOf(second.store, 'a'), expected);
  await second.store.close();
});

test('messages that come swapped and doubled are indexed in the order of their ids', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  const swapped = [...messages];
  for (let at = 0; at + 3 < swapped.length; at += 7)
    swapped.splice(at, 3, ...swapped.slice(at, at + 3).reverse());
  for (let at = 0; at < swapped.length; at += 2) {
    await take(swapped.slice(at, at + 3));
    await pass(60);
  }
  await pass(100);
  await indexer.flush();
  assert.deepEqual(await indexOf(store, 'a'), expected);
  await store.close();
});

test('a missing message is waited for, then told as a gap, and brought in when it comes late', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  const missing = messages[60];
  assert.ok(missing);
  await take(messages.slice(0, 60));
  await take(messages.slice(61, 100));
  await pass(200);
  assert.equal((await store.recording('a'))?.indexed, 60);
  assert.equal(indexer.behind, 1);
  await pass(2_000);
  await pass(200);
  const passed = await store.recording('a');
  assert.deepEqual([passed?.indexed, passed?.problems], [100, 1]);

  await take([missing]);
  await take(messages.slice(100));
  await pass(1_500);
  await pass(200);
  await indexer.flush();
  assert.deepEqual(await indexOf(store, 'a'), expected);
  await store.close();
});

test('a gap in a recording whose messages keep coming is not waited for longer', async () => {
  using folder = temporaryFolder();
  const { store, take, pass } = await bench(folder.path);
  await take(messages.slice(0, 10));
  for (let n = 11; n < 40; n++) {
    await take(messages.slice(n, n + 1));
    await pass(100);
  }
  await pass(200);
  assert.equal((await store.recording('a'))?.indexed, 40);
  assert.equal((await store.recording('a'))?.problems, 1);
  await store.close();
});

test('a forged message is counted by the hash chain, and the rest is indexed', async () => {
  const forged = messages.map((m) => (m.id === 50 ? { ...m, out_txt: m.out_txt.replace('w', 'W') } : m));
  const { document } = await straight(forged);
  assert.deepEqual([document?.problems, document?.indexed], [1, messages.length]);
});

test('a recording that was closed and goes on is indexed anew, and lives', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  await take(messages.slice(0, 50));
  const closed = await indexer.complete('a', true);
  assert.notEqual(closed?.ended, null);
  await take(messages.slice(50, 60));
  await pass(1_500);
  await pass(200);
  const document = await store.recording('a');
  assert.deepEqual([document?.ended, document?.indexed, document?.problems], [null, 60, 0]);
  await store.close();
});

test('what comes after the end is counted, and indexing comes to rest', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  await take(messages);
  const last = messages.at(-1);
  assert.ok(last);
  await take([
    { ...last, id: last.id + 1 },
    { ...last, id: last.id + 2 },
  ]);
  for (let n = 0; n < 5; n++) await pass(1_500);
  assert.equal(indexer.behind, 0);
  assert.equal(indexer.needsTick, false);
  const document = await store.recording('a');
  assert.deepEqual([document?.indexed, (document?.problems ?? 0) > 0], [last.id + 2, true]);
  await store.close();
});

test('what comes long after the end is counted too', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  await take(messages);
  for (let n = 0; n < 3; n++) await pass(1_500);
  assert.equal(indexer.needsTick, false);
  const last = messages.at(-1);
  assert.ok(last);
  await take([{ ...last, id: last.id + 1 }]);
  for (let n = 0; n < 3; n++) await pass(1_500);
  assert.deepEqual([indexer.behind, indexer.needsTick], [0, false]);
  const document = await store.recording('a');
  assert.deepEqual([document?.indexed, (document?.problems ?? 0) > 0], [last.id + 1, true]);
  await store.close();
});

test('a recording that goes on long after it was closed is indexed anew once, when no more of it comes', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  await take(messages.slice(0, 40));
  await indexer.complete('a', true);
  for (let n = 0; n < 3; n++) await pass(1_500);
  assert.equal(indexer.needsTick, false);
  for (const message of messages.slice(40)) {
    await take([message]);
    await pass(200);
    assert.equal((await store.recording('a'))?.indexed, 40);
  }
  for (let n = 0; n < 3; n++) await pass(1_500);
  assert.deepEqual(await indexOf(store, 'a'), expected);
  await store.close();
});

test('text that stands at the end of what came is found while the recording is quiet', async () => {
  using folder = temporaryFolder();
  const { store, take, pass } = await bench(folder.path);
  await take(madeMessages('quiet', [[[0, 'r', 80, 24]], [[1_000, 'o', 'waiting for input: ']]]));
  const found = async () =>
    (await store.search({ query: parseQuery('saw:"waiting for input"', { now: 0 }), limit: 0 })).hits;
  await pass(50);
  assert.deepEqual(await found(), []);
  for (let n = 0; n < 10; n++) await pass(50);
  const [hit] = await found();
  assert.deepEqual([hit?.position, hit?.until], [1_000, null]);
  await store.close();
});

test('more recordings at once than stay in work are all indexed', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, pass } = await bench(folder.path);
  const many = Array.from({ length: 300 }, (_, n) =>
    madeMessages(`r${n}`, [
      [[0, 'r', 80, 24]],
      [[10, 'o', `begin${n}\r\n`]],
      [[900, 'o', `end${n}\r\n`]],
      [[2_000, 'x', 0]],
    ]),
  );
  for (let step = 0; step < 4; step++) {
    for (const one of many) await take(one.slice(step, step + 1));
    await pass(200);
  }
  await indexer.flush();
  await pass(10);
  for (const n of [0, 1, 150, 299]) {
    const document = await store.recording(`r${n}`);
    assert.deepEqual([document?.indexed, document?.problems], [4, 0], `r${n}`);
    for (const word of [`begin${n}`, `end${n}`]) {
      const { hits } = await store.search({ query: parseQuery(word, { now: 0 }), limit: 0 });
      assert.equal(hits.length, 1, word);
    }
  }
  assert.equal(indexer.behind, 0);
  await store.close();
});

test('sizes that are put off in a flood of them are counted as problems', async () => {
  const flood = Array.from({ length: 100 }, (_, n): ShortEvent => [0, 'r', 1000 - n, 500]);
  const { document } = await straight(madeMessages('flood', [flood, [[10, 'x', 0]]]));
  assert.ok((document?.problems ?? 0) > 50, `${document?.problems} problems`);
});

test('absurd sizes, endless escape strings and random bytes harm neither the index nor the others', async () => {
  using folder = temporaryFolder();
  const { store, indexer, take, failures } = await bench(folder.path);
  let seed = 1;
  const random = Buffer.from(
    Array.from({ length: 100_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) & 0xff),
  );
  await take(
    madeMessages('bad', [
      [[0, 'r', 65_535, 65_535]],
      [[1, 'o', 'before\r\n']],
      [[2, 'o', `\x1b]0;${'x'.repeat(1_000_000)}`]],
      [[3, 'o', '\x07after\r\n']],
      [[4, 'o', random.toString('latin1')]],
    ]),
  );
  await take(madeMessages('good', [[[0, 'o', 'all well here\r\n']], [[500, 'x', 0]]]));
  await indexer.flush();
  assert.notEqual((await store.recording('bad'))?.indexed, 0);
  const { hits } = await store.search({ query: parseQuery('"all well here"', { now: 0 }), limit: 0 });
  assert.deepEqual(
    hits.map(({ recording }) => recording),
    ['good'],
  );
  assert.deepEqual(failures, []);
  await store.close();
});
