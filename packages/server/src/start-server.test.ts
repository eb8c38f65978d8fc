import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { createLogger, findServer, loadSettings } from '@scribery/runtime';
import { until } from '@scribery/runtime/testing';
import { type RunningApp, startServer } from './start-server.ts';
import { lines, madeMessages } from './testing/made-recording.ts';
import { temporaryFolder } from './testing/test-app.ts';

const settings = { ...loadSettings({ environment: {} }).server, port: 0 };
const start = (dataDir: string, more: Partial<typeof settings> = {}) =>
  startServer({
    dataDir,
    settings: { ...settings, ...more },
    pages: dataDir,
    logger: createLogger({ level: 'silent' }),
  });

type Served = Pick<RunningApp, 'url' | 'token'>;

async function get({ url, token }: Served, path: string): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
}

async function ingest({ url, token }: Served, body: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/api/ingest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body,
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const report: unknown = await answer.json();
  return { ...(typeof report === 'object' ? report : {}) };
}

async function json(served: Served, path: string): Promise<Record<string, unknown>> {
  const value: unknown = await (await get(served, path)).json();
  assert.ok(typeof value === 'object' && value !== null);
  return { ...value };
}

const hits = async (served: Served, query: string): Promise<number> =>
  Number((await json(served, `/api/search?query=${query}`)).count);

const made = (recording: string) =>
  madeMessages(recording, [
    [[0, 'r', 80, 24]],
    ...Array.from({ length: 60 }, (_, n) => [[n * 500, 'o', `line${n} of ${recording}\r\n`] as const]),
    [[40_000, 'x', 0]],
  ]);

test('what is handed in is found, listed and told to those who follow', async () => {
  using folder = temporaryFolder();
  const server = await start(folder.path);
  assert.deepEqual(findServer(folder.path)?.url, server.url);
  const messages = made('a');

  const following = await get(server, '/api/live');
  const reader = following.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader);
  await ingest(server, lines(messages.slice(0, 30)));
  let heard = '';
  while (!heard.includes('event: recording'))
    heard += (await reader.read()).value ?? assert.fail('the stream ended');
  assert.match(heard, /"recording":"a"/);
  await until('a hit', async () => (await hits(server, '"line7 of a"')) === 1);

  await server.close();
  assert.equal(findServer(folder.path), undefined);
  // The end of the server is the end of the stream.
  for (let rest = await reader.read(); !rest.done; rest = await reader.read());
});

test('a live recording is followed from the store on, over a lost connection, to its end', async () => {
  using folder = temporaryFolder();
  const server = await start(folder.path);
  const messages = made('a');
  await ingest(server, lines(messages.slice(0, 20)));
  await until('the recording', async () => (await get(server, '/api/recordings/a')).status === 200);

  const ids: number[] = [];
  let ended = false;
  const follow = async (path: string, stopAt: number, headers: Record<string, string> = {}) => {
    const leave = new AbortController();
    const { body } = await fetch(`${server.url}${path}`, {
      headers: { authorization: `Bearer ${server.token}`, ...headers },
      signal: leave.signal,
    });
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const id = /^id: (\d+)$/m.exec(event)?.[1];
        if (id !== undefined) ids.push(Number(id));
        if (event.startsWith('event: end')) ended = true;
      }
      if (ended || ids.length >= stopAt) break;
    }
    leave.abort();
  };
  const first = follow('/api/recordings/a/live', 40);
  await until('20 messages', () => ids.length >= 20);
  for (const message of messages.slice(20, 45)) await ingest(server, lines([message]));
  await first;
  const last = ids.at(-1) ?? 0;
  const second = follow('/api/recordings/a/live', Number.POSITIVE_INFINITY, {
    'last-event-id': String(last),
  });
  await ingest(server, lines(messages.slice(45)));
  await second;
  assert.deepEqual(
    ids,
    messages.map(({ id }) => id),
  );
  assert.equal(ended, true);
  await server.close();
});

