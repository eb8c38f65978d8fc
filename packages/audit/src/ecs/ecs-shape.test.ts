import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEvent } from '../assembly/audit-event.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { EcsDocument } from './ecs-fields.ts';
import { EcsShape, type EcsOptions } from './ecs-shape.ts';

function documentsOf(log: string, options: EcsOptions = {}): EcsDocument[] {
  const shape = new EcsShape(options);
  return eventsOf(log).map((event) => JSON.parse(shape.event(event)));
}

/** The document of a log of one event; every line gets the same stamp. */
function documentOf(records: readonly string[], options: EcsOptions = {}): EcsDocument {
  const lines = records.map(
    (record) => `type=${record.replace(/^(\S+) ?/, '$1 msg=audit(1718000000.123:7): ')}`,
  );
  const [document, ...more] = documentsOf(lines.join('\n'), options);
  assert.ok(document);
  assert.equal(more.length, 0);
  return document;
}

const execve =
  'SYSCALL arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=2 ppid=10 pid=11 auid=1000 uid=0 gid=0 ' +
  'euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts1 ses=3 comm="ls" exe="/usr/bin/ls" key="exec"';

test('an execution has its arguments, its parent, its users and its file', () => {
  const document = documentOf([
    `${execve}\x1dARCH=x86_64 SYSCALL=execve AUID="alice" UID="root" GID="root" EUID="root"`,
    'EXECVE argc=2 a0="ls" a1=2D20C3A9',
    'CWD cwd="/root"',
    'PATH item=0 name="/bin/ls" inode=5 dev=fe:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL',
    'PATH item=1 name="/lib64/ld.so" inode=6 dev=fe:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL',
    'PROCTITLE proctitle=6C73002D20C3A9',
  ]);
  assert.equal(document['@timestamp'], '2024-06-10T06:13:20.123Z');
  assert.deepEqual(document.process, {
    entity_id: '1718000000.123:7',
    pid: 11,
    name: 'ls',
    executable: '/usr/bin/ls',
    args: ['ls', '- é'],
    args_count: 2,
    command_line: 'ls - é',
    title: 'ls - é',
    working_directory: '/root',
    parent: { pid: 10 },
  });
  assert.deepEqual([document.user?.audit, document.user?.name], [{ id: '1000', name: 'alice' }, 'root']);
  assert.equal(document.file?.path, '/bin/ls');
  assert.deepEqual(
    [document.auditd?.session, document.auditd?.syscall, document.auditd?.key],
    [3, 'execve', ['exec']],
  );
});

test('ids without names have none, unless they are given', () => {
  assert.equal(documentOf([execve]).user?.audit?.name, undefined);
  const names = { user: (id: string) => `user-${id}`, group: () => undefined };
  assert.equal(documentOf([execve], { names }).user?.audit?.name, 'user-1000');
});

test('unset ids and sessions are missing', () => {
  const document = documentOf(["USER_LOGIN pid=1 uid=0 auid=4294967295 ses=-1 msg='op=login res=failed'"]);
  assert.equal(document.user?.audit, undefined);
  assert.equal(document.auditd?.session, undefined);
});

test('keys that are joined by 0x01 are a list', () => {
  const document = documentOf([execve.replace('key="exec"', 'key=66696C657301746D70')]);
  assert.deepEqual(document.auditd?.key, ['files', 'tmp']);
});

test('what says that there is no value stays told apart, beside the typed fields', () => {
  const document = documentOf([
    'USER_AUTH pid=1 uid=0 auid=1000 ses=3 msg=\'op=PAM:auth acct="?" exe="/bin/su" hostname=? addr=(null) terminal= res=success\'',
  ]);
  assert.equal(document.source, undefined);
  assert.deepEqual(document.auditd?.data, {
    user_auth: { op: 'PAM:auth', acct: '?', hostname: '?', addr: '(null)', terminal: '' },
  });
  assert.equal(document.user?.target, undefined);
});

test('a value of another type than its field stays with its record', () => {
  const document = documentOf(["USER_CMD pid=abc uid=0 auid=1000 ses=99999999999999999 msg='res=maybe'"]);
  assert.equal(document.process, undefined);
  assert.deepEqual(document.auditd?.data, {
    user_cmd: { pid: 'abc', ses: '99999999999999999', res: 'maybe' },
  });
});

