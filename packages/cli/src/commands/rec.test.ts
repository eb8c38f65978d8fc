import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '@scribery/runtime/testing';
import { PtyDriver } from '@scribery/shim/testing';
import { startServer } from '../testing/running-server.ts';
import { Home, jsonLines, SCRIBERY } from '../testing/scribery.ts';

/** A command on a terminal of its own. */
function onTerminal(home: Home, words: readonly string[], env: Record<string, string> = {}): PtyDriver {
  return new PtyDriver([SCRIBERY, ...words], { env: home.env(env) });
}

async function record(home: Home, words: readonly string[], env: Record<string, string> = {}) {
  await using terminal = onTerminal(home, ['rec', ...words], env);
  const end = await terminal.end();
  return { ...end, output: terminal.output.toString() };
}

/** Records a command for somebody who is never told that storing takes long. */
async function recordPatiently(home: Home, command: readonly string[]) {
  const script = fileURLToPath(import.meta.resolve('../testing/record-patiently.ts'));
  await using terminal = new PtyDriver([process.execPath, script, ...command], { env: home.env() });
  const end = await terminal.end();
  return { ...end, output: terminal.output.toString() };
}

const list = async (home: Home, ...words: string[]) =>
  jsonLines((await home.run(['ls', '--json', ...words])).stdout);

test('it passes on status and output, prints nothing of its own, and stores the recording', async () => {
  const home = new Home();
  const { exit, output } = await recordPatiently(home, ['sh', '-c', 'echo recorded; sleep 0.3; exit 7']);
  assert.deepEqual([exit, output], [7, 'recorded\r\n']);
  const [recording] = await list(home);
  assert.deepEqual([recording?.live, recording?.bytes_out, recording?.cols], [false, 10, 80]);
  assert.match(String(recording?.recording), /^[0-9a-f]{32}-[0-9a-f]+-[0-9a-f]+$/);
  assert.equal((await home.run(['search', 'recorded'])).status, 0);
  assert.deepEqual(readdirSync(join(home.data, 'spool')), []);
});

test('it ends by the signal that ended the recorded program', async () => {
  const home = new Home();
  const { signal } = await record(home, ['--file', home.file('x.json'), '--', 'sh', '-c', 'kill -TERM $$']);
  assert.equal(signal, 15);
});

test('in a pipeline it carries bytes as they are, and records them', async () => {
  const home = new Home();
  const file = home.file('x.json');
  const { status, stdout } = await home.run(['rec', '--file', file, '--', 'sh', '-c', 'sort; exit 7'], {
    input: 'b\na\n',
  });
  assert.deepEqual([status, stdout], [7, 'a\nb\n']);
  const [message] = jsonLines(readFileSync(file, 'utf8'));
  assert.deepEqual([message?.in_txt, message?.out_txt], ['b\na\n', 'a\nb\n']);
});

test('what a pipeline got is shown as on a terminal, and is kept as it was', async () => {
  const home = new Home();
  const script = 'echo first; sleep 0.3; printf "second\\nthird"';
  const { stdout } = await home.run(['rec', '--', 'sh', '-c', script]);
  assert.equal(stdout, 'first\nsecond\nthird');
  const [recording] = await list(home);
  const id = String(recording?.recording);
  const [screen] = jsonLines((await home.run(['screen', id, '--at', 'end', '--json'])).stdout);
  assert.ok(Array.isArray(screen?.lines));
  assert.deepEqual(
    [screen.lines.slice(0, 3), screen.cursor],
    [['first', 'second', 'third'], { row: 2, column: 5, visible: true }],
  );
  assert.equal((await home.run(['text', id])).stdout, 'first\nsecond\nthird\n');
  const [hit] = jsonLines((await home.run(['search', '--json', 'second'])).stdout);
  assert.deepEqual([hit?.row, hit?.column], [1, 0]);
  const exported = jsonLines((await home.run(['export', id, '--format', 'tlog'])).stdout);
  assert.equal(exported.map(({ out_txt }) => out_txt).join(''), stdout);
});

test('without a command it records the shell, and options of a command are its own', async () => {
  const home = new Home();
  await using terminal = onTerminal(home, ['rec'], { PS1: 'ready> ' });
  await terminal.waitFor('ready> ');
  terminal.type('echo typed-$((40 + 2))\r');
  await terminal.waitFor('typed-42');
  terminal.type('exit 3\r');
  assert.equal((await terminal.end()).exit, 3);
  assert.equal((await home.run(['search', 'typed:typed'])).status, 0);
  assert.equal(
    (await record(home, ['--file', home.file('x.json'), 'sh', '-c', 'test "$0" = --json', '--json'])).exit,
    0,
  );
});

test('--file writes what tlog writes, and only there', async () => {
  const home = new Home();
  const file = home.file('session.json');
  await record(home, ['--file', file, '--', 'echo', 'into-a-file']);
  const [message] = jsonLines(readFileSync(file, 'utf8'));
  assert.deepEqual([message?.ver, message?.out_txt], ['2.3', 'into-a-file\r\n']);
  assert.deepEqual(await list(home), []);
  assert.match((await home.run(['screen', file, '--at', 'end'])).stdout, /into-a-file/);
});

