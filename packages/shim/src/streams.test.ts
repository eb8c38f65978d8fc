import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { PtyDriver } from './testing/pty-driver.ts';
import { bytesOf } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

/** Tells, on standard error, which of its standard descriptors are terminals. */
const TERMINALS =
  's=; for n in 0 1 2; do test -t $n && s="${s}tty " || s="${s}pipe "; done; printf %s "$s" >&2';

for (const variant of variants) {
  test(`${variant}: without a terminal three streams are passed on and recorded, byte by byte`, () => {
    for (const bytes of [0, 1, 4096, 65_537, 3_000_000]) {
      using folder = new SpoolFolder(variant);
      const input = randomBytes(bytes);
      const { status, stdout, stderr } = run(folder, ['sh', '-c', 'cat; echo over >&2; exit 5'], input);
      assert.equal(status, 5);
      assert.equal(stdout.equals(input), true, `${bytes} bytes`);
      assert.equal(stderr.toString(), 'over\n');
      const frames = folder.frames();
      assert.equal(bytesOf(frames, 'input').equals(input), true);
      assert.equal(bytesOf(frames, 'output').equals(input), true);
      assert.deepEqual(bytesOf(frames, 'errors'), stderr);
    }
  });

  test(`${variant}: pipes of a shell carry bytes as they are, and none is lost in a slow reader`, async () => {
    using folder = new SpoolFolder(variant);
    const words = folder.command(['seq', '400000']);
    const pipeline = spawn('sh', ['-c', '"$@" | cat', 'sh', ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    for await (const chunk of pipeline.stdout) {
      chunks.push(chunk);
      await new Promise(setImmediate);
    }
    const stdout = Buffer.concat(chunks);
    const lines = stdout.toString().trimEnd().split('\n');
    assert.deepEqual([lines.length, lines.at(-1)], [400_000, '400000']);
    assert.deepEqual(bytesOf(folder.frames(), 'output'), stdout);
  });

  test(`${variant}: a filter that needs the end of its input finds it`, () => {
    using folder = new SpoolFolder(variant);
    assert.equal(run(folder, ['sort'], 'b\nc\na').stdout.toString(), 'a\nb\nc\n');
    assert.equal(bytesOf(folder.frames(), 'input').toString(), 'b\nc\na');
  });

  test(`${variant}: a shell that reads commands from a pipe ends with them`, () => {
    using folder = new SpoolFolder(variant);
    const { status, stdout } = run(folder, SHELL, 'echo $((6*7))\n(exit 9)\n');
    assert.equal(status, 9);
    assert.equal(stdout.toString(), '42\n');
    assert.deepEqual(bytesOf(folder.frames(), 'output'), stdout);
  });

  test(`${variant}: a command that closes its output early shows its end at once, and goes on`, async () => {
    using folder = new SpoolFolder(variant);
    await using child = start(folder, ['sh', '-c', 'echo first; exec >&-; read x; echo "$x" >&2; exit 6']);
    assert.equal((await buffer(child.stdout)).toString(), 'first\n');
    child.stdin.end('second\n');
    assert.equal((await buffer(child.stderr)).toString(), 'second\n');
    assert.deepEqual(await ended(child), [6, null]);
    assert.deepEqual(folder.story(), ['output', 'input', 'errors']);
  });

  test(`${variant}: who writes to a command that has closed its input finds that out`, async () => {
    using folder = new SpoolFolder(variant);
    await using child = start(folder, ['sh', '-c', 'exec <&-; echo closed; read x <&3; exit 7']);
    await once(child.stdout, 'data');
    const refused = once(child.stdin, 'error');
    child.stdin.write(Buffer.alloc(1_000_000));
    await refused;
    child.control.end('go on\n');
    assert.deepEqual(await ended(child), [7, null]);
  });

  test(`${variant}: in a pipeline the others end as without a recorder`, () => {
    for (const [pipeline, command] of [
      ['yes | "$@"; echo "${PIPESTATUS[@]}"', ['head', '-c', '100000']],
      ['"$@" | head -c 100000; echo "${PIPESTATUS[@]}"', ['yes']],
      ['"$@" | true; echo "${PIPESTATUS[@]}"', ['sh', '-c', 'sleep 0.05; seq 100000']],
    ] as const) {
      using folder = new SpoolFolder(variant);
      const bash = (words: readonly string[]) =>
        spawnSync('bash', ['-c', pipeline, 'bash', ...words], { timeout: 15_000 }).stdout;
      assert.deepEqual(bash(folder.command(command)), bash(command));
    }
  });

  test(`${variant}: a reader that leaves ends the command by SIGPIPE, and the recorder too`, async () => {
    using folder = new SpoolFolder(variant);
    await using child = start(folder, ['yes']);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    assert.deepEqual(await ended(child), [null, 'SIGPIPE']);
    assert.deepEqual(folder.frames().at(-1)?.payload, Buffer.from([1, constants.signals.SIGPIPE]));
  });

  test(`${variant}: without a terminal status and signal are the command's`, () => {
    for (const [script, status, signal] of [
      ['exit 0', 0, null],
      ['exit 255', 255, null],
      ['kill -KILL $$', null, 'SIGKILL'],
      ['kill -HUP $$', null, 'SIGHUP'],
    ] as const) {
      using folder = new SpoolFolder(variant);
      const end = run(folder, ['sh', '-c', script]);
      assert.deepEqual([end.status, end.signal], [status, signal], script);
    }
  });

  test(`${variant}: a reader that takes nothing stops the command, and memory stays bounded`, async () => {
    using folder = new SpoolFolder(variant);
    await using child = start(folder, ['sh', '-c', 'yes & read x; kill $!; exit 8']);
    child.stdout.pause();
    const recorded = () => bytesOf(folder.frames({ tail: true }), 'output').length;
    while (!folder.has('output') || recorded() < 65_536) await new Promise(setImmediate);
    const status = readFileSync(`/proc/${child.process.pid}/status`, 'utf8');
    const resident = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    if (variant === 'hardened') assert.equal(resident < 4096, true, `${resident} KiB resident`);
    child.stdin.write('stop\n');
    const output = buffer(child.stdout);
    assert.deepEqual(await ended(child), [8, null]);
    assert.deepEqual(bytesOf(folder.frames(), 'output'), await output);
  });

  test(`${variant}: what a background process writes is awaited where the reader waits for it as well`, async () => {
    using folder = new SpoolFolder(variant);
    await using child = start(folder, ['sh', '-c', '(read x <&3; echo late) & echo soon; exit 3']);
    await once(child.stdout, 'data');
    const rest = buffer(child.stdout);
    child.control.end('go on\n');
    assert.equal((await rest).toString(), 'late\n');
    assert.deepEqual(await ended(child), [3, null]);
    assert.equal(bytesOf(folder.frames(), 'output').toString(), 'soon\nlate\n');
  });

  test(`${variant}: a background process is not awaited where output goes into a file`, async () => {
    using folder = new SpoolFolder(variant);
    const file = openSync(join(folder.path, 'out'), 'w');
    await using child = start(folder, ['sh', '-c', '(exec 2>&1; read x <&3) & echo soon; exit 3'], file);
    assert.deepEqual(await ended(child), [3, null]);
    closeSync(file);
    assert.equal(readFileSync(join(folder.path, 'out'), 'utf8'), 'soon\n');
    child.control.end('go on\n');
  });

  test(`${variant}: a signal gives up what only a background process still holds`, async () => {
    using folder = new SpoolFolder(variant);
    await using child = start(folder, ['sh', '-c', 'read x <&3 & echo soon; exit 3']);
    await once(child.stdout, 'data');
    while (childOf(child.process.pid) !== '') await new Promise(setImmediate);
    child.process.kill('SIGTERM');
    assert.deepEqual(await ended(child), [3, null]);
    child.control.end('go on\n');
  });

  test(`${variant}: signals reach a command without a terminal`, async () => {
    using folder = new SpoolFolder(variant);
    const script = 'trap "echo got it; exit 3" TERM; echo up; while :; do read x <&3; done';
    await using child = start(folder, ['sh', '-c', script]);
    await once(child.stdout, 'data');
    child.process.kill('SIGTERM');
    assert.equal((await buffer(child.stdout)).toString(), 'got it\n');
    assert.deepEqual(await ended(child), [3, null]);
    assert.deepEqual(bytesOf(folder.frames(), 'signal'), Buffer.from([constants.signals.SIGTERM]));
  });

  test(`${variant}: output and errors that go to the same place keep their order`, () => {
    using folder = new SpoolFolder(variant);
    const words = folder.command(['sh', '-c', 'for n in 1 2 3 4 5 6 7 8; do echo o$n; echo e$n >&2; done']);
    const { stdout } = spawnSync('sh', ['-c', '"$@" 2>&1', 'sh', ...words], { timeout: 15_000 });
    assert.equal(stdout.toString(), [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `o${n}\ne${n}\n`).join(''));
  });

  test(`${variant}: closed standard descriptors do no harm, least of all to the spool`, () => {
    for (const closed of ['<&-', '>&-', '2>&-', '<&- >&- 2>&-']) {
      using folder = new SpoolFolder(variant);
      const words = folder.command(['sh', '-c', 'cat; echo out; echo err >&2; exit 4']);
      const { status } = spawnSync('sh', ['-c', `"$@" ${closed}`, 'sh', ...words], { timeout: 15_000 });
      assert.equal(status, 4, closed);
      assert.equal(bytesOf(folder.frames(), 'output').toString(), 'out\n');
      assert.equal(bytesOf(folder.frames(), 'errors').toString(), 'err\n');
    }
  });

  test(`${variant}: policy closed ends a command without a terminal, which has shown nothing unrecorded`, () => {
    using folder = new SpoolFolder(variant);
    const [program = '', ...words] = folder.command(['yes'], { quota: 262_144, onFull: 'closed' });
    const { status, stdout, stderr } = spawnSync(program, words, { timeout: 15_000 });
    assert.equal(status, 74);
    assert.match(stderr.toString(), /may not go on without its recording/);
    const recorded = bytesOf(folder.frames(), 'output');
    assert.deepEqual(stdout, recorded.subarray(0, stdout.length));
  });

  test(`${variant}: a terminal is seen exactly where there is one`, async () => {
    for (const [redirection, seen] of [
      ['', 'tty tty tty '],
      ['</dev/null', 'pipe tty tty '],
      ['>out', 'tty pipe tty '],
      ['2>err', 'tty tty pipe '],
      ['>out 2>err', 'tty pipe pipe '],
      ['</dev/null 2>err', 'pipe tty pipe '],
      ['</dev/null >out', 'pipe pipe tty '],
      ['</dev/null >out 2>err', 'pipe pipe pipe '],
    ] as const) {
      using folder = new SpoolFolder(variant);
      const words = folder.command(['sh', '-c', `${TERMINALS}; echo out; exit 3`]);
      await using session = new PtyDriver(['sh', '-c', `"$@" ${redirection}`, 'sh', ...words], {
        cwd: folder.path,
      });
      assert.equal((await session.end()).exit, 3, redirection);
      const frames = folder.frames();
      const told = bytesOf(frames, redirection.includes('2>') ? 'errors' : 'output').toString();
      assert.equal(told.replace('out\n', '').replace('out\r\n', ''), seen, redirection);
      if (redirection.includes('>out')) assert.equal(readFileSync(join(folder.path, 'out'), 'utf8'), 'out\n');
      else assert.equal(session.output.toString().replaceAll('\r', '').endsWith('out\n'), true, redirection);
    }
  });

  test(`${variant}: in a pipeline on a terminal, a key's signal comes once and keys are left alone`, async () => {
    using folder = new SpoolFolder(variant);
    const script =
      'trap \'n=$((n+1)); echo "got $n"\' INT; n=0; echo up; until read x && test "$x" = over; do :; done; exit 3';
    const words = folder.command(['sh', '-c', script]);
    const pipeline = '"$@" | sh -c \'trap "" INT; cat\'; echo "${PIPESTATUS[0]}"';
    await using session = new PtyDriver(['bash', '-c', pipeline, 'bash', ...words]);
    await session.waitFor('up');
    session.type('\x03');
    await session.waitFor('got 1');
    session.type('over\r');
    await session.waitFor('3\r\n');
    await session.end();
    assert.equal(session.output.includes('got 2'), false);
    assert.deepEqual(bytesOf(folder.frames(), 'signal'), Buffer.from([constants.signals.SIGINT]));
    assert.equal(bytesOf(folder.frames(), 'input').length, 0);
  });

  test(`${variant}: a command whose output is no terminal has no size of one`, async () => {
    using folder = new SpoolFolder(variant);
    const words = folder.command(['sh', '-c', 'echo up >&2; read x']);
    await using session = new PtyDriver(['sh', '-c', '"$@" | cat', 'sh', ...words]);
    await session.waitFor('up');
    session.resize(101, 33);
    session.type('\r');
    await session.end();
    assert.equal(folder.story().includes('window'), false);
    assert.doesNotMatch(String(folder.frames()[0]?.payload), /^(cols|rows)=/m);
  });

  test(`${variant}: a command that reads a pipe and shows on a terminal follows its size`, async () => {
    using folder = new SpoolFolder(variant);
    const script = 'trap "stty size <&1" WINCH; echo up; while :; do read x </dev/tty && exit 3; done';
    const words = folder.command(['sh', '-c', script]);
    await using session = new PtyDriver(['sh', '-c', ': | "$@"', 'sh', ...words]);
    await session.waitFor('up');
    session.resize(101, 33);
    await session.waitFor('33 101');
    session.type('\r');
    assert.equal((await session.end()).exit, 3);
    assert.equal(folder.story().includes('window'), true);
  });

  test(`${variant}: O_NONBLOCK is not left on descriptors that others share`, async () => {
    for (const through of ['', '| cat']) {
      using folder = new SpoolFolder(variant);
      const show = 'grep flags /proc/self/fdinfo/0 /proc/self/fdinfo/1 | sort >&2';
      const inner = folder.command(['sleep', '0.05']);
      const script = `(${show}; "$@" & recorder=$!; wait $recorder; ${show}) ${through}`;
      await using session = new PtyDriver(['sh', '-c', script.replace(' &', ' <&0 &'), 'sh', ...inner]);
      await session.end();
      const lines = session.output.toString().trim().split('\r\n');
      assert.deepEqual(lines.slice(0, 2), lines.slice(-2));
    }
  });
}

/** Records a command whose standard descriptors are pipes, to its end. */
function run(folder: SpoolFolder, command: readonly string[], input: string | Buffer = '') {
  const [program = '', ...words] = folder.command(command);
  return spawnSync(program, words, { input, timeout: 30_000, maxBuffer: 2 ** 26 });
}

/** Records a command that goes on; it has a fourth pipe, which is not recorded, to be told to end by. */
function start(folder: SpoolFolder, command: readonly string[], output: 'pipe' | number = 'pipe') {
  const [program = '', ...words] = folder.command(command);
  const process = spawn(program, words, { stdio: ['pipe', output, 'pipe', 'pipe'] });
  const [, stdout, stderr, control] = process.stdio;
  return {
    process,
    stdin: writable(process.stdin),
    // A file in its place leaves nothing to read.
    stdout: output === 'pipe' ? readable(stdout) : Readable.from([]),
    stderr: readable(stderr),
    control: writable(control),
    async [Symbol.asyncDispose]() {
      process.kill('SIGKILL');
      process.stdio.forEach((stream) => stream?.destroy());
    },
  };
}

async function ended({ process }: { process: ChildProcess }): Promise<[number | null, string | null]> {
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
  return [process.exitCode, process.signalCode];
}

function readable(stream: unknown): Readable {
  if (stream instanceof Readable) return stream;
  throw new TypeError('the recorder has pipes for what comes out of it');
}

function writable(stream: unknown): Writable {
  if (stream instanceof Writable) return stream;
  throw new TypeError('the recorder has pipes for what goes into it');
}

/** The process id of a process's only child; empty when it has none. */
function childOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  } catch {
    return '';
  }
}
