import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Home, jsonLines } from '../testing/scribery.ts';

const home = new Home();

const log =
  "node=db01 type=USER_LOGIN msg=audit(1718000000.123:7): pid=1 auid=1001 msg='op=login res=success'\n";

test('ECS documents are what comes out when nothing else is asked for', async () => {
  const { stdout } = await home.run(['audit', 'convert'], { input: log });
  const [document] = jsonLines(stdout);
  assert.deepEqual(document?.['host'], { name: 'db01' });
});

test('with --bulk an action line goes before each document, with --index the name of one in it', async () => {
  const file = home.file('bulk.log');
  writeFileSync(file, log);
  const { stdout } = await home.run(['audit', 'convert', '--bulk', file]);
  const [action, document] = jsonLines(stdout);
  assert.deepEqual(action, { create: { _id: 'db01:1718000000.123:7' } });
  const named = await home.run(['audit', 'convert', '--index', 'logs-audit', file]);
  assert.deepEqual(jsonLines(named.stdout)[0], {
    create: { _index: 'logs-audit', _id: 'db01:1718000000.123:7' },
  });
  assert.equal(document?.['@timestamp'], '2024-06-10T06:13:20.123Z');
});

test('ids have names only when a file with names is given', async () => {
  writeFileSync(home.file('passwd'), 'alice:x:1001:1001::/home/alice:/bin/bash\n');
  const loginOf = async (...options: string[]) => {
    const { stdout } = await home.run(['audit', 'convert', '-', ...options], { input: log });
    const [{ user } = {}] = jsonLines(stdout);
    return user;
  };
  assert.deepEqual(await loginOf(), { audit: { id: '1001' } });
  assert.deepEqual(await loginOf('--passwd', home.file('passwd')), { audit: { id: '1001', name: 'alice' } });
});

test('a file of names that cannot be read ends the command', async () => {
  const { status, stderr } = await home.run(['audit', 'convert', '--passwd', home.file('none')], {
    input: log,
  });
  assert.equal(status, 6);
  assert.match(stderr, /none/);
});

test('a file that has no names, or those of the other kind, ends the command', async () => {
  const passwd = home.file('users');
  const group = home.file('groups');
  writeFileSync(passwd, 'root:x:0:0:root:/root:/bin/bash\nalice:x:1001:1001::/home/alice:\n');
  writeFileSync(group, 'root:x:0:\nadm:x:4:alice,bob\n');
  writeFileSync(home.file('other'), '# users\n\nalice:x\nbob:*:19000:0:99999:7:::\n');
  const run = (...options: string[]) => home.run(['audit', 'convert', ...options], { input: log });
  assert.equal((await run('--passwd', passwd, '--group', group)).status, 0);
  for (const [option, file, format] of [
    ['--passwd', home.file('other'), 'passwd'],
    ['--passwd', group, 'passwd'],
    ['--group', home.file('other'), 'group'],
    ['--group', passwd, 'group'],
  ] as const) {
    const { status, stdout, stderr } = await run(option, file);
    assert.deepEqual([status, stdout], [6, '']);
    assert.equal(
      stderr,
      `scribery: ${file}: The input cannot be read: no line of it is as ${format}(5) has them (SCR_INPUT_UNREADABLE)\n`,
    );
  }
});

test('a limit below the smallest is refused', async () => {
  const { status, stderr } = await home.run(['audit', 'convert', '--max-event-size', '100'], { input: log });
  assert.equal(status, 2);
  assert.match(stderr, /at least 4096/);
});

test('an index without a name is refused', async () => {
  const { status, stderr } = await home.run(['audit', 'convert', '--index', ''], { input: log });
  assert.equal(status, 2);
  assert.match(stderr, /--index .* must not be empty/);
});

test('a filter chooses events, over fields of the log and paths of the document, in every form', async () => {
  const log = [
    'type=SYSCALL msg=audit(1.000:1): arch=c000003e syscall=59 success=yes exit=0 items=0 ppid=1 pid=5 auid=1000 uid=0 comm="ls" exe="/usr/bin/ls" key="exec"',
    'type=SYSCALL msg=audit(2.000:2): arch=c000003e syscall=42 success=no exit=-13 items=0 ppid=5 pid=6 auid=1000 uid=0 comm="nc" exe="/usr/bin/nc" key="net"',
    '',
  ].join('\n');
  const serials = async (...words: string[]): Promise<unknown[]> => {
    const { stdout, status, stderr } = await home.run(['audit', 'convert', '--format', 'native', ...words], {
      input: log,
    });
    assert.equal(status, 0, stderr);
    return jsonLines(stdout).map(({ serial }) => serial);
  };
  assert.deepEqual(await serials(), [1, 2]);
  assert.deepEqual(await serials('--filter', 'syscall == execve && auid >= 1000'), [1]);
  assert.deepEqual(await serials('--filter', 'event.outcome == failure', '--filter', 'exit < 0'), [2]);
  assert.deepEqual(await serials('--only-key', 'net', '--only-key', 'exec'), [1, 2]);
  assert.deepEqual(await serials('--exclude-type', 'SYSCALL'), []);
  assert.deepEqual(await serials('--user', '1000', '--filter', 'key == net'), [2]);
});

for (const words of [
  ['--format', 'native', '--max-event-size', '8192'],
  ['--format', 'native', '--passwd', '/etc/passwd'],
  ['--invert', 'audit.native', '--bulk'],
  ['--invert', 'audit.native', '--format', 'native'],
  ['--invert', 'audit.native', '--only-key', 'exec'],
  ['--invert', 'audit.native', 'audit.log'],
]) {
  test(`options that do nothing together are wrong usage: ${words.join(' ')}`, async () => {
    const { status, stdout } = await home.run(['audit', 'convert', ...words], { input: log });
    assert.deepEqual([status, stdout], [2, '']);
  });
}
