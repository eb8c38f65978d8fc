import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Emulator } from '@scribery/screen';
import { PtyDriver } from '@scribery/shim/testing';
import { startServer } from '../testing/running-server.ts';
import { Home, jsonLines, SCRIBERY, sample } from '../testing/scribery.ts';

const home = new Home();
const DEPLOY = 'sample-deploy-with-a-typo';
before(async () => {
  await startServer(home);
  await home.run(['import', sample('deploy-with-a-typo')]);
});

const play = (words: readonly string[]) =>
  new PtyDriver([SCRIBERY, 'play', ...words], { columns: 100, rows: 31, env: home.env() });

/** What stands on the viewer's terminal of that size, after what it got from byte `from` on. */
function seen(terminal: PtyDriver, from = 0, size: readonly [number, number] = [100, 31]): string {
  using emulator = new Emulator(...size);
  emulator.write(terminal.output.subarray(from));
  return emulator.view().lines.join('\n');
}

test('it plays, takes keys, and gives the terminal back as it was', async () => {
  await using terminal = play([DEPLOY, '--paused']);
  const before = await terminal.modes();
  await terminal.waitUntil(() => /‖ 0:00/.test(seen(terminal)), 'the first screen is shown');
  terminal.type('\x1b[F');
  await terminal.waitUntil(() => /Deployed 4 of 4/.test(seen(terminal)), 'End shows the end');
  terminal.type('/workers\r');
  await terminal.waitUntil(() => /hit \d+ of \d+/.test(seen(terminal)), 'a search finds');
  assert.match(seen(terminal), /workers/);
  terminal.type('q');
  const { exit, modes } = await terminal.end();
  assert.equal(exit, 0);
  assert.equal(modes.all, before.all);
  assert.match(terminal.output.toString(), /\x1b\[\?1049l$/);
});

test('with --speed max the last screen stays in the terminal', async () => {
  await using terminal = play([sample('deploy-with-a-typo'), '--speed', 'max']);
  assert.equal((await terminal.end()).exit, 0);
  const after = terminal.output.toString().split('\x1b[?1049l').at(-1) ?? '';
  assert.match(after, /Deployed 4 of 4 instances\r\n/);
  assert.doesNotMatch(after, /\x1b/);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`the terminal is given back on ${signal}`, async () => {
    await using terminal = play([DEPLOY, '--paused']);
    await terminal.waitUntil(() => /‖ 0:00/.test(seen(terminal)), 'the first screen is shown');
    terminal.signal(signal);
    const { exit, modes } = await terminal.end();
    assert.ok(exit !== undefined && exit > 128);
    assert.equal(modes.canonical && modes.echo, true);
    assert.match(terminal.output.toString(), /\x1b\[\?1049l$/);
  });
}

test('a running recording is followed, over a change of the size, until it ends', async () => {
  await using shell = new PtyDriver([SCRIBERY, 'rec', '--', 'sh'], { env: { ...home.env(), PS1: 'live> ' } });
  await shell.waitFor('live> ');
  const live = () =>
    home.run(['ls', '--json']).then(({ stdout }) => jsonLines(stdout).find((one) => one['live']));
  let recording = await live();
  for (let tries = 0; recording === undefined && tries < 100; tries++) recording = await live();
  await using terminal = play([String(recording?.['recording']), '--follow']);
  await terminal.waitUntil(() => /live> /.test(seen(terminal)), 'the prompt is shown');
  shell.type('echo one-$((40 + 2))\r');
  await terminal.waitUntil(() => /one-42/.test(seen(terminal)), 'what comes is shown');
  assert.match(seen(terminal), / ● \d.* live /);
  const before = terminal.output.length;
  terminal.resize(20, 5);
  await terminal.waitUntil(
    () => / ● .*…/.test(seen(terminal, before, [20, 5])),
    'the line of the state is drawn anew, as wide as the terminal is now',
  );
  shell.type('echo two-$((40 + 2))\r');
  await terminal.waitUntil(() => /two-42/.test(seen(terminal, before, [20, 5])), 'it goes on');
  shell.type('exit\r');
  await shell.end();
  assert.equal((await terminal.end()).exit, 0);
  assert.match(terminal.output.toString().split('\x1b[?1049l').at(-1) ?? '', /two-42/);
});

test('no escape sequence of a recording reaches the terminal', async () => {
  const evil = [
    '\x1b]0;title\x07',
    '\x1b]52;c;aGk=\x07',
    '\x1b[6n',
    '\x1bP$q m\x1b\\',
    '\x9b5n',
    '\x1b[?1003h',
    'shown',
  ];
  const lines = [
    JSON.stringify({ version: 2, width: 80, height: 24 }),
    ...evil.map((text, n) => JSON.stringify([n / 100, 'o', text])),
  ];
  writeFileSync(home.file('evil.cast'), lines.join('\n'));
  await using terminal = play([home.file('evil.cast'), '--paused', '--goto', 'end']);
  await terminal.waitUntil(() => /shown/.test(seen(terminal)), 'the text is shown');
  terminal.type('q');
  await terminal.end();
  assert.doesNotMatch(terminal.output.toString(), /\x1b\]|\x1bP|\x1b\[6n|\x9b|1003/);
});

test('without a terminal the transcript is printed', async () => {
  const { status, stdout } = await home.run(['play', DEPLOY, '--speed', 'max']);
  assert.equal(status, 0);
  assert.match(stdout, /Deployed 4 of 4 instances/);
  assert.doesNotMatch(stdout, /\x1b/);
});

for (const speed of ['99', '33', '0.2', '0', '-1', '', 'fast', 'Infinity']) {
  test(`--speed '${speed}' is wrong usage: status 2`, async () => {
    const { status, stdout, stderr } = await home.run(['play', DEPLOY, `--speed=${speed}`]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /--speed.*from 0\.25 to 32, or max/);
  });
}

test('the slowest and the fastest speed are taken', async () => {
  for (const speed of ['0.25', '32']) {
    assert.equal((await home.run(['play', DEPLOY, '--speed', speed])).status, 0);
  }
});
