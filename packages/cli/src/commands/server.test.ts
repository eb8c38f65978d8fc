import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { startServer } from '../testing/running-server.ts';
import { ended, Home, jsonLines, SCRIBERY } from '../testing/scribery.ts';

test('it serves until SIGTERM, is found by other commands, signs in once a link, and loads samples once', async () => {
  const home = new Home();
  const server = await startServer(home, ['--samples']);
  const listed = jsonLines((await home.run(['ls', '--json'])).stdout);
  assert.ok(listed.length >= 4);

  const again = await home.run(['server', '--port', '0']);
  assert.equal(again.status, 4);
  assert.match(again.stderr, /SCR_STORE_LOCKED/);

  const { token } = JSON.parse(readFileSync(join(home.data, 'server.json'), 'utf8'));
  const words = ['ls', '--json', '--server', server.url];
  const elsewhere = { XDG_DATA_HOME: home.file('elsewhere') };
  assert.equal((await home.run(words, { env: { ...elsewhere, SCRIBERY_TOKEN: token } })).status, 0);
  const refused = await home.run(words, { env: { ...elsewhere, SCRIBERY_TOKEN: 'wrong' } });
  assert.equal(refused.status, 5);
  assert.match(refused.stderr, /SCR_NOT_SIGNED_IN/);

  const signIn = () =>
    fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: new URL(server.link).searchParams.get('token') }),
    });
  assert.equal((await signIn()).status, 200);
  assert.equal((await signIn()).status, 401);

  assert.equal((await server.stop()).status, 0);
  assert.equal(existsSync(join(home.data, 'server.json')), false);

  const next = await startServer(home, ['--samples']);
  const loadedAgain = jsonLines((await home.run(['ls', '--json'])).stdout);
  assert.deepEqual(loadedAgain, listed);
  assert.equal((await next.stop('SIGINT')).status, 0);
});

test('a port that is taken and a configuration that is wrong are told clearly', async () => {
  const home = new Home();
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const taken = await home.run(['server', '--port', String(port)]);
  other.close();
  assert.equal(taken.status, 2);
  assert.match(taken.stderr, new RegExp(`cannot listen on 127.0.0.1:${port}`));
  assert.equal((await home.run(['server', '--config', home.file('none.toml')])).status, 2);
  assert.equal((await home.run(['server', '--port', '99999'])).status, 2);
});

test('the launcher works under the Node of the machine, whatever it is', async (t) => {
  const node = (process.env.PATH ?? '')
    .split(':')
    .map((part) => join(part, 'node'))
    .find((path) => existsSync(path) && !path.includes('node_modules'));
  if (node === undefined) return t.skip('there is no other Node on this machine');
  const home = new Home();
  const run = (words: string[]) => ended(spawn(node, [SCRIBERY, ...words], { env: home.env() }));
  assert.equal((await run(['--version'])).status, 0);
  assert.equal((await run(['ls', '--frob'])).status, 2);
});

test('the launcher is found through a link, and every command has help', () => {
  const home = new Home();
  spawnSync('ln', ['-s', SCRIBERY, home.file('linked')]);
  for (const command of ['rec', 'ls', 'search', 'play', 'screen', 'text', 'export', 'import', 'server']) {
    const { status, stdout } = spawnSync(home.file('linked'), [command, '--help'], {
      env: home.env(),
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^Usage: scribery ${command}`));
  }
});
