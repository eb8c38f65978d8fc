import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { findServer } from '@scribery/runtime';
import { startServer } from '../testing/running-server.ts';
import { Home, jsonLines, sample } from '../testing/scribery.ts';

const home = new Home();
const run = (...words: string[]) => home.run(words);
const RECORDING = 'sample-refused-by-sudo';
/** The boot that the sample tells. */
const BOOT = '7bec2695-17dd-750e-6b37-f80cf069b6c7';
const session = { host: 'db02', session: 7 };
let start = 0;

/** An event of the session of the sample. */
function event(
  serial: number,
  at: number,
  more: { process: object; event?: object; auditd?: object; as?: string },
): string {
  const { as = 'bob' } = more;
  return JSON.stringify({
    id: `${start + at}:${serial}`,
    host: session.host,
    boot: BOOT,
    event: {
      '@timestamp': new Date(start + at).toISOString(),
      event: { action: 'executed', outcome: 'success', sequence: serial, ...more.event },
      user: { name: as, effective: { name: as }, audit: { name: 'bob' } },
      process: { executable: '/usr/bin/x', working_directory: '/srv', ...more.process },
      auditd: { session: session.session, ...more.auditd },
    },
  });
}
before(async () => {
  const server = await startServer(home);
  await run('import', sample('refused-by-sudo'));
  const headers = { authorization: `Bearer ${findServer(home.data)?.token}` };
  const [recording] = jsonLines((await run('ls', '--json')).stdout);
  start = Number(recording?.['start']);
  const events = [
    event(1, 0, { process: { pid: 10, parent: { pid: 1 }, args: ['bash'] } }),
    event(2, 100, { process: { pid: 11, parent: { pid: 10 }, args: ['sudo', 'rm', '-rf', 'a b\u001b[2J'] } }),
    event(3, 150, {
      process: { pid: 12, parent: { pid: 11 }, args: ['rm', '-rf', 'a b\u001b[2J'] },
      as: 'root',
    }),
    event(4, 400, { process: { pid: 12, exit_code: 1 }, event: { action: 'exited' }, as: 'root' }),
    event(5, 500, {
      process: { pid: 10 },
      event: { action: 'opened-file', outcome: 'failure' },
      auditd: { error: 'EACCES', exit: -13, summary: { object: { primary: '/etc/shadow' } } },
    }),
  ];
  await fetch(`${server.url}/api/ingest/audit`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body: events.join('\n'),
  });
});

test('commands gives what a session ran, with exactly the keys that programs rely on', async () => {
  const { status, stdout } = await run('commands', '--json', 'sample-refused');
  assert.equal(status, 0);
  const found = jsonLines(stdout);
  assert.deepEqual(found[2], {
    recording: RECORDING,
    position: 150,
    until: 400,
    pid: 12,
    ppid: 11,
    user: 'root',
    exe: '/usr/bin/x',
    args: ['rm', '-rf', 'a b\u001b[2J'],
    cwd: '/srv',
    exit: 1,
  });
  assert.equal(
    Object.keys(found[0] ?? {}).join(' '),
    'recording position until pid ppid user exe args cwd exit',
  );
  assert.equal(found.length, 3);
});

test('commands prints a table, those that a command started below it, and nothing unprintable', async () => {
  const { stdout } = await run('commands', RECORDING);
  const [heading, ...rows] = stdout.trimEnd().split('\n');
  assert.match(heading ?? '', /^ *AT +USER +PID +TOOK +EXIT +COMMAND$/);
  assert.match(rows[0] ?? '', /0:00 +bob +10 +bash$/);
  assert.match(rows[1] ?? '', /0:00 +bob +11 {2,}sudo rm -rf \$'a b\\e\[2J'$/);
  assert.match(rows[2] ?? '', /0:00 +root +12 +0\.2s +1 {2,}rm -rf /);
  const indents = rows.map((row) => row.search(/(?:bash|sudo|rm) ?/));
  assert.deepEqual(
    indents.map((indent) => indent - (indents[0] ?? 0)),
    [0, 2, 4],
  );
  assert.doesNotMatch(stdout, /\x1b/);
});

test('commands of a recording without any says so, with status 1', async () => {
  await run('import', sample('deploy-with-a-typo'));
  const { status, stdout, stderr } = await run('commands', 'sample-deploy');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /no command of sample-deploy-with-a-typo/);
});

