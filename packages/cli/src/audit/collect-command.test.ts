import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { until } from '@scribery/runtime/testing';
import { ended, Home, jsonLines, jsonLinesOf } from '../testing/scribery.ts';

const home = new Home();

/** A login and a command, at times of this boot. */
function execution(serial: number, args: readonly string[], now = Date.now()): string {
  const stamp = `msg=audit(${(now / 1000).toFixed(3)}:${serial}):`;
  const argv = args.map((arg, n) => `a${n}="${arg}"`).join(' ');
  return [
    `type=SYSCALL ${stamp} arch=c000003e syscall=59 success=yes exit=0 items=0 ppid=1 pid=${serial} auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=7 comm="${args[0]}" exe="/usr/bin/${args[0]}" key="exec"`,
    `type=EXECVE ${stamp} argc=${args.length} ${argv}`,
    `type=PROCTITLE ${stamp} proctitle="${args[0]}"`,
    '',
  ].join('\n');
}

function argsOf(path: string): (string[] | undefined)[] {
  return jsonLinesOf(path).map((document) => Object(document['process']).args);
}

/** A command that the test ends with SIGTERM, or by the end of its input. */
function start(words: readonly string[]): {
  readonly child: ChildProcess;
  readonly end: ReturnType<typeof ended>;
} {
  const child = home.start(['audit', 'collect', ...words]);
  const end = ended(child);
  home.endsWith(async () => {
    child.kill('SIGKILL');
    await end;
  });
  return { child, end };
}

test('files are read to their end, filtered, and counted', async () => {
  const log = home.file('audit.log');
  const out = home.file('files.json');
  writeFileSync(log, `${execution(1, ['ls'])}${execution(2, ['id'])}garbage\n`);
  const { status, stderr } = await home.run([
    'audit',
    'collect',
    '--filter',
    'comm == ls',
    '--to',
    `file:${out}`,
    log,
  ]);
  assert.equal(status, 0);
  assert.deepEqual(argsOf(out), [['ls']]);
  assert.match(
    stderr,
    /^7 lines, 2 events, 0 incomplete, 1 unparsed, 2 filtered out\nfile:.*: 1 delivered\n$/,
  );
});

test('of a file that breaks off all that could be read arrives, and it is told', async () => {
  const log = home.file('cut.log.gz');
  const out = home.file('cut.json');
  // Numbers that differ, so that half of the packed bytes are about half of the events.
  const events = Array.from({ length: 200 }, (_, serial) => execution(serial + 1, [`${serial * 7919}`]));
  const packed = gzipSync(events.join(''));
  writeFileSync(log, packed.subarray(0, packed.length / 2));
  const { status, stderr } = await home.run(['audit', 'collect', '--to', `file:${out}`, log]);
  assert.equal(status, 6);
  assert.match(stderr, /cut\.log\.gz: The input cannot be read: unexpected end of file/);
  // What the file ends with may be half a line, an event of its own.
  const [first, ...more] = argsOf(out).filter((args) => args !== undefined);
  assert.deepEqual(first, ['0']);
  assert.ok(more.length > 50, String(more.length));
});

test('what cannot be read ends with status 6, and the other files are collected', async () => {
  const out = home.file('others.json');
  const empty = home.file('nothing');
  mkdirSync(empty);
  writeFileSync(home.file('broken.log.gz'), gzipSync(execution(1, ['broken'])).subarray(0, -4));
  writeFileSync(home.file('whole.log'), execution(2, ['whole']));
  const files = [empty, ...['missing.log', 'broken.log.gz', 'whole.log'].map((name) => home.file(name))];
  const { status, stderr } = await home.run(['audit', 'collect', '--to', `file:${out}`, ...files]);
  assert.equal(status, 6, stderr);
  const told = [...stderr.matchAll(/(\w+)(?:\.log(?:\.gz)?)?: The input cannot be read/g)];
  assert.deepEqual(
    told.map(([, name]) => name),
    ['nothing', 'missing', 'broken'],
  );
  assert.deepEqual(argsOf(out), [['broken'], ['whole']]);
});

