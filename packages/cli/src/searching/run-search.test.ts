import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { before, test } from 'node:test';
import { ended, Home } from '../testing/scribery.ts';

const home = new Home();
/** More of these lines than one expression may look at: each has 30,000 characters, one a second. */
const LINES = 16;
const EXPRESSION = '/[x-z]{900}/';

before(async () => {
  const events = Array.from({ length: LINES }, (_, n) => [n, 'o', `${'a'.repeat(30_000)}\r\n`]);
  const header = { version: 2, width: 1000, height: 500, timestamp: 1_790_000_000 };
  const cast = [header, ...events].map((line) => JSON.stringify(line)).join('\n');
  await home.run(['import', '-'], { input: cast });
});

test('a search that came only so far says how far, and how to go on', async () => {
  const { status, stdout, stderr } = await home.run(['search', '--json', EXPRESSION]);
  assert.deepEqual([status, stdout], [1, '']);
  const [first, second] = stderr.split('\n');
  const [, looked, until] =
    /^searched the newest (\d+) lines, back to \S+; add (until:\S+) for those before, or a word$/.exec(
      first ?? '',
    ) ?? [];
  assert.ok(Number(looked) > 0 && Number(looked) < LINES, first);
  assert.match(second ?? '', /^no hit\. Searched: /);
  const rest = await home.run(['search', '--json', `${EXPRESSION} ${until}`]);
  assert.equal(rest.status, 1);
  assert.doesNotMatch(rest.stderr, /searched the newest/);
});

test('no hit in a script without spaces is told as it was written', async () => {
  const { stderr } = await home.run(['search', '京都']);
  assert.match(stderr, /“京都” on the screen/);
});

test('Ctrl-C ends a search whose answer takes long, and its server hears of it', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const url = `http://127.0.0.1:${address.port}`;
  const search = home.start(['search', EXPRESSION], { SCRIBERY_SERVER: url, SCRIBERY_TOKEN: 'x' });
  const [, response] = await once(server, 'request');
  const gone = once(response, 'close');
  search.kill('SIGINT');
  const { status, signal, stdout } = await ended(search);
  assert.deepEqual([status, signal, stdout], [null, 'SIGINT', '']);
  await gone;
  server.close();
});
