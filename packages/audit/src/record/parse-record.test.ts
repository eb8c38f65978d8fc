import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRecord } from './parse-record.ts';

interface Expected {
  readonly type: string;
  readonly node?: string;
  readonly time?: number;
  readonly serial?: number;
  readonly body?: string;
  readonly enriched?: string;
}

const forms: readonly (readonly [what: string, line: string, expected: Expected])[] = [
  [
    'a line of auditd',
    'type=CWD msg=audit(1364481363.243:24287): cwd="/root"',
    { type: 'CWD', body: 'cwd="/root"' },
  ],
  [
    'with the name of its node',
    'node=db01.example.org type=CWD msg=audit(1364481363.243:24287): cwd="/"',
    { type: 'CWD', node: 'db01.example.org', body: 'cwd="/"' },
  ],
  [
    'enriched',
    'type=LOGIN msg=audit(1364481363.243:24287): uid=0 res=1\x1dUID="root"',
    { type: 'LOGIN', body: 'uid=0 res=1', enriched: 'UID="root"' },
  ],
  [
    'enriched behind a message with the separator in it',
    'type=USER msg=audit(1364481363.243:24287): msg=\'text=a\x1dUID="root"\'\x1dUID="alice"',
    { type: 'USER', body: 'msg=\'text=a\x1dUID="root"\'', enriched: 'UID="alice"' },
  ],
  [
    'enriched, its separator lost on the way',
    'type=SYSCALL msg=audit(1364481363.243:24287): uid=0 key=(null)ARCH=x86_64 UID="root"',
    { type: 'SYSCALL', body: 'uid=0 key=(null)', enriched: 'ARCH=x86_64 UID="root"' },
  ],
  [
    'enriched, its separator as rsyslog writes it',
    'type=PATH msg=audit(1364481363.243:24287): item=0 name="/x" ouid=0 nametype=NORMAL cap_frootid=0#035OUID="root"',
    { type: 'PATH', body: 'item=0 name="/x" ouid=0 nametype=NORMAL cap_frootid=0', enriched: 'OUID="root"' },
  ],
  [
    "enriched, as auditd's syslog plugin writes it",
    'Sep  7 17:09:48 web audispd: type=SYSCALL msg=audit(1364481363.243:24287): auid=1000 uid=0 key=(null) ARCH=x86_64 SYSCALL=setxattr AUID="vagrant" UID="root"',
    {
      type: 'SYSCALL',
      node: 'web',
      body: 'auid=1000 uid=0 key=(null)',
      enriched: 'ARCH=x86_64 SYSCALL=setxattr AUID="vagrant" UID="root"',
    },
  ],
  [
    'a login, its separator as rsyslog writes it',
    'type=LOGIN msg=audit(1364481363.243:24287): pid=1 uid=0 old-auid=4294967295 auid=0 res=1#035UID="root" OLD-AUID="unset" AUID="root"',
    {
      type: 'LOGIN',
      body: 'pid=1 uid=0 old-auid=4294967295 auid=0 res=1',
      enriched: 'UID="root" OLD-AUID="unset" AUID="root"',
    },
  ],
  [
    'a changed rule, its separator as rsyslog writes it',
    'type=CONFIG_CHANGE msg=audit(1364481363.243:24287): auid=1000 op=add_rule key=(null) list=4 res=1#035AUID="sadmin"',
    {
      type: 'CONFIG_CHANGE',
      body: 'auid=1000 op=add_rule key=(null) list=4 res=1',
      enriched: 'AUID="sadmin"',
    },
  ],
  [
    'an address, its separator as rsyslog writes it',
    'type=SOCKADDR msg=audit(1364481363.243:24287): saddr=02000050A9FEA9FE0000000000000000#035SADDR={ saddr_fam=inet laddr=169.254.169.254 lport=80 }',
    {
      type: 'SOCKADDR',
      body: 'saddr=02000050A9FEA9FE0000000000000000',
      enriched: 'SADDR={ saddr_fam=inet laddr=169.254.169.254 lport=80 }',
    },
  ],
  [
    'an address whose last digit is a letter, its separator lost on the way',
    'type=SOCKADDR msg=audit(1364481363.243:24287): saddr=02000050A9FEA9FASADDR={ saddr_fam=inet laddr=169.254.169.250 lport=80 }',
    {
      type: 'SOCKADDR',
      body: 'saddr=02000050A9FEA9FA',
      enriched: 'SADDR={ saddr_fam=inet laddr=169.254.169.250 lport=80 }',
    },
  ],
  [
    'with a name in capitals that auditd does not write there',
    'type=SYSCALL msg=audit(1364481363.243:24287): uid=0 key=(null) OWNER="root"',
    { type: 'SYSCALL', body: 'uid=0 key=(null) OWNER="root"' },
  ],
  [
    'with a file name that looks like the end of a record',
    'type=PATH msg=audit(1364481363.243:24287): item=0 name="nametype=aOUID="',
    { type: 'PATH', body: 'item=0 name="nametype=aOUID="' },
  ],
  [
    'of a program, with what looks like names of auditd in what a user chose',
    `type=USER_LOGIN msg=audit(1364481363.243:24287): uid=1 hostname=key="a"ARCH="x"`,
    { type: 'USER_LOGIN', body: 'uid=1 hostname=key="a"ARCH="x"' },
  ],
  [
    'a type without a name when the log was written',
    'type=UNKNOWN[1327] msg=audit(1364481363.243:24287): proctitle="a"',
    { type: 'PROCTITLE', body: 'proctitle="a"' },
  ],
  [
    'a type without a name today',
    'type=UNKNOWN[1999] msg=audit(1364481363.243:24287): a=b',
    { type: 'UNKNOWN[1999]', body: 'a=b' },
  ],
  [
    'the number of a type',
    'type=1302 msg=audit(1364481363.243:24287): item=0',
    { type: 'PATH', body: 'item=0' },
  ],
  [
    'the old form with two spaces',
    'type=CWD msg=audit(1364481363.243:24287):  cwd="/"',
    { type: 'CWD', body: ' cwd="/"' },
  ],
  [
    'without a colon',
    'type=DAEMON_CONFIG msg=audit(1364481363.243:24287) config changed',
    { type: 'DAEMON_CONFIG', body: 'config changed' },
  ],
  [
    'dmesg',
    '[   12.345678] audit: type=1400 audit(1364481363.243:24287): apparmor="STATUS"',
    { type: 'AVC', body: 'apparmor="STATUS"' },
  ],
  [
    'syslog',
    'Nov 26 14:15:01 db01 kernel: [ 1.2] audit: type=1326 audit(1364481363.243:24287): sig=31',
    { type: 'SECCOMP', node: 'db01', body: 'sig=31' },
  ],
  [
    'syslog of RFC 5424',
    '<13>1 2013-03-28T14:36:03Z db01 kernel - - - audit: type=1300 audit(1364481363.243:24287): a=b',
    { type: 'SYSCALL', node: 'db01', body: 'a=b' },
  ],
  [
    'syslog of RFC 5424 without a host',
    '<13>1 2013-03-28T14:36:03Z - kernel - - - audit: type=1300 audit(1364481363.243:24287): a=b',
    { type: 'SYSCALL', body: 'a=b' },
  ],
  [
    'a file of rsyslog with precise times',
    '2013-03-28T14:36:03.123456+01:00 db01 kernel: [ 1.2] audit: type=1300 audit(1364481363.243:24287): a=b',
    { type: 'SYSCALL', node: 'db01', body: 'a=b' },
  ],
  [
    "auditd's syslog plugin",
    'Nov 26 14:15:01 db01 audispd: node=db01 type=SYSCALL msg=audit(1364481363.243:24287): a=b',
    { type: 'SYSCALL', node: 'db01', body: 'a=b' },
  ],
  [
    'a byte order mark',
    '\xef\xbb\xbfnode=a type=EOE msg=audit(1364481363.243:24287): ',
    { node: 'a', type: 'EOE' },
  ],
  [
    'the separator in the text of a program, in a log without names',
    `type=USER msg=audit(1364481363.243:24287): uid=0 auid=1000 msg='x'\x1dUID="eve" AUID="eve"'`,
    { type: 'USER', body: `uid=0 auid=1000 msg='x'\x1dUID="eve" AUID="eve"'` },
  ],
  [
    'the separator in the text of a program, in a log with names',
    `type=USER msg=audit(1364481363.243:24287): uid=0 msg='x'\x1dUID="eve"'\x1dUID="root"`,
    { type: 'USER', body: `uid=0 msg='x'\x1dUID="eve"'`, enriched: 'UID="root"' },
  ],
  [
    'what looks like names behind the text of a program, without a separator',
    `type=USER msg=audit(1364481363.243:24287): uid=0 msg='x res=success'#035UID="root"`,
    { type: 'USER', body: `uid=0 msg='x res=success'#035UID="root"` },
  ],
  [
    'an early kernel, which prints no type',
    'audit(1364481363.243:24287): avc:  denied  { read } for pid=1',
    { type: 'AVC', body: 'avc:  denied  { read } for pid=1' },
  ],
  [
    'a note of an early kernel',
    'kernel: audit(1364481363.243:24287): initialized',
    { type: 'KERNEL', body: 'initialized' },
  ],
  [
    'a serial of 32 bits',
    'type=EOE msg=audit(1364481363.243:4294967295): ',
    { type: 'EOE', serial: 4_294_967_295, body: '' },
  ],
  [
    'a time without decimals',
    'type=EOE msg=audit(1364481363:1): ',
    { type: 'EOE', time: 1_364_481_363_000, serial: 1, body: '' },
  ],
  [
    'a time with one decimal',
    'type=EOE msg=audit(1.5:1): ',
    { type: 'EOE', time: 1500, serial: 1, body: '' },
  ],
  [
    'another record quoted in a record',
    "type=USER msg=audit(1364481363.243:24287): msg='text=type=EOE msg=audit(1.0:1): '",
    { type: 'USER', body: "msg='text=type=EOE msg=audit(1.0:1): '" },
  ],
];