test('a log is followed over rotation and restart into a store, and searched there', async () => {
  const log = home.file('followed.log');
  const data = home.file('store');
  const words = ['--follow', log, '--data', data];
  writeFileSync(log, execution(1, ['first']));
  const count = async () =>
    jsonLines(
      (await home.run(['audit', 'search', '--json', '--data', data, 'cmd:first OR cmd:second OR cmd:third']))
        .stdout,
    ).length;
  const one = start(words);
  while ((await count()) < 1) assert.equal(one.child.exitCode, null);
  appendFileSync(log, execution(2, ['second']));
  renameSync(log, `${log}.1`);
  writeFileSync(log, '');
  one.child.kill('SIGTERM');
  const { status, stderr } = await one.end;
  assert.equal(status, 0, stderr);
  appendFileSync(log, execution(3, ['third']));
  const two = start(words);
  while ((await count()) < 3) assert.equal(two.child.exitCode, null);
  two.child.kill('SIGTERM');
  assert.equal((await two.end).status, 0);
  assert.equal(await count(), 3);
});

test('as a plugin it reads standard input to its end; SIGUSR1 prints the counters, SIGHUP opens files anew', async () => {
  const out = home.file('plugin.json');
  const { child, end } = start(['--plugin', '--to', `file:${out}`]);
  child.stdin?.write(execution(1, ['one']));
  await until('one event', () => argsOf(out).length === 1);
  renameSync(out, `${out}.moved`);
  let told = '';
  child.stderr?.on('data', (text: string) => (told += text));
  child.kill('SIGHUP');
  await until('the counters', () => {
    child.kill('SIGUSR1');
    return /3 lines, 1 events.*\n.*1 delivered\n/.test(told);
  });
  child.stdin?.end(execution(2, ['two']));
  const { status } = await end;
  assert.equal(status, 0);
  assert.deepEqual([argsOf(`${out}.moved`), argsOf(out)], [[['one']], [['two']]]);
});

test('the socket of auditd 4 is read, which fills its binary messages up no more', async () => {
  const path = home.file('events.sock');
  const out = home.file('socket.json');
  const { child, end } = start(['--socket', path, '--to', `file:${out}`]);
  for (const serial of [1, 2]) {
    const auditd = new Auditd4(path);
    await auditd.connected();
    for (const line of execution(serial, [`run${serial}`])
      .trimEnd()
      .split('\n'))
      auditd.write(line);
    await until('the event', () => JSON.stringify(argsOf(out)).includes(`run${serial}`));
    await auditd.close();
  }
  child.kill('SIGTERM');
  const { status, stderr } = await end;
  assert.equal(status, 0, stderr);
  const documents = jsonLinesOf(out);
  assert.deepEqual(
    documents.map(({ event, process }) => Object(process).args?.[0] ?? Object(event).action),
    ['run1', 'lost-events', 'run2'],
  );
});

test('standard output gets an object a line', async () => {
  const { status, stdout } = await home.run(['audit', 'collect', '--to', 'stdout', '-'], {
    input: execution(1, ['ls']),
  });
  assert.equal(status, 0);
  assert.deepEqual(
    jsonLines(stdout).map(({ process }) => Object(process).args),
    [['ls']],
  );
});

describe('wrong usage ends with status 2', () => {
  for (const [name, words, message] of [
    ['several inputs', ['--plugin', '--follow', 'x'], /not several/],
    ['standard input among files', ['audit.log', '-'], /is read alone/],
    ['an output that is none', ['--to', 'nowhere', '-'], /must be collector/],
    ['a facility that is none', ['--to', 'syslog?facility=x', '-'], /there is no facility x/],
    [
      'a filter that cannot be read',
      ['--filter', 'key = x', '-'],
      /write == to compare \(column 5\)\n {2}key = x\n {6}\^/,
    ],
  ] as const) {
    test(name, async () => {
      const { status, stderr } = await home.run(['audit', 'collect', ...words]);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    });
  }
});

/** The listening side of the af_unix plugin, with one reader at a time. */
class Auditd4 {
  readonly #server: Server;
  readonly #socket = Promise.withResolvers<Socket>();
  #connection: Socket | undefined;

  constructor(path: string) {
    this.#server = createServer((socket) => {
      this.#connection = socket;
      socket.on('error', () => undefined);
      this.#socket.resolve(socket);
    }).listen(path);
    after(() => this.#server.close());
  }

  async connected(): Promise<void> {
    await this.#socket.promise;
  }

  /** A header of four 32-bit numbers (version, its length, type, size) and the message. */
  write(line: string): void {
    const message = Buffer.from(line);
    const header = Buffer.alloc(16);
    header.writeUInt32LE(1, 0);
    header.writeUInt32LE(16, 4);
    header.writeUInt32LE(1300, 8);
    header.writeUInt32LE(message.length, 12);
    this.#connection?.write(Buffer.concat([header, message]));
  }

  async close(): Promise<void> {
    this.#connection?.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
