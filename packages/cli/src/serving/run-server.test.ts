import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { PtyDriver } from '@scribery/shim/testing';
import { startServer } from '../testing/running-server.ts';
import { Home, jsonLines, sample, SCRIBERY } from '../testing/scribery.ts';

const SHELL_RUNS = 'This is a recorded shell';

/** The server with a recorded shell, on a terminal of its own. */
async function withShell(home: Home): Promise<PtyDriver> {
  const terminal = new PtyDriver([SCRIBERY, 'server', '--port', '0', '--with-shell'], { env: home.env() });
  await terminal.waitFor(SHELL_RUNS);
  terminal.type('echo kept-$((40+2)); sleep 0.3; echo ready-$((40+2))\r');
  await terminal.waitFor('ready-42');
  return terminal;
}

async function assertStopped(home: Home): Promise<void> {
  assert.equal(existsSync(join(home.data, 'server.json')), false);
  assert.deepEqual(readdirSync(join(home.data, 'spool')), []);
  const [recording] = jsonLines((await home.run(['ls', '--json'])).stdout);
  assert.equal(recording?.live, false);
  assert.equal((await home.run(['search', 'kept-42'])).status, 0);
}

test('a closed terminal ends the recording and the server, and what was recorded is stored', async () => {
  const home = new Home();
  await using terminal = await withShell(home);
  terminal.hangUp();
  assert.equal((await terminal.end()).exit, 0);
  await assertStopped(home);
});

test('SIGTERM hangs up the recorded shell, which does not heed it by itself, and ends the server', async () => {
  const home = new Home();
  await using terminal = await withShell(home);
  terminal.signal('SIGTERM');
  assert.equal((await terminal.end()).exit, 0);
  await assertStopped(home);
});

test('SIGHUP ends a server without a terminal as SIGTERM does', async () => {
  const home = new Home();
  const server = await startServer(home);
  assert.equal((await server.stop('SIGHUP')).status, 0);
  assert.equal(existsSync(join(home.data, 'server.json')), false);
});

test('a server goes on when nobody reads what it prints', async () => {
  const home = new Home();
  const server = await startServer(home);
  server.process.stdout?.destroy();
  server.process.stderr?.destroy();
  assert.equal((await home.run(['import', '-'], { input: 'no recording' })).status, 6);
  assert.equal((await home.run(['ls'])).status, 0);
  assert.equal((await server.stop()).status, 0);
});

test('a recorded shell keeps neither another recording nor a server from the store', async () => {
  const home = new Home();
  await using terminal = new PtyDriver([SCRIBERY, 'rec'], { env: home.env() });
  terminal.type('echo first-$((40+2))\r');
  await terminal.waitFor('first-42');
  while ((await home.run(['search', 'first-42'])).status !== 0);
  const second = await home.run(['rec', '--', 'echo', 'second']);
  assert.deepEqual([second.status, second.stderr], [0, '']);
  const server = await startServer(home);
  terminal.type('echo third-$((40+2))\r');
  await terminal.waitFor('third-42');
  while ((await home.run(['search', 'third-42'])).status !== 0);
  terminal.type('exit 3\r');
  assert.equal((await terminal.end()).exit, 3);
  const listed = jsonLines((await home.run(['ls', '--json'])).stdout);
  assert.deepEqual(
    listed.map(({ live }) => live),
    [false, false],
  );
  await server.stop();
});

test('where a server runs, a second one is refused with a link to the first', async () => {
  const home = new Home();
  const server = await startServer(home);
  const second = await home.run(['server']);
  assert.equal(second.status, 4);
  assert.match(second.stderr, /SCR_STORE_LOCKED/);
  const link = /once: (\S+)/.exec(second.stdout)?.[1] ?? '';
  assert.equal(new URL(link).origin, new URL(server.url).origin);
  assert.notEqual(link, server.link);
  await server.stop();
});

test('a data directory that is a file is told as a store that cannot be opened', async () => {
  const home = new Home();
  writeFileSync(home.file('file'), '');
  const { status, stderr } = await home.run(['server', '--data', home.file('file')]);
  assert.equal(status, 4);
  assert.match(stderr, /SCR_STORE_UNUSABLE/);
});

test('output that cannot be written is told in one line', () => {
  const home = new Home();
  const { status, stderr } = spawnSync('sh', ['-c', `"${SCRIBERY}" --version >/dev/full`], {
    env: home.env(),
    encoding: 'utf8',
  });
  assert.equal(status, 6);
  assert.match(stderr, /^scribery: .*ENOSPC.*\(SCR_OUTPUT_FAILED\)\n$/);
});

test('a command that opens the store itself tells a failure in one line', async () => {
  const home = new Home();
  writeFileSync(home.file('file'), '');
  const { status, stderr } = await home.run(['ls', '--data', home.file('file')]);
  assert.equal(status, 4);
  assert.match(stderr, /^scribery: .*\(SCR_STORE_UNUSABLE\)\n$/);
});

test('an empty list names the place, and a query without a match does not invite to record', async () => {
  const home = new Home();
  const place = home.file('nothing-yet');
  mkdirSync(place);
  const empty = await home.run(['ls', '--data', place]);
  assert.match(empty.stderr, /no recordings in .*nothing-yet; 'scribery rec' makes one/);
  const none = await home.run(['ls', '--data', place, 'user:nobody']);
  assert.match(none.stderr, /no recording in .*nothing-yet for this query/);
});

test('a store of a newer program is no empty one', async () => {
  const home = new Home();
  assert.equal((await home.run(['import', sample('refused-by-sudo')])).status, 0);
  const months = join(home.data, 'months');
  for (const name of readdirSync(months).filter((each) => each.endsWith('.sqlite'))) {
    const database = new DatabaseSync(join(months, name));
    database.exec('PRAGMA user_version = 99');
    database.close();
  }
  for (const words of [['ls'], ['ls', '--json'], ['search', 'sudo'], ['audit', 'search']]) {
    const { status, stdout, stderr } = await home.run(words);
    assert.deepEqual([status, stdout], [4, ''], words.join(' '));
    assert.match(stderr, /^scribery: .*has schema 99.*use the newer program \(SCR_STORE_NEWER\)\n$/);
  }
});