test('bytes that are not UTF-8 have a readable replacement and the exact bytes', () => {
  const document = documentOf([execve, 'EXECVE argc=2 a0="ls" a1=FF41', 'CWD cwd=2FFE']);
  assert.deepEqual(document.process?.args, ['ls', '\ufffdA']);
  assert.deepEqual(document.auditd?.bytes, [
    { field: 'process.args[1]', base64: '/0E=' },
    { field: 'process.working_directory', base64: 'L/4=' },
  ]);
  assert.ok(document.auditd?.problems?.includes('not-utf8'));
});

test('a field that comes twice is a list, whatever its name', () => {
  const document = documentOf(["USER pid=1 uid=0 auid=0 ses=1 msg='x=1 x=2 x=3 __proto__=4 toString=5'"]);
  const data = document.auditd?.data?.['user'];
  assert.ok(typeof data === 'object');
  assert.deepEqual(Object.entries(data), [
    ['x', ['1', '2', '3']],
    ['__proto__', '4'],
    ['toString', '5'],
  ]);
});

test('several records of a type are a list', () => {
  const document = documentOf([execve, 'OBJ_PID opid=5 oauid=1', 'OBJ_PID opid=6 oauid=1']);
  assert.deepEqual(document.auditd?.data?.['obj_pid'], [
    { opid: '5', oauid: '1' },
    { opid: '6', oauid: '1' },
  ]);
});

test('a relative name is joined to the working directory, but not where the call starts from a descriptor', () => {
  const openat = (a0: string) =>
    documentOf([
      `SYSCALL arch=c000003e syscall=257 success=yes exit=3 a0=${a0} items=1 ppid=1 pid=2 comm="x" exe="/x" key=(null)`,
      'CWD cwd="/home/alice"',
      'PATH item=0 name="./a" inode=5 dev=fe:00 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL',
    ]).file?.path;
  assert.equal(openat('ffffff9c'), '/home/alice/a');
  assert.equal(openat('ffffffffffffff9c'), '/home/alice/a');
  assert.equal(openat('5'), './a');
});

test('a rename is about the new name and tells the old one', () => {
  const document = documentOf([
    'SYSCALL arch=c000003e syscall=82 success=yes exit=0 items=4 ppid=1 pid=2 comm="mv" exe="/bin/mv" key=(null)',
    'CWD cwd="/d"',
    'PATH item=0 name="/d/" inode=1 mode=040755 nametype=PARENT',
    'PATH item=1 name="/d/" inode=1 mode=040755 nametype=PARENT',
    'PATH item=2 name="old" inode=2 mode=0100644 nametype=DELETE',
    'PATH item=3 name="new" inode=2 mode=0100644 nametype=CREATE',
  ]);
  assert.equal(document.file?.path, '/d/new');
  assert.equal(document.auditd?.summary?.object?.secondary, '/d/old');
});

test('a script is told from its interpreter', () => {
  const document = documentOf([
    execve.replace('/usr/bin/ls', '/usr/bin/dash'),
    'EXECVE argc=2 a0="/bin/sh" a1="/srv/x.sh"',
    'CWD cwd="/"',
    'PATH item=0 name="/srv/x.sh" nametype=NORMAL',
    'PATH item=1 name="/bin/sh" nametype=NORMAL',
  ]);
  assert.equal(document.auditd?.script, '/srv/x.sh');
  assert.equal(document.process?.executable, '/usr/bin/dash');
});

test('a connection has its destination, an accepted one its source', () => {
  const call = (syscall: number) =>
    documentOf([
      `SYSCALL arch=c000003e syscall=${syscall} success=yes exit=0 a0=3 items=0 ppid=1 pid=2 comm="x" exe="/x" key=(null)`,
      'SOCKADDR saddr=02000035C000020A0000000000000000',
    ]);
  assert.deepEqual(call(42).destination, { ip: '192.0.2.10', port: 53, address: '192.0.2.10' });
  assert.deepEqual(call(43).source, { ip: '192.0.2.10', port: 53, address: '192.0.2.10' });
  assert.deepEqual(call(42).related?.ip, ['192.0.2.10']);
  assert.deepEqual(call(42).network, { direction: 'egress', type: 'ipv4' });
  // Who of the two called is not in an event that only asks for the address.
  assert.deepEqual(call(52).network, { type: 'ipv4' });
});