test('a server that is killed and started again goes on where it was, without doubles', async (t) => {
  using folder = temporaryFolder();
  const run = async () => {
    const child = spawn(
      process.execPath,
      [new URL('./testing/server-process.ts', import.meta.url).pathname, folder.path],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    t.after(() => child.kill('SIGKILL'));
    const [line] = await once(createInterface(child.stdout), 'line');
    return { child, served: JSON.parse(String(line)) };
  };
  const messages = made('a');
  const first = await run();
  await ingest(first.served, lines(messages.slice(0, 25)));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  assert.equal(findServer(folder.path), undefined, 'what the killed one left is not taken for a server');

  const second = await run();
  const report = await ingest(second.served, lines(messages));
  assert.deepEqual([report.stored, report.known], [messages.length - 25, 25]);
  await until('the end', async () => {
    const { messages: last, live } = await json(second.served, '/api/recordings/a');
    return last === messages.length && !live;
  });
  for (const n of [0, 10, 24, 25, 26, 59])
    assert.equal(await hits(second.served, `"line${n} of a"`), 1, `line${n}`);
  second.child.kill('SIGKILL');
  await once(second.child, 'exit');
});

test('a body under way when the server closes is taken in to its end', async () => {
  using folder = temporaryFolder();
  const server = await start(folder.path);
  const messages = made('a');
  const call = request(`${server.url}/api/ingest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/x-ndjson' },
  });
  call.write(lines(messages.slice(0, 10)));
  const answered = once(call, 'response');
  await until('an answer', async () => (await get(server, '/api/health')).status === 200);
  const closing = server.close();
  call.end(lines(messages.slice(10)));
  const [answer] = await answered;
  const report = JSON.parse(Buffer.concat(await answer.toArray()).toString());
  assert.equal(report.stored, messages.length);
  await closing;

  const again = await start(folder.path);
  assert.equal((await json(again, '/api/recordings/a')).messages, messages.length);
  assert.equal(await hits(again, '"line59 of a"'), 1);
  await again.close();
});

test('an address that other machines reach is refused unless it is allowed', async () => {
  using folder = temporaryFolder();
  await assert.rejects(start(folder.path, { address: '0.0.0.0' }), {
    code: 'SCR_CONFIG',
    message: /allow_remote/,
  });
  const server = await start(folder.path, { address: '0.0.0.0', allow_remote: true });
  await server.close();
});

test('a start that fails gives the store back', async () => {
  using folder = temporaryFolder();
  const options = { dataDir: folder.path, settings, logger: createLogger({ level: 'silent' }) };
  await assert.rejects(startServer({ ...options, pages: import.meta.filename }), /must be a directory/);
  const server = await start(folder.path);
  await server.close();
});

test('a second server on the same directory is refused, and the first goes on', async () => {
  using folder = temporaryFolder();
  const first = await start(folder.path);
  await assert.rejects(start(folder.path), { code: 'SCR_STORE_LOCKED' });
  assert.equal(findServer(folder.path)?.url, first.url);
  assert.equal((await get(first, '/api/session')).status, 200);
  await first.close();
});

test('a port that is taken is told, and the store is given back', async () => {
  using folder = temporaryFolder();
  using other = temporaryFolder();
  const first = await start(folder.path);
  const port = Number(new URL(first.url).port);
  await assert.rejects(start(other.path, { port }), { code: 'SCR_CONFIG', message: /cannot listen/ });
  await (await start(other.path)).close();
  await first.close();
});

test('the bearer token stays over restarts, until its file is deleted; a sign-in link works once', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'token');
  const first = await start(folder.path);
  const link = first.signInLink();
  await first.close();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(readFileSync(file, 'utf8'), `${first.token}\n`);

  const second = await start(folder.path);
  assert.equal(second.token, first.token);
  const signIn = (token: string | null) =>
    fetch(`${second.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const tokenOf = (address: string) => new URL(address).searchParams.get('token');
  assert.equal((await signIn(tokenOf(link))).ok, false);
  const again = tokenOf(second.signInLink());
  assert.deepEqual([(await signIn(again)).ok, (await signIn(again)).ok], [true, false]);
  await second.close();

  rmSync(file);
  const third = await start(folder.path);
  assert.notEqual(third.token, first.token);
  await third.close();
  writeFileSync(file, 'short\n');
  await assert.rejects(start(folder.path), { code: 'SCR_CONFIG', message: /delete it for a new one/ });
});
