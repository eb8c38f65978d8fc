import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EcsShape } from '../ecs/ecs-shape.ts';
import { eventsOf } from '../testing/events-of.ts';

/** Action, type of the object, object, categories and types of a log of one event. */
function words(...records: string[]): unknown[] {
  const lines = records.map((record) => `type=${record.replace(/^(\S+) ?/, '$1 msg=audit(1.000:7): ')}`);
  const [event, ...more] = eventsOf(lines.join('\n'));
  assert.ok(event);
  assert.equal(more.length, 0);
  const document = new EcsShape().document(event);
  const object = document.auditd?.summary?.object;
  return [
    document.event?.action,
    object?.type,
    object?.secondary === undefined ? object?.primary : [object.primary, object.secondary],
    document.event?.category?.join(),
    document.event?.type?.join(),
  ];
}

/** Names are those of x86_64. */
const call = (syscall: number, rest = '') =>
  `SYSCALL arch=c000003e syscall=${syscall} success=yes exit=0 a0=3 a1=0 a2=0 a3=0 ppid=1 pid=2 comm="x" exe="/bin/x" key=(null) ${rest}`;

const path = (name: string, nametype: string) => `PATH item=0 name="${name}" nametype=${nametype}`;

test('an execution is about what was to be executed, and tells what runs instead', () => {
  assert.deepEqual(words(call(59), path('/bin/x', 'NORMAL')), [
    'executed',
    'process',
    '/bin/x',
    'process',
    'start',
  ]);
  assert.deepEqual(words(call(59), path('/srv/script', 'NORMAL'))[2], ['/srv/script', '/bin/x']);
  const failed = call(59).replace('success=yes exit=0', 'success=no exit=-13');
  assert.deepEqual(words(failed, path('/srv/script', 'NORMAL'))[2], '/srv/script');
});

test('an exit is of the process', () => {
  assert.deepEqual(words(call(231).replace('success=yes exit=0 ', '')), [
    'exited',
    'process',
    undefined,
    'process',
    'end',
  ]);
});

test('a file that is opened to be read, to be written or to be made is told apart', () => {
  const openat = (flags: string, nametype: string) =>
    words(call(257).replace('a2=0', `a2=${flags}`), path('/f', nametype));
  assert.deepEqual(openat('80000', 'NORMAL'), ['opened-file', 'file', '/f', 'file', 'access']);
  assert.deepEqual(openat('241', 'NORMAL'), ['opened-file-to-write', 'file', '/f', 'file', 'change']);
  assert.deepEqual(openat('241', 'CREATE'), ['created-file', 'file', '/f', 'file', 'creation']);
  const openat2 = (flags: string) =>
    words(call(437), `OPENAT2 oflag=${flags} mode=00`, path('/f', 'NORMAL'))[0];
  assert.equal(openat2('0100001'), 'opened-file-to-write');
  assert.equal(openat2('0100000'), 'opened-file');
});

test('a connection is to an address and a port', () => {
  assert.deepEqual(words(call(42), 'SOCKADDR saddr=02000035C000020A0000000000000000'), [
    'connected-to',
    'socket',
    ['192.0.2.10', '53'],
    'network',
    'connection,start',
  ]);
});

test('a signal goes to a process', () => {
  assert.deepEqual(words(call(62), 'OBJ_PID opid=77 oauid=1 ocomm="sleep"'), [
    'sent-signal-to',
    'process',
    ['sleep', '77'],
    'process',
    'change',
  ]);
});

test('a record that tells of something special goes before the call in which it happened', () => {
  assert.deepEqual(words('CONFIG_CHANGE op=add_rule key="exec" list=4 res=1', call(44)), [
    'changed-audit-configuration',
    'audit-configuration',
    'exec',
    'configuration',
    'change',
  ]);
});