test('commands takes no file, and speaks of none', async () => {
  for (const [target, status, code] of [
    ['nothing', 3, 'SCR_RECORDING_NOT_FOUND'],
    ['a/b', 2, 'SCR_RECORDING_ID_INVALID'],
    [sample('refused-by-sudo'), 2, 'SCR_RECORDING_ID_INVALID'],
  ] as const) {
    const ended = await run('commands', target);
    assert.deepEqual([ended.status, ended.stdout], [status, '']);
    assert.ok(ended.stderr.includes(`'${target}'`), ended.stderr);
    assert.ok(ended.stderr.includes(code), ended.stderr);
    assert.doesNotMatch(ended.stderr, /file of this name/);
  }
});

test('audit search gives events with their documents, newest first', async () => {
  const { status, stdout } = await run('audit', 'search', '--json', 'user:bob');
  assert.equal(status, 0);
  const found = jsonLines(stdout);
  assert.deepEqual(
    found.map(({ action, object, result }) => [action, object, result]),
    [
      ['opened-file', '/etc/shadow', 'EACCES'],
      ['exited', 'exited 1', 'exit 1'],
      ['executed', String.raw`rm -rf $'a b\e[2J'`, 'success'],
      ['executed', String.raw`sudo rm -rf $'a b\e[2J'`, 'success'],
      ['executed', 'bash', 'success'],
    ],
  );
  const keys = 'time host user as action object result session recording position until id event';
  assert.equal(Object.keys(found[0] ?? {}).join(' '), keys);
  assert.deepEqual(
    found.map(({ as, position, until }) => [as, position, until]),
    [
      ['bob', 500, null],
      ['root', 400, null],
      ['root', 150, 400],
      ['bob', 100, null],
      ['bob', 0, null],
    ],
  );
});

test('audit search takes free words for those of a command, and prints a line an event', async () => {
  const { status, stdout } = await run('audit', 'search', 'rm', 'as:root');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^\S+ \S+ {2}bob→root@\S+ {2}executed rm -rf \$'a b\\e\[2J' {2}sample-refused-by-sudo at 0:00\n$/,
  );
});

test('audit search says nothing twice, and shows a line that is none of an audit log', async () => {
  const data = home.file('log');
  const log = [
    'type=DAEMON_START msg=audit(1700000000.123:1): op=start auid=4294967295 pid=7 uid=0 ses=4294967295 res=success',
    'type=DAEMON_END msg=audit(1700000001.000:2): op=terminate auid=0 uid=0 ses=3 pid=1 res=failed',
    `this is no line\u0007${'x'.repeat(300)}`,
    '',
  ].join('\n');
  writeFileSync(home.file('audit.log'), log);
  await home.run(['audit', 'collect', home.file('audit.log'), '--host', 'db02', '--data', data]);
  const { stdout } = await home.run(['audit', 'search', '--data', data]);
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.replace(/^\S+ \S+ {2}/, '')),
    [
      `db02  not a line of an audit log: this is no line\\x07${'x'.repeat(184)}…  not recorded`,
      '0@db02  stopped-auditing failed  not recorded',
      '0@db02  started-auditing  not recorded',
    ],
  );
  const exits = await run('audit', 'search', 'exit:1');
  assert.match(exits.stdout, / {2}bob→root@db02 {2}exited 1 {2}sample-refused-by-sudo at 0:00\n$/);
});

test('audit search without a hit, and with a wrong query, as scribery search', async () => {
  const none = await run('audit', 'search', 'nothing');
  assert.deepEqual([none.status, none.stdout], [1, '']);
  assert.match(none.stderr, /Searched: “nothing” in a command/);
  const wrong = await run('audit', 'search', 'rm exit:NOPE');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /rm exit:NOPE\n {10}\^\n/);
});

test('search gives commands among what was seen, without a place', async () => {
  const found = jsonLines((await run('search', '--json', 'cmd:rm as:root')).stdout);
  assert.deepEqual(found, [
    {
      recording: RECORDING,
      host: session.host,
      user: 'bob',
      position: 150,
      until: 400,
      buffer: null,
      row: null,
      column: null,
      width: null,
      text: String.raw`rm -rf $'a b\e[2J'`,
      kind: 'cmd',
      places: [],
    },
  ]);
  assert.match((await run('search', 'cmd:rm as:root')).stdout, /cmd as root at 0:00/);
});