test('a user who came from another host came in', () => {
  const login = (address: string) =>
    documentOf([`USER_LOGIN pid=1 uid=0 msg='op=login acct="a" hostname=? addr=${address} res=success'`]);
  assert.deepEqual(login('192.0.2.10').network, { direction: 'ingress', type: 'ipv4' });
  assert.deepEqual(login('2001:db8::1').network, { direction: 'ingress', type: 'ipv6' });
  assert.equal(login('?').network, undefined);
  const port = (text: string) => login(`192.0.2.10 rport=${text}`).source?.port;
  assert.deepEqual([port('50122'), port('65536'), port('-1')], [50122, undefined, undefined]);
});

test('a call for all that sockets do is told as the one that it was asked for', () => {
  const call = (number: number) =>
    documentOf([
      `SYSCALL arch=40000003 syscall=102 success=yes exit=0 a0=${number} items=0 ppid=1 pid=2 comm="x" exe="/x" key=(null)`,
      'SOCKETCALL nargs=3 a0=14 a1=9887a0 a2=1c',
      'SOCKADDR saddr=02000035C000020A0000000000000000',
    ]);
  const end = { ip: '192.0.2.10', port: 53, address: '192.0.2.10' };
  const told = ({ event, source, destination, network }: EcsDocument) => [
    event?.action,
    source,
    destination,
    network?.direction,
  ];
  assert.deepEqual(told(call(2)), ['bound-to', end, undefined, undefined]);
  assert.deepEqual(told(call(3)), ['connected-to', undefined, end, 'egress']);
  assert.deepEqual(told(call(5)), ['accepted-connection-from', end, undefined, 'ingress']);
  assert.deepEqual(told(call(99)), ['used-socket', undefined, end, undefined]);
  assert.equal(call(4).auditd?.summary?.object?.primary, '20');
  assert.equal(call(2).auditd?.syscall, 'socketcall');
});

test('of an address without its call nobody knows who called whom', () => {
  const { destination, network } = documentOf(['SOCKADDR saddr=02000035C000020A0000000000000000']);
  assert.equal(destination?.ip, '192.0.2.10');
  assert.deepEqual(network, { type: 'ipv4' });
});

test('a packet has both its ends', () => {
  const document = documentOf([
    'NETFILTER_PKT action=1 hook=1 len=76 inif=eth0 outif=? saddr=192.0.2.1 daddr=192.0.2.2 ipid=0 proto=17 sport=123 dport=58139',
  ]);
  assert.deepEqual(document.source, { ip: '192.0.2.1', port: 123, address: '192.0.2.1' });
  assert.deepEqual(document.destination, { ip: '192.0.2.2', port: 58_139, address: '192.0.2.2' });
  assert.deepEqual(document.related?.ip, ['192.0.2.1', '192.0.2.2']);
  assert.ok(JSON.stringify(document.auditd?.data).includes('"action":"drop"'));
});

test('every address of an event is related to it', () => {
  const denied =
    'AVC avc:  denied  { send } for  pid=1 comm="x" laddr=192.0.2.1 lport=1 faddr=2001:db8::1 fport=2 tclass=x';
  assert.deepEqual(documentOf([denied]).related?.ip, ['192.0.2.1', '2001:db8::1']);
  const session = documentOf([
    "CRYPTO_SESSION pid=1 uid=0 msg='op=start spid=5 suid=74 rport=63927 laddr=192.0.2.2 lport=22 addr=192.0.2.9 res=success'",
  ]);
  assert.deepEqual([session.source?.ip, session.source?.port], ['192.0.2.9', 63_927]);
  assert.deepEqual([session.destination?.ip, session.destination?.port], ['192.0.2.2', 22]);
  assert.deepEqual(session.related?.ip, ['192.0.2.9', '192.0.2.2']);
  // The user of the process that `spid` names.
  assert.equal(session.user?.saved, undefined);
});

