import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { createApp } from '../app.ts';
import { LiveHub } from '../live/live-hub.ts';
import { createLogger } from '@scribery/runtime';
import { lines, madeMessages } from '../testing/made-recording.ts';
import { TestApp, temporaryFolder } from '../testing/test-app.ts';

const folder = temporaryFolder();
const test1 = await TestApp.open(folder.path);
after(async () => {
  await test1.close();
  folder[Symbol.dispose]();
});

const made = (recording: string) =>
  madeMessages(recording, [
    [
      [0, 'r', 80, 24],
      [0, 'o', 'one\r\n'],
    ],
    [[300, 'o', 'two\r\n']],
    [[900, 'x', 7]],
  ]);

test('messages are stored once, and a second time known', async () => {
  const body = lines(made('twice'));
  const first = await test1.ingest(body);
  assert.equal(first.status, 200, first.text);
  assert.deepEqual(JSON.parse(first.text), {
    stored: 3,
    known: 0,
    refusals: 0,
    refused: [],
    commits: [{ recording: 'twice', id: 3 }],
  });
  const again = JSON.parse((await test1.ingest(body)).text);
  assert.deepEqual([again.stored, again.known, again.commits], [0, 3, [{ recording: 'twice', id: 3 }]]);
});

test('bodies may be compressed', async () => {
  const body = lines(made('packed'));
  const answers = [
    await test1.ingest(gzipSync(body), { 'content-encoding': 'gzip' }),
    await test1.ingest(zstdCompressSync(body), { 'content-encoding': 'zstd' }),
  ];
  assert.deepEqual(
    answers.map(({ text }) => [JSON.parse(text).stored, JSON.parse(text).known]),
    [
      [3, 0],
      [0, 3],
    ],
  );
});

test('another message with the id of a stored one is refused, and the stored one stays', async () => {
  const [first, second] = made('forged');
  assert.ok(first && second);
  await test1.ingest(lines([first, second]));
  const report = JSON.parse((await test1.ingest(lines([{ ...second, out_txt: 'TWO\r\n' }]))).text);
  assert.deepEqual([report.stored, report.refusals, report.refused[0].code], [0, 1, 'SCR_MESSAGE_CONFLICT']);
  assert.deepEqual([report.refused[0].recording, report.refused[0].id], ['forged', 2]);
});

test('the commit point stays below a missing message until it comes', async () => {
  const [first, second, third] = made('holes');
  assert.ok(first && second && third);
  const commit = async (message: typeof first) =>
    JSON.parse((await test1.ingest(lines([message]))).text).commits[0].id;
  assert.equal(await commit(first), 1);
  assert.equal(await commit(third), 1);
  assert.equal(await commit(second), 3);
});

test('what is not a stream of messages is refused', async () => {
  for (const headers of [{ 'content-type': 'text/plain' }, { 'content-type': 'application/octet-stream' }]) {
    const { status, text } = await test1.ingest('x', headers);
    assert.equal(status, 400, text);
    assert.equal(JSON.parse(text).error.code, 'SCR_REQUEST_INVALID');
  }
  const broken = await test1.ingest('this is no zstd', { 'content-encoding': 'zstd' });
  assert.equal(JSON.parse(broken.text).error.code, 'SCR_REQUEST_INVALID');
  assert.equal(JSON.parse((await test1.ingest('')).text).stored, 0);
});

test('closing a recording marks it as ended, once all of it is indexed', async () => {
  const messages = made('closed').slice(0, 2);
  await test1.ingest(lines(messages));
  const { text } = await test1.post('/api/recordings/closed/close');
  const { live, ended, duration, messages: last } = JSON.parse(text);
  assert.deepEqual([live, duration, last], [false, 300, 2]);
  assert.equal(typeof ended, 'number');
  const again = JSON.parse((await test1.post('/api/recordings/closed/close')).text);
  assert.equal(again.ended, ended);
  const missing = await test1.post('/api/recordings/nothing/close');
  assert.deepEqual([missing.status, JSON.parse(missing.text).error.code], [404, 'SCR_RECORDING_NOT_FOUND']);
});

test('where the store is open to read only, writing is refused', async () => {
  const app = await createApp({
    reader: test1.store,
    writer: null,
    hub: new LiveHub(),
    signIn: null,
    pages: null,
    logger: createLogger({ level: 'silent' }),
    now: Date.now,
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/ingest',
    headers: { 'content-type': 'application/x-ndjson' },
    payload: lines(made('no')),
  });
  assert.equal(answer.json().error.code, 'SCR_STORE_LOCKED');
  await app.close();
});
