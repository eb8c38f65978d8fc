import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Home, jsonLines } from '../testing/scribery.ts';

const home = new Home();

const log =
  'type=SYSCALL msg=audit(1.000:1): items=1 comm="a"\n' +
  "type=USER_LOGIN msg=audit(1.001:2): pid=1 msg='op=login res=success'\n" +
  'type=PATH msg=audit(1.000:1): item=0 name="/x"\n' +
  'type=PROCTITLE msg=audit(1.000:1): proctitle="a"\n';

function serials(stdout: string): number[] {
  return jsonLines(stdout).map(({ serial }) => Number(serial));
}

test('an object a line comes out, and a summary on standard error', async () => {
  const { status, stdout, stderr } = await home.run(['audit', 'convert', '--format', 'native'], {
    input: log,
  });
  assert.equal(status, 0);
  assert.deepEqual(
    serials(stdout).sort((a, b) => a - b),
    [1, 2],
  );
  assert.equal(stderr, '4 lines, 2 events, 0 incomplete, 0 unparsed\n');
});

test('a line that is no record is kept, counted, and told with its file and line', async () => {
  const file = home.file('damaged.log');
  writeFileSync(file, `${log}not\x1b[31m audit\n`);
  const words = ['audit', 'convert', '--format', 'native', file];
  const { status, stdout, stderr } = await home.run(words);
  assert.equal(status, 0);
  const kept = jsonLines(stdout).find(({ completed }) => completed === 'unparsed');
  assert.deepEqual(kept?.['unparsed'], [{ line: 5, text: 'not\x1b[31m audit' }]);
  assert.ok(stderr.startsWith(`${file}:5: not an audit record: not`), stderr);
  assert.ok(!stderr.includes('\x1b'));
  assert.match(stderr, /, 1 unparsed\n$/);
});

test('a directory is its audit logs, oldest first, packed or not', async () => {
  const directory = home.file('logs');
  mkdirSync(directory);
  const event = (serial: number) => `type=USER_AUTH msg=audit(${serial}.000:${serial}): pid=1\n`;
  writeFileSync(`${directory}/audit.log`, event(4));
  writeFileSync(`${directory}/audit.log.1`, event(3));
  writeFileSync(`${directory}/audit.log.2.gz`, gzipSync(event(2)));
  writeFileSync(`${directory}/audit.log.10`, event(1));
  writeFileSync(`${directory}/other.log`, event(9));
  const { stdout } = await home.run(['audit', 'convert', '--format', 'native', directory]);
  assert.deepEqual(serials(stdout), [1, 2, 3, 4]);
});

test('a directory that cannot be read or has no log is told, and so is a log that is packed otherwise', async () => {
  const empty = home.file('nothing');
  mkdirSync(empty);
  const packed = home.file('packed');
  mkdirSync(packed);
  writeFileSync(`${packed}/audit.log.1.xz`, Buffer.from('fd377a585a000004', 'hex'));
  writeFileSync(`${packed}/audit.log`, log);
  const { status, stdout, stderr } = await home.run([
    ...['audit', 'convert', '--format', 'native'],
    ...[empty, packed],
  ]);
  assert.equal(status, 6);
  assert.equal(serials(stdout).length, 2);
  assert.match(
    stderr,
    /nothing: The input cannot be read: no log is in this directory \(SCR_INPUT_UNREADABLE\)/,
  );
  assert.match(stderr, /audit\.log\.1\.xz: The input cannot be read: it is packed by xz/);
});

test('what ausearch has interpreted is told from other lines', async () => {
  const interpreted = [
    'type=CWD msg=audit(03/28/13 14:36:03.243:2) : cwd=/ ',
    'node=a type=CWD msg=audit(28.03.2013 14:36:03.243:2) : cwd=/ ',
    'type=CWD msg=audit(28. Mär. 2013, 14:36:03.243:2) : cwd=/ ',
  ];
  const { stderr } = await home.run(['audit', 'convert'], { input: [...interpreted, '----', ''].join('\n') });
  const told = stderr.split('\n').map((line) => /:\d: (\w+)/.exec(line)?.[1]);
  assert.deepEqual(told.slice(0, 4), ['interpreted', 'interpreted', 'interpreted', 'not']);
});

test('a stamp without an end is no record, however long', async () => {
  const lines = Array.from({ length: 20 }, () => `type=CWD msg=audit(${'a'.repeat(1_000_000)}`);
  const { status, stderr } = await home.run(['audit', 'convert', '--format', 'aushape'], {
    input: lines.join('\n'),
  });
  assert.equal(status, 0);
  assert.match(stderr, /20: not an audit record: type=CWD msg=audit\(a+\n20 lines/);
});

test('what was converted with its text is inverted byte for byte', async () => {
  const words = ['audit', 'convert', '--format', 'native', '--with-text'];
  const { stdout } = await home.run(words, { input: log });
  writeFileSync(home.file('native.json'), stdout);
  const inverted = await home.run(['audit', 'convert', '--invert', home.file('native.json')]);
  assert.equal(inverted.stdout, log);
  assert.equal(inverted.status, 0);
});

test('what cannot be read ends with status 6, and the other files are converted', async () => {
  writeFileSync(home.file('good.log'), log);
  symlinkSync('loop.log', home.file('loop.log'));
  const files = ['missing.log', 'loop.log', 'good.log'].map((name) => home.file(name));
  const { status, stdout, stderr } = await home.run(['audit', 'convert', '--format', 'native', ...files]);
  assert.equal(status, 6);
  assert.deepEqual(
    serials(stdout).sort((a, b) => a - b),
    [1, 2],
  );
  assert.match(stderr, /missing\.log: The input cannot be read/);
  assert.match(stderr, /loop\.log: The input cannot be read: ELOOP/);
});

test('a file in which nothing is of the form that is named ends with status 6, an empty one does not', async () => {
  const file = home.file('lines.log');
  writeFileSync(file, log);
  writeFileSync(home.file('empty.log'), '');
  const entry = '__CURSOR=s=1;i=1\n_TRANSPORT=stdout\nMESSAGE=hello\n\n';
  for (const form of ['journal', 'binary', 'netlink']) {
    const words = ['audit', 'convert', '--format', 'native', '--input', form];
    const { status, stderr } = await home.run([...words, file]);
    assert.equal(status, 6, stderr);
    assert.match(stderr, /lines\.log: The input cannot be read: nothing in it is of the form (\w+); /);
    assert.ok(stderr.includes(form));
    assert.equal((await home.run([...words, home.file('empty.log')])).status, 0);
  }
  // What is no audit record is passed over in a journal.
  const { status, stderr } = await home.run(['audit', 'convert', '--input', 'journal'], { input: entry });
  assert.deepEqual([status, stderr], [0, '0 lines, 0 events, 0 incomplete, 0 unparsed\n']);
});

test('what was converted without its text cannot be inverted, and the reason is told', async () => {
  const { stdout } = await home.run(['audit', 'convert', '--format', 'native'], { input: log });
  writeFileSync(home.file('short.json'), stdout);
  const { status, stderr } = await home.run(['audit', 'convert', '--invert', home.file('short.json')]);
  assert.equal(status, 6);
  assert.match(stderr, /short\.json:1: .*--with-text \(SCR_INPUT_DAMAGED\)/);
});