for (const [name, make] of [
  ['in a directory that is not there', (home: Home) => home.file('none/x.json')],
  ['that is a directory', (home: Home) => home.path],
  [
    'below a file',
    (home: Home) => {
      writeFileSync(home.file('a-file'), '');
      return home.file('a-file/x.json');
    },
  ],
  [
    'that is a link',
    (home: Home) => {
      symlinkSync(home.file('elsewhere.json'), home.file('x.json'));
      return home.file('x.json');
    },
  ],
] as const) {
  test(`a --file ${name} is refused before anything runs`, async () => {
    const home = new Home();
    const file = make(home);
    const { exit, output } = await record(home, ['--file', file, '--', 'echo', 'it-ran']);
    assert.equal(exit, 6);
    assert.ok(output.startsWith(`scribery: The file cannot be written: ${file}: `), output);
    assert.match(output, /\(SCR_OUTPUT_FAILED\)\r\n$/);
    assert.doesNotMatch(output, /it-ran|\.lock/);
  });
}

test('--verbose tells the id, and that it is stored', async () => {
  const home = new Home();
  const { output } = await record(home, ['--verbose', '--file', home.file('x.json'), '--', 'true']);
  assert.match(output, /^scribery: recording [0-9a-f-]+\r\nscribery: recording stored\r\n$/);
});

test('while a server has the data directory it delivers to that, and is seen live', async () => {
  const home = new Home();
  await startServer(home);
  await using terminal = onTerminal(home, ['rec', '--', 'sh', '-c', 'echo seen-live; read wait']);
  await terminal.waitFor('seen-live');
  for (;;) {
    const found = await home.run(['search', '--json', 'seen-live']);
    if (found.status === 0) break;
  }
  const [live] = await list(home);
  assert.equal(live?.live, true);
  terminal.type('\r');
  await terminal.end();
  const [over] = await list(home);
  assert.equal(over?.live, false);
});

/** A recording that shows `left-behind` and of which the agent is killed: the recorder goes on and ends, nobody has delivered. */
async function leftBehind(home: Home): Promise<void> {
  await using terminal = onTerminal(home, [
    'rec',
    '--',
    'sh',
    '-c',
    'echo left-behind; sleep 0.3; echo ready; read wait',
  ]);
  await terminal.waitFor('ready');
  terminal.signal('SIGKILL');
  await terminal.end();
}

test('what cannot be delivered is kept, and a later server brings it in', async () => {
  const home = new Home();
  await leftBehind(home);
  const spools = () => readdirSync(join(home.data, 'spool')).filter((name) => name.endsWith('.spool'));
  assert.equal(spools().length, 1);
  await startServer(home);
  await until('the spool is delivered', () => spools().length === 0);
  assert.equal((await home.run(['search', 'left-behind'])).status, 0);
});

test('a later recording brings in what an earlier one left', async () => {
  const home = new Home();
  await leftBehind(home);
  for (let n = 0; n < 20 && (await list(home)).length < 2; n++) await record(home, ['--', 'sleep', '1']);
  assert.equal((await home.run(['search', 'left-behind'])).status, 0);
});

test('a command that ends before anything is printed: the server may have stored it by then', async () => {
  const home = new Home();
  await startServer(home);
  for (const status of [0, 7, 0]) {
    const { exit, output } = await recordPatiently(home, ['sh', '-c', `exit ${status}`]);
    assert.deepEqual([exit, output], [status, '']);
  }
  assert.equal((await list(home)).length, 3);
});

test('a server that is away: the spool is kept and the person told', async () => {
  const home = new Home();
  const { exit, output } = await record(home, ['--server', 'http://127.0.0.1:9', '--', 'sh', '-c', 'exit 4']);
  assert.equal(exit, 4);
  assert.match(output, /still sending/);
  const [, spool] = /it is kept in (\S+);/.exec(output) ?? [];
  assert.ok(spool !== undefined && existsSync(spool), output);
});

test('a spool that cannot be made: the recorder says why, and nothing is said to be kept', async () => {
  const home = new Home();
  mkdirSync(home.data, { recursive: true });
  // A name that leads nowhere, since a read-only directory stops nobody who tests as root.
  symlinkSync(join(home.data, 'nowhere', 'at-all'), join(home.data, 'spool'));
  const { exit, output } = await record(home, ['--', 'echo', 'unrecorded']);
  assert.equal(exit, 7);
  assert.match(output, /no place for the spool/);
  assert.doesNotMatch(output, /unrecorded|kept in/);
});

test('npm start: a server with a recorded shell goes on after its end until Ctrl-C', async () => {
  const home = new Home();
  await using terminal = onTerminal(home, ['server', '--port', '0', '--with-shell'], { PS1: 'ready> ' });
  await terminal.waitFor('token=');
  const from = await terminal.waitFor('ready> ');
  terminal.type('echo inside-$((1 + 1)); sleep 0.3; exit\r');
  await terminal.waitFor('inside-2', from);
  await terminal.waitFor('Ctrl-C ends it');
  assert.equal((await home.run(['search', 'inside-2'])).status, 0);
  terminal.type('\x03');
  assert.equal((await terminal.end()).exit, 0);
});

test('a disk that is full from the start lets the command run, and it tells that nothing was recorded', async (t) => {
  const home = new Home();
  mkdirSync(home.data, { recursive: true });
  // A file system that has room for the spool's directory and no other file.
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'nr_inodes=2', 'tmpfs', home.data]).status !== 0)
    return t.skip('a small file system cannot be mounted here');
  try {
    mkdirSync(join(home.data, 'spool'));
    const { exit, output } = await record(home, ['--', 'sh', '-c', 'echo ran; exit 5']);
    assert.equal(exit, 5);
    assert.match(output, /^ran\r\nscribery: nothing was recorded \(.*no space left on device.*\)\r\n$/);
  } finally {
    spawnSync('umount', ['-l', home.data]);
  }
});