for (const [what, line, expected] of forms) {
  test(`a record is read: ${what}`, () => {
    const record = parseRecord(line, 7, '\n');
    assert.deepEqual(record, {
      node: '',
      time: 1_364_481_363_243,
      serial: 24_287,
      enriched: '',
      body: '',
      ...expected,
      line,
      number: 7,
      end: '\n',
    });
  });
}

const none = [
  '',
  'type=SYSCALL',
  'type=UNKNOWN[1329] msg=?',
  'type=SYSCALL msg=audit(1.000): a=b',
  'type=SYSCALL msg=audit(1.000:): a=b',
  'type=SYSCALL msg=audit(1.000:5',
  'type=SYSCALL msg=audit(:5): a=b',
  'type=SYSCALL msg=audit(1.000:1234567890123456): a=b',
  'arch=c000003e syscall=59',
  "type=USER msg=audit(1.0:): msg='text=type=EOE msg=audit(1.000:1): '",
  'type=USER text=audit(1.000:1): a=b',
  'kernel: audit: type=1400 audit(broken): name="audit(1.000:1): "',
  'time->Thu Mar 28 14:36:03 2013',
  '----',
];

for (const line of none) {
  test(`a line without a stamp is no record: ${JSON.stringify(line)}`, () => {
    assert.equal(parseRecord(line, 1, '\n'), undefined);
  });
}