test('the exit status is that of exit_group', () => {
  const document = documentOf([
    'SYSCALL arch=c000003e syscall=231 a0=103 a1=0 a2=0 a3=0 items=0 ppid=1 pid=2 auid=1000 uid=0 comm="x" exe="/x" key=(null)',
  ]);
  assert.equal(document.process?.exit_code, 3);
});

test('what earlier events said of a process stands in later ones, also when they were not given out', () => {
  const shape = new EcsShape();
  const [first, second] = eventsOf(
    [
      `type=${execve.replace('SYSCALL', 'SYSCALL msg=audit(1.000:1):')}`,
      'type=EXECVE msg=audit(1.000:1): argc=2 a0="ls" a1="-l"',
      `type=${execve.replace('SYSCALL', 'SYSCALL msg=audit(2.000:2):').replace('ppid=10 pid=11', 'ppid=11 pid=12')}`,
    ].join('\n'),
  );
  assert.ok(first !== undefined && second !== undefined);
  shape.observe(first);
  assert.deepEqual(shape.document(second).process?.parent, {
    entity_id: '1.000:1',
    pid: 11,
    ppid: 10,
    name: 'ls',
    executable: '/usr/bin/ls',
    args: ['ls', '-l'],
  });
});

test('an event without node is of the given host, and of its boot', () => {
  const host = { name: 'db01', boot: 'b1' };
  assert.deepEqual(documentOf([execve], { host }).host, { name: 'db01', boot: { id: 'b1' } });
  const [document] = documentsOf('node=web7 type=USER msg=audit(1.000:1): pid=1', { host });
  assert.equal(document?.host?.name, 'web7');
});

test('lines that are no records are documents of errors, whole', () => {
  const event: AuditEvent = {
    node: '',
    time: 5,
    serial: 0,
    records: [],
    repeated: [],
    unparsed: [{ line: 'gar\xffbage', number: 3, end: '\n' }],
    completed: 'unparsed',
    incomplete: false,
    continuation: 0,
  };
  const document = new EcsShape().document(event);
  assert.deepEqual([document.event?.kind, document.event?.original], ['pipeline_error', 'gar\ufffdbage']);
  assert.deepEqual(document.auditd?.bytes, [{ field: 'event.original', base64: 'Z2Fy/2JhZ2U=' }]);
});

test('a stamp that no calendar has does not stop an event', () => {
  const [document] = documentsOf('type=USER msg=audit(99999999999999.000:1): pid=1');
  assert.equal(document?.['@timestamp'], '9999-12-31T23:59:59.999Z');
});

test('an event over the limit is cut to it and says what was cut', () => {
  const shape = new EcsShape({ maxEventSize: 8192 });
  const [event] = eventsOf(
    [
      `type=${execve.replace('SYSCALL', 'SYSCALL msg=audit(1.000:1):')}`,
      `type=EXECVE msg=audit(1.000:1): argc=2 a0="ls" a1="${'x'.repeat(20_000)}"`,
    ].join('\n'),
  );
  assert.ok(event);
  const line = shape.event(event);
  const document: EcsDocument = JSON.parse(line);
  assert.ok(Buffer.byteLength(line) <= 8192);
  assert.deepEqual(
    document.auditd?.cut?.map(({ field }) => field),
    ['process.args', 'process.args[1]', 'process.command_line'],
  );
});

test('quotes around words that need none are taken off', () => {
  const document = documentOf([
    'SYSCALL arch=c000003e syscall=59 success="yes" exit=0 items=1 pid=11 uid=0 tty="pts1" comm="ls" exe="/usr/bin/ls" subj="docker-default"',
    'PATH item=0 name="/bin/ls" inode="5" dev="00:2f" mode="100755" ouid=0 nametype="NORMAL"',
  ]);
  assert.equal(document.event?.outcome, 'success');
  assert.equal(document.auditd?.subject, 'docker-default');
  assert.equal(document.auditd?.tty, 'pts1');
  assert.deepEqual(
    document.auditd?.paths?.map(({ inode, device, mode, nametype }) => [inode, device, mode, nametype]),
    [['5', '00:2f', '0755', 'NORMAL']],
  );
});
