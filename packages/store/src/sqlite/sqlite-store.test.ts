import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { withLine } from '@scribery/format';
import { sampleCommand } from '../contract/sample-events.ts';
import { sampleLine, sampleMessage, sampleRecording, START } from '../contract/samples.ts';
import { parseQuery } from '../query/parse.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

const EVERYTHING = parseQuery('', { now: START });
const MONTH_MS = 31 * 86_400_000;

describe('the SQLite store', () => {
  let directory = '';
  const opened: Store[] = [];
  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), 'scribery-store-')), 'data');
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    rmSync(join(directory, '..'), { recursive: true });
  });
  const open = async (mode: 'read' | 'write'): Promise<Store> => {
    const store = await openSqliteStore(directory, { mode });
    opened.push(store);
    return store;
  };
  const close = async (store: Store) => {
    opened.splice(opened.indexOf(store), 1);
    await store.close();
  };
  const monthFile = (name: string) => join(directory, 'months', `${name}.sqlite`);
  const commit = (store: Store, recording: string, start: number) =>
    store.commitIndex({
      recording: sampleRecording(recording, { start, ended: start + 1 }),
      keyframes: [],
      lines: [sampleLine(`text of ${recording}`, 1)],
      standing: [],
    });
  /** One recording in each of three months. */
  const fillMonths = async (store: Store) => {
    for (const [index, recording] of ['november', 'october', 'september'].entries()) {
      await store.appendMessages([sampleMessage(recording, 1, 'x', START - index * MONTH_MS)].map(withLine));
      await commit(store, recording, START - index * MONTH_MS);
    }
  };
  const found = async (store: Store) => {
    const { hits, problems } = await store.search({ query: EVERYTHING, limit: 0 });
    const list = await store.recordings({ limit: 10 });
    assert.deepEqual(
      list.recordings.map(({ recording }) => recording),
      hits.map(({ recording }) => recording),
    );
    assert.deepEqual(list.problems, problems);
    return { recordings: hits.map(({ recording }) => recording), problems };
  };

  it('keeps a month in one file, which can be deleted', async () => {
    const store = await open('write');
    const reader = await open('read');
    await fillMonths(store);
    const files = readdirSync(join(directory, 'months')).filter((file) => file.endsWith('.sqlite'));
    assert.deepEqual(files, ['2026-09.sqlite', '2026-10.sqlite', '2026-11.sqlite']);
    assert.deepEqual((await found(reader)).recordings, ['november', 'october', 'september']);
    rmSync(monthFile('2026-10'));
    assert.deepEqual(await found(reader), { recordings: ['november', 'september'], problems: undefined });
    assert.equal(await reader.recording('october'), undefined);
  });

  it('puts recordings with forged times somewhere', async () => {
    const store = await open('write');
    for (const [index, time] of [-1e18, 1e300, 0].entries()) {
      const message = { ...sampleMessage(`r${index}`, 1), time };
      assert.deepEqual(await store.appendMessages([message].map(withLine)), ['stored']);
      await commit(store, `r${index}`, time * 1000);
    }
    assert.ok(readdirSync(join(directory, 'months')).filter((file) => file.endsWith('.sqlite')).length <= 2);
    assert.equal((await store.recordings({ limit: 10 })).recordings.length, 3);
  });

  it('can be read by nobody else', async () => {
    const store = await open('write');
    await commit(store, 'r', START);
    assert.equal(statSync(directory).mode & 0o777, 0o700);
    for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      assert.equal(statSync(join(directory, file)).mode & 0o077, 0, file);
    }
  });

  it('lets one writer in, and names it to the others', async () => {
    const first = await open('write');
    await assert.rejects(open('write'), (error) => {
      assert.ok(error instanceof ScriberyError);
      assert.equal(error.code, 'SCR_STORE_LOCKED');
      assert.match(error.message, new RegExp(`process ${process.pid} `));
      return true;
    });
    await close(first);
    await open('write');
  });

  it('counts recordings no further than 10,000', async () => {
    const store = await openSqliteStore(directory, { mode: 'write', ephemeral: true });
    opened.push(store);
    const told = async () => {
      const { count, countCapped } = await store.recordings({ limit: 1 });
      return [count, countCapped];
    };
    for (let number = 0; number < 10_000; number++)
      await commit(store, `r${number}`, START - number * 600_000);
    assert.deepEqual(await told(), [10_000, false]);
    for (const more of ['one', 'two']) {
      await commit(store, more, START);
      assert.deepEqual(await told(), [10_000, true]);
    }
  });

  it('is an empty store to readers until somebody makes it', async () => {
    const reader = await open('read');
    assert.deepEqual(await found(reader), { recordings: [], problems: undefined });
    assert.equal(existsSync(directory), false);
    await fillMonths(await open('write'));
    assert.equal((await found(reader)).recordings.length, 3);
    await assert.rejects(reader.appendMessages([sampleMessage('new', 1)].map(withLine)), {
      code: 'SCR_STORE_UNUSABLE',
    });
  });

  it('has every message that it said is stored, after its process was killed', async () => {
    const child = fork(new URL('./append-until-killed.fixture.ts', import.meta.url), [directory]);
    let told = 0;
    child.on('message', (id) => {
      told = Number(id);
      if (told >= 40) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    const store = await open('write');
    const ids: number[] = [];
    for await (const { id } of store.messages('r', 1)) ids.push(id);
    assert.ok(ids.length >= told && told >= 40);
    assert.deepEqual(
      ids,
      Array.from(ids, (_, index) => index + 1),
    );
    assert.deepEqual(await store.appendMessages([sampleMessage('r', 1)].map(withLine)), ['known']);
  });

  it('refuses a month of a newer schema, and leaves it alone', async () => {
    const store = await open('write');
    await fillMonths(store);
    await close(store);
    const newer = new DatabaseSync(monthFile('2026-10'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    for (const mode of ['read', 'write'] as const) {
      const again = await open(mode);
      const { recordings, problems } = await found(again);
      assert.deepEqual(recordings, ['november', 'september']);
      assert.match(problems?.[0] ?? '', /2026-10\.sqlite has schema 99/);
      await assert.rejects(again.recording('october'), { code: 'SCR_STORE_NEWER' });
      await close(again);
    }
    const writer = await open('write');
    await assert.rejects(commit(writer, 'october', START - MONTH_MS), { code: 'SCR_STORE_NEWER' });
  });

  it('is no empty store when none of its months can be read', async () => {
    const store = await open('write');
    await commit(store, 'november', START);
    await close(store);
    const newer = new DatabaseSync(monthFile('2026-11'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const reader = await open('read');
    const all = { query: EVERYTHING, limit: 0 };
    await assert.rejects(reader.recordings({ limit: 10 }), { code: 'SCR_STORE_NEWER' });
    await assert.rejects(reader.search(all), { code: 'SCR_STORE_NEWER' });
    await assert.rejects(reader.searchAudit(all), { code: 'SCR_STORE_NEWER' });
  });

  it('makes a month of an older schema one of this, and its index again from its messages', async () => {
    const store = await open('write');
    await fillMonths(store);
    await close(store);
    const older = new DatabaseSync(monthFile('2026-10'));
    older.exec(`
      DROP TABLE unlisted; DROP TABLE word_runs; DROP TABLE word_chunks;
      CREATE VIRTUAL TABLE words USING fts5 (saw);
      DROP INDEX recordings_session; DROP TABLE audit_recent; DROP TABLE audit_blocks; DROP TABLE audit_words;
      PRAGMA user_version = 1;
    `);
    older.close();
    const reader = await open('read');
    assert.match(
      (await found(reader)).problems?.[0] ?? '',
      /2026-10\.sqlite was written by an older program/,
    );
    const writer = await open('write');
    // What has ended stays listed as ended: its messages need not tell that.
    const { ended, indexed } = (await writer.recording('october')) ?? {};
    assert.deepEqual([typeof ended, indexed], ['number', 0]);
    assert.ok((await writer.unindexed()).includes('october'));
    await commit(writer, 'october', START - MONTH_MS);
    const event = sampleCommand(1, 'id', { at: 500 - MONTH_MS });
    assert.deepEqual(await writer.appendAuditEvents([event]), ['stored']);
    assert.deepEqual((await found(reader)).recordings, ['november', 'october', 'september']);
    const { hits } = await reader.search({ query: parseQuery('cmd:id', { now: START }), limit: 0 });
    assert.deepEqual(
      hits.map(({ recording }) => recording),
      ['october'],
    );
  });

  it('goes on with its index of words after a write that failed, and in another process', async () => {
    const full = await openSqliteStore(directory, { mode: 'write', maxPages: 120, runBlocks: 3 });
    opened.push(full);
    await commit(full, 'first', START);
    const lines = Array.from({ length: 20_000 }, (_, at) => sampleLine(`${Math.sin(at)} ${at}`, at));
    await assert.rejects(
      full.commitIndex({
        recording: sampleRecording('large', { ended: START }),
        keyframes: [],
        lines,
        standing: [],
      }),
      { code: 'SCR_STORE_FULL' },
    );
    await commit(full, 'second', START);
    await close(full);
    const again = await openSqliteStore(directory, { mode: 'write', runBlocks: 3 });
    opened.push(again);
    for (const name of ['third', 'fourth']) await commit(again, name, START);
    for (const name of ['first', 'second', 'third', 'fourth']) {
      const { hits } = await again.search({ query: parseQuery(`"of ${name}"`, { now: START }), limit: 0 });
      assert.deepEqual(
        hits.map(({ recording }) => recording),
        [name],
      );
    }
  });

  it('says which file is damaged, and goes on with the other months', async () => {
    const store = await open('write');
    await fillMonths(store);
    await close(store);
    writeFileSync(monthFile('2026-10'), 'this is no database'.repeat(1000));
    for (const mode of ['read', 'write'] as const) {
      const again = await open(mode);
      const { recordings, problems } = await found(again);
      assert.deepEqual(recordings, ['november', 'september']);
      assert.match(problems?.[0] ?? '', /damaged: .*2026-10\.sqlite.*move it away/);
      assert.equal((await again.recording('november'))?.recording, 'november');
      await assert.rejects(again.recording('october'), { code: 'SCR_STORE_DAMAGED' });
      await close(again);
    }
    const writer = await open('write');
    await commit(writer, 'november 2', START);
    await assert.rejects(commit(writer, 'october 2', START - MONTH_MS), { code: 'SCR_STORE_DAMAGED' });
  });

  it('never gives wrong rows from damaged pages', async () => {
    const store = await openSqliteStore(directory, { mode: 'write', runBlocks: 8 });
    opened.push(store);
    for (let number = 0; number < 30; number++) {
      const recording = sampleRecording(`r${number}`, { start: START + number, ended: START });
      const lines = Array.from({ length: 400 }, (_, at) =>
        sampleLine(`word ${at} ${Math.sin(at + number)}`, at),
      );
      await store.appendMessages([sampleMessage(`r${number}`, 1, 'x'.repeat(5000))].map(withLine));
      await store.commitIndex({ recording, keyframes: [], lines, standing: [] });
    }
    const { hits: all } = await store.search({ query: EVERYTHING, limit: 0 });
    await close(store);
    const file = monthFile('2026-11');
    const sound = readFileSync(file);
    const texts = new Set(all.map(({ recording, text }) => `${recording} ${text}`));
    for (let page = 1; page < sound.length / 4096; page += 17) {
      const damaged = Buffer.from(sound);
      damaged.fill(0xa5, page * 4096, (page + 1) * 4096);
      writeFileSync(file, damaged);
      const reader = await open('read');
      const { hits, problems } = await reader.search({ query: EVERYTHING, limit: 0 });
      assert.ok(
        problems !== undefined ||
          hits.length === all.length ||
          hits.every(({ recording, text }) => texts.has(`${recording} ${text}`)),
      );
      for (let number = 0; number < 30; number++) {
        try {
          for await (const { out_txt } of reader.messages(`r${number}`, 1))
            assert.equal(out_txt.length, 5000);
        } catch (error) {
          assert.ok(error instanceof ScriberyError && error.code === 'SCR_STORE_DAMAGED', String(error));
        }
      }
      await close(reader);
    }
  });

  it('stores nothing by halves when there is no room', async () => {
    const store = await open('write');
    await store.appendMessages([sampleMessage('r', 1)].map(withLine));
    await close(store);
    const full = await openSqliteStore(directory, { mode: 'write', maxPages: 100 });
    opened.push(full);
    const large = Array.from({ length: 40 }, (_, index) =>
      sampleMessage('r', index + 2, randomBytes(10_000).toString('hex')),
    );
    await assert.rejects(full.appendMessages(large.map(withLine)), { code: 'SCR_STORE_FULL' });
    const lines = Array.from({ length: 20_000 }, (_, at) =>
      sampleLine(`${Math.sin(at)} ${Math.cos(at)}`, at),
    );
    await assert.rejects(
      full.commitIndex({
        recording: sampleRecording('r', { ended: START }),
        keyframes: [],
        lines,
        standing: [],
      }),
      { code: 'SCR_STORE_FULL' },
    );
    assert.equal(await full.recording('r'), undefined);
    assert.deepEqual(
      await full.appendMessages([sampleMessage('r', 1), sampleMessage('r', 2)].map(withLine)),
      ['known', 'stored'],
    );
    await close(full);
    const roomy = await open('write');
    assert.deepEqual([...new Set(await roomy.appendMessages(large.slice(1).map(withLine)))], ['stored']);
  });
});