test('a setting of the audit system is told by its name and what it is now', () => {
  const change = 'CONFIG_CHANGE op=set audit_backlog_limit=8192 old=64 auid=1000 ses=3 res=1';
  assert.deepEqual(words(change)[2], ['audit_backlog_limit', '8192']);
  assert.deepEqual(words(change.replace('op=set ', ''))[2], ['audit_backlog_limit', '8192']);
});

test('an access that is to no file is told by whom or what it was to', () => {
  const avc = 'AVC apparmor="DENIED" operation="ptrace" profile="p" pid=1';
  assert.equal(words(`${avc} peer="unconfined"`)[2], 'unconfined');
  assert.equal(words(avc)[2], 'ptrace');
  assert.equal(words(`${avc} name="?"`)[2], '?');
});

test('an encrypted session is with an address and a port', () => {
  const session =
    "CRYPTO_SESSION pid=1 uid=0 msg='op=start rport=63927 laddr=10.0.0.2 lport=22 addr=192.0.2.9'";
  assert.deepEqual(words(session)[2], ['192.0.2.9', '63927']);
});

test('a command that a policy had a say in is still a command', () => {
  const avc = 'AVC avc:  denied  { execute } for  pid=2 comm="x" name="x" scontext=a tcontext=b tclass=file';
  assert.deepEqual(words(avc, call(59), path('/bin/x', 'NORMAL')), [
    'executed',
    'process',
    '/bin/x',
    'process,intrusion_detection',
    'start,denied',
  ]);
});

test('what a policy decided is told', () => {
  const avc = (decision: string) =>
    words(
      `AVC avc:  ${decision}  { read } for  pid=2 comm="x" name="f" scontext=a tcontext=b tclass=file`,
    )[4];
  assert.equal(avc('denied'), 'denied');
  assert.equal(avc('granted'), 'allowed');
  assert.equal(words('AVC apparmor="DENIED" operation="ptrace" profile="p" pid=1')[4], 'denied');
  const seccomp = (code: string) => words(`SECCOMP pid=1 sig=0 arch=c000003e syscall=1 code=${code}`)[4];
  assert.equal(seccomp('0x7ffc0000'), 'allowed');
  assert.equal(seccomp('0x80000000'), 'denied');
});

test('an operation of io_uring is told as the call that does the same', () => {
  const operation = 'URINGOP uring_op=18 success=yes exit=0 items=1 ppid=1 pid=2 uid=0 comm="x" key=(null)';
  assert.deepEqual(words(operation, path('/f', 'NORMAL')).slice(0, 3), ['opened-file', 'file', '/f']);
});

test('sessions, accounts, groups and services are told from the records of programs', () => {
  const program = (type: string, message: string) =>
    words(
      `${type} pid=1 uid=0 auid=1000 ses=3 msg='${message} exe="/x" hostname=? addr=? terminal=? res=success'`,
    );
  assert.deepEqual(program('USER_LOGIN', 'op=login acct="alice"').slice(0, 3), [
    'logged-in',
    'account',
    'alice',
  ]);
  assert.deepEqual(program('USER_CMD', 'cwd="/" cmd=6C73202D6C').slice(0, 3), [
    'ran-command',
    'command',
    'ls -l',
  ]);
  assert.deepEqual(program('ADD_GROUP', 'op=add-group id=1503').slice(0, 3), [
    'added-group',
    'group',
    '1503',
  ]);
  assert.deepEqual(program('SERVICE_STOP', 'unit=cron comm="systemd"').slice(0, 3), [
    'stopped-service',
    'service',
    'cron',
  ]);
});

test('what no table knows has its bare name, and says that its object is unknown', () => {
  assert.deepEqual(words(call(125)), ['capget', 'unknown', undefined, undefined, undefined]);
  assert.deepEqual(words('UNKNOWN[1999] a=1'), ['unknown[1999]', 'unknown', undefined, undefined, undefined]);
  assert.deepEqual(words(path('/f', 'NORMAL')).slice(0, 2), ['path', 'unknown']);
});
