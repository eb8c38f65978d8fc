import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildShim } from './build.ts';
import { PtyDriver } from './testing/pty-driver.ts';
import { bytesOf } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

for (const variant of variants) {
  test(`${variant}: what is shown and typed is recorded, byte by byte`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    await session.waitFor('ready> ');
    session.type("printf '\\377\\000\\303\\244|%s\\n' done\r");
    await session.waitFor('|done');
    session.type('exit 7\r');
    const end = await session.end();
    assert.equal(end.exit, 7);
    const frames = folder.frames();
    assert.deepEqual(bytesOf(frames, 'output'), session.output);
    assert.equal(bytesOf(frames, 'input').toString(), "printf '\\377\\000\\303\\244|%s\\n' done\rexit 7\r");
    assert.deepEqual(frames.at(-1)?.payload, Buffer.from([0, 7]));
    assert.equal(end.modes.canonical && end.modes.echo && end.modes.signals, true);
  });

  test(`${variant}: the header tells who, where, when and what`, async () => {
    using folder = new SpoolFolder(variant);
    const before = Date.now();
    await using session = folder.record(['sh', '-c', 'stty size; echo 100%'], {}, { columns: 132, rows: 43 });
    await session.end();
    const lines = String(folder.frames()[0]?.payload).trimEnd().split('\n');
    const values = lines.map((line) => splitLine(line));
    const header = new Map(values);
    assert.deepEqual(
      values.filter(([key]) => key === 'arg').map(([, value]) => value),
      ['sh', '-c', 'stty%20size;%20echo%20100%25'],
    );
    assert.equal(header.get('version'), '1');
    assert.equal(header.get('recording'), 'r');
    assert.equal(header.get('term'), 'xterm-256color');
    assert.equal(header.get('cols'), '132');
    assert.equal(header.get('rows'), '43');
    assert.match(header.get('boot') ?? '', /^[0-9a-f-]{36}$/);
    assert.match(header.get('pidstart') ?? '', /^\d+$/);
    assert.equal(Math.abs(Number(header.get('start')) / 1000 - before) < 60_000, true);
    assert.equal(session.output.toString(), '43 132\r\n100%\r\n');
    assert.equal(statSync(folder.spool).mode & 0o7777, 0o600);
  });

  test(`${variant}: words that do not fit into the header are counted`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(['true', 'short', ' '.repeat(30_000), 'long', 'longer']);
    assert.equal((await session.end()).exit, 0);
    const header = String(folder.frames()[0]?.payload);
    assert.match(header, /arg=true\narg=short\nargsleft=3\n$/);
  });

  test(`${variant}: the signal that kills the command kills the recorder, without a core file`, async () => {
    for (const name of ['SIGTERM', 'SIGKILL', 'SIGSEGV', 'SIGABRT', 'SIGPIPE'] as const) {
      using folder = new SpoolFolder(variant);
      const script = `ulimit -c unlimited 2>/dev/null; kill -${name.slice(3)} $$`;
      await using session = folder.record(['sh', '-c', script], {}, { cwd: folder.path });
      const end = await session.end();
      assert.equal(end.signal, constants.signals[name], name);
      assert.equal(end.core, false);
      assert.deepEqual(folder.frames().at(-1)?.payload, Buffer.from([1, constants.signals[name]]));
    }
  });

  test(`${variant}: without a command the user's shell runs, as a login shell when asked`, async () => {
    for (const [login, name] of [
      [false, 'bash'],
      [true, '-bash'],
    ] as const) {
      using folder = new SpoolFolder(variant);
      const env = {
        PATH: process.env.PATH,
        HOME: folder.path,
        SHELL: '/bin/bash',
        PS1: 'ready> ',
        TERM: 'dumb',
      };
      await using session = folder.record([], { login }, { env });
      session.type('echo "<$0>"; exit\r');
      assert.equal((await session.end()).exit, 0);
      assert.equal(session.output.includes(`<${name}>`), true);
      assert.equal(String(folder.frames()[0]?.payload).includes('arg='), false);
    }
  });

  test(`${variant}: a command that cannot be run ends as in a shell`, async () => {
    for (const [command, status] of [
      ['/nonexistent/command', 127],
      ['/etc', 126],
    ] as const) {
      using folder = new SpoolFolder(variant);
      await using session = folder.record([command]);
      assert.equal((await session.end()).exit, status);
      assert.equal(session.output.includes(command), true);
      assert.deepEqual(bytesOf(folder.frames(), 'output'), session.output);
    }
  });

  test(`${variant}: the command gets the terminal's modes and size, and no descriptor or signal of the recorder`, async () => {
    using folder = new SpoolFolder(variant);
    const script = 'stty -g; ls -l /proc/self/fd; grep -E "^Sig(Blk|Ign)" /proc/self/status';
    const inside = folder.command(['sh', '-c', `echo inside; ${script}`]);
    await using session = new PtyDriver([
      'sh',
      '-c',
      `stty -ixon erase ^H; ${script}; "$@"`,
      'sh',
      ...inside,
    ]);
    assert.equal((await session.end()).exit, 0);
    const [bare, recorded] = session.output.toString().split('inside\r\n');
    assert.equal(recorded?.split('\r\n')[0], bare?.split('\r\n')[0]);
    assert.equal(recorded?.includes('spool'), false);
    const count = (text = '') => text.match(/ -> /g)?.length;
    assert.equal(count(recorded), count(bare));
    const signals = (text = '') => text.match(/Sig(Blk|Ign):\s+\S+/g);
    assert.deepEqual(signals(recorded), signals(bare));
  });

  test(`${variant}: a spool that is there already, or is a link, is refused`, async () => {
    for (const make of [
      (path: string) => writeFileSync(path, 'kept'),
      (path: string) => symlinkSync('elsewhere', path),
    ]) {
      using folder = new SpoolFolder(variant);
      make(folder.spool);
      await using session = folder.record(['echo', 'ran']);
      assert.equal((await session.end()).exit, 125);
      assert.equal(session.output.includes('ran'), false);
      assert.equal(session.output.includes('File exists'), true);
    }
  });
}

test('an idle session sleeps', async () => {
  using folder = new SpoolFolder('hardened');
  await using session = folder.record(SHELL);
  await session.waitFor('ready> ');
  const pid = await session.pid();
  let asleep = 0;
  const looks = () => {
    asleep = readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') S ') ? asleep + 1 : 0;
    return asleep > 20;
  };
  await session.waitUntil(looks, 'it is found asleep 20 times in a row');
});

test('wrong options are told, and nothing is run', async () => {
  for (const words of [
    ['--recording=r', '--', 'echo', 'ran'],
    ['--spool=/tmp/x', '--', 'echo', 'ran'],
    ['--spool=/tmp/x', '--recording=r', '--quota=12', '--', 'echo', 'ran'],
    ['--spool=/tmp/x', '--recording=r', '--quota=-1', '--', 'echo', 'ran'],
    ['--spool=/tmp/x', '--recording=r', '--input=maybe', '--', 'echo', 'ran'],
    ['--spool=/tmp/x', '--recording=r', '--unknown', '--', 'echo', 'ran'],
    ['--spool=/tmp/x', '--recording=r', '--login', '--', 'echo', 'ran'],
  ]) {
    await using session = new PtyDriver([buildShim(), ...words]);
    assert.equal((await session.end()).exit, 125, words.join(' '));
    assert.match(session.output.toString(), /^scribery-shim: [^\n]+\r\n$/);
  }
});

function splitLine(line: string): [key: string, value: string] {
  const [key = '', value = ''] = line.split('=');
  return [key, value];
}
