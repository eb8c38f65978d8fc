import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { test } from 'node:test';
import { PtyDriver } from './testing/pty-driver.ts';
import { bytesOf } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

for (const variant of variants) {
  test(`${variant}: a resized window is recorded and passed on`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record([
      'sh',
      '-c',
      'trap "stty size" WINCH; echo up; while :; do read x && exit; done',
    ]);
    await session.waitFor('up');
    session.resize(101, 33);
    const next = await session.waitFor('33 101');
    session.resize(40, 65);
    await session.waitFor('65 40', next);
    session.type('\r');
    await session.end();
    const windows = folder.frames().filter(({ type }) => type === 'window');
    assert.deepEqual(
      windows.map(({ payload }) => [payload.readUInt16LE(0), payload.readUInt16LE(2)]),
      [
        [101, 33],
        [40, 65],
      ],
    );
  });

  test(`${variant}: signals are recorded and reach the job in the foreground, not the shell behind it`, async () => {
    for (const name of ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const) {
      using folder = new SpoolFolder(variant);
      await using session = folder.record(SHELL);
      const prompt = await session.waitFor('ready> ');
      session.type(
        `sh -c 'trap "echo got it; exit 3" ${name.slice(3)}; echo up; while :; do read x; done'\r`,
      );
      await session.waitFor('up\r\n', prompt);
      session.signal(name);
      await session.waitFor('got it\r\n');
      session.type('exit $?\r');
      assert.equal((await session.end()).exit, 3);
      const signals = folder.frames().filter(({ type }) => type === 'signal');
      assert.deepEqual(bytesOf(signals, 'signal'), Buffer.from([constants.signals[name]]));
    }
  });

  test(`${variant}: a hang-up signal ends the shell too`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    const prompt = await session.waitFor('ready> ');
    session.type('sh -c "echo up; exec sleep 1000"\r');
    await session.waitFor('up\r\n', prompt);
    session.signal('SIGHUP');
    const end = await session.end();
    assert.equal(end.signal, constants.signals.SIGHUP);
    assert.equal(end.modes.canonical && end.modes.echo, true);
    assert.equal(folder.story().includes('signal'), true);
  });

  test(`${variant}: what was ignored at the start stays ignored, for the command too`, async () => {
    using folder = new SpoolFolder(variant);
    const inner = folder.command(['sh', '-c', 'echo up; read x; echo still here']);
    await using session = new PtyDriver(['sh', '-c', 'trap "" HUP TERM; exec "$@"', 'sh', ...inner]);
    await session.waitFor('up');
    session.signal('SIGTERM');
    session.signal('SIGHUP');
    session.type('\r');
    assert.equal((await session.end()).exit, 0);
    assert.equal(session.output.includes('still here'), true);
    assert.deepEqual(folder.story(), ['output', 'input', 'output']);
  });

  test(`${variant}: Ctrl-Z stops the job inside, and Ctrl-C ends it`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    let at = await session.waitFor('ready> ');
    session.type('sh -c "echo up; exec cat"\r');
    at = await session.waitFor('up\r\n', at);
    session.type('abc\r');
    at = await session.waitFor('abc\r\nabc', at);
    session.type('\x1a');
    at = await session.waitFor('Stopped', at);
    at = await session.waitFor('ready> ', at);
    session.type('fg\r');
    at = await session.waitFor('cat"\r\n', at);
    session.type('def\r');
    at = await session.waitFor('def\r\ndef', at);
    session.type('\x03');
    at = await session.waitFor('^C', at);
    await session.waitFor('ready> ', at);
    session.type('exit 0\r');
    assert.equal((await session.end()).exit, 0);
    assert.equal(folder.story().includes('suspend'), false);
    assert.deepEqual(bytesOf(folder.frames(), 'output'), session.output);
  });

  for (const signal of ['TSTP', 'STOP'] as const) {
    test(`${variant}: stopped by SIG${signal} it gives the terminal back, and goes on with the window's new size`, async () => {
      using folder = new SpoolFolder(variant);
      await using outer = new PtyDriver(SHELL, { env: { ...process.env, PS1: 'outer> ', HISTFILE: '' } });
      let at = await outer.waitFor('outer> ');
      const before = await outer.modes();
      outer.type(`PS1='ready> ' ${folder.command(SHELL).join(' ')}\r`);
      at = await outer.waitFor('ready> ', at + 20);
      const inside = await outer.modes();
      assert.equal(inside.canonical || inside.echo || inside.signals, false);
      // Not typed inside: a line editor that is about to prompt writes back the window size that it read before.
      process.kill(folder.recorderPid(), `SIG${signal}`);
      at = await outer.waitFor('Stopped', at);
      at = await outer.waitFor('outer> ', at);
      assert.deepEqual(await outer.modes(), before);
      outer.resize(90, 30);
      outer.type('fg\r');
      await outer.waitUntil(() => folder.has('window'), 'resumed');
      assert.deepEqual(await outer.modes(), inside);
      outer.type('stty size; exit 4\r');
      at = await outer.waitFor('30 90', at);
      at = await outer.waitFor('outer> ', at);
      outer.type('exit $?\r');
      assert.equal((await outer.end()).exit, 4);
      const marks = folder.story().filter((type) => ['suspend', 'resume', 'window'].includes(type));
      assert.deepEqual(marks, ['suspend', 'resume', 'window']);
    });
  }

  test(`${variant}: a shell that suspends itself suspends the recorder`, async () => {
    using folder = new SpoolFolder(variant);
    await using outer = new PtyDriver(SHELL, { env: { ...process.env, PS1: 'outer> ', HISTFILE: '' } });
    let at = await outer.waitFor('outer> ');
    outer.type(`PS1='ready> ' ${folder.command(SHELL).join(' ')}\r`);
    at = await outer.waitFor('ready> ', at + 20);
    outer.type('suspend -f\r');
    at = await outer.waitFor('Stopped', at);
    at = await outer.waitFor('outer> ', at);
    outer.type('fg\r');
    await outer.waitUntil(() => folder.has('resume'), 'resumed');
    outer.type('exit 6\r');
    await outer.waitFor('outer> ', at);
    outer.type('exit $?\r');
    assert.equal((await outer.end()).exit, 6);
  });

  test(`${variant}: in the background it stops as any job that wants the terminal`, async () => {
    using folder = new SpoolFolder(variant);
    await using outer = new PtyDriver(SHELL, { env: { ...process.env, PS1: 'outer> ', HISTFILE: '' } });
    let at = await outer.waitFor('outer> ');
    outer.type(`${folder.command(['head', '-n1']).join(' ')} &\r`);
    outer.type('until jobs | grep -q Stopped; do sleep 0.01; done; fg\r');
    await outer.waitUntil(() => folder.has('header'), 'it starts');
    outer.type('word\r');
    at = await outer.waitFor('word\r\nword', at);
    await outer.waitFor('outer> ', at);
    outer.type('exit\r');
    assert.equal((await outer.end()).exit, 0);
  });

  test(`${variant}: a terminal that is taken away hangs the session up`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    await session.waitFor('ready> ');
    session.type('sleep 1000\r');
    const recorder = await session.pid();
    // A shell that is hung up while it starts a command may wait for that command: bash's own way.
    await session.waitUntil(() => commandOf(childOf(childOf(recorder))) === 'sleep\n', 'sleep runs');
    session.hangUp();
    assert.equal((await session.end()).signal, constants.signals.SIGHUP);
    assert.deepEqual(folder.frames().at(-1)?.payload, Buffer.from([1, constants.signals.SIGHUP]));
  });

  test(`${variant}: a crash of the recorder gives the terminal back`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    await session.waitFor('ready> ');
    const { canonical } = await session.modes();
    session.signal('SIGALRM');
    const end = await session.end();
    assert.equal(canonical, false);
    assert.equal(end.signal, constants.signals.SIGALRM);
    assert.equal(end.modes.canonical && end.modes.echo && end.modes.signals, true);
  });
}

/** The process id of a process's only child; empty when it has none. */
function childOf(pid: number | string): string {
  return readProc(`${pid}/task/${pid}/children`).trim();
}

function commandOf(pid: string): string {
  return readProc(`${pid}/comm`);
}

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
