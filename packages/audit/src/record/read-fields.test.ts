import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fixture } from '../testing/fixture.ts';
import { fuzzSettings } from '../testing/fuzz-settings.ts';
import { parseRecord } from './parse-record.ts';
import { readFields } from './read-fields.ts';

/** The fields as they are read, `|` before those of `msg='…'`, and the words that belong to none. */
function outline(body: string): string[] {
  const fields = readFields(body);
  const pairs = fields.names.map(
    (name, i) => `${i >= fields.nestedFrom ? '|' : ''}${name}=${fields.values[i]}`,
  );
  return fields.prose === '' ? pairs : [...pairs, `(${fields.prose})`];
}

const bodies: readonly (readonly [what: string, body: string, fields: readonly string[]])[] = [
  [
    'bare and quoted values',
    'a=b comm="x y" c= d="" e=(null)',
    ['a=b', 'comm="x y"', 'c=', 'd=""', 'e=(null)'],
  ],
  ['a name that is there twice', 'a=1 b=2 a=3', ['a=1', 'b=2', 'a=3']],
  [
    'pieces of long arguments',
    'argc=2 a1_len=9 a1[0]=6162 a1[1]=63',
    ['argc=2', 'a1_len=9', 'a1[0]=6162', 'a1[1]=63'],
  ],
  [
    "a program's message",
    'pid=1 uid=0 msg=\'op=PAM:session_open grantors=pam_a,pam_b acct="root" addr=? res=success\'',
    [
      'pid=1',
      'uid=0',
      '|op=PAM:session_open',
      '|grantors=pam_a,pam_b',
      '|acct="root"',
      '|addr=?',
      '|res=success',
    ],
  ],
  [
    'values with spaces in a message',
    'msg=\'op=adding user to group acct="carol" text=it\'s late exe="/x"\'',
    ['|op=adding user to group', '|acct="carol"', "|text=it's late", '|exe="/x"'],
  ],
  [
    'a message that begins with words',
    'msg=\'changing system time exe="/x" res=success\'',
    ['|exe="/x"', '|res=success', '(changing system time)'],
  ],
  [
    'RHEL 5',
    'user pid=1 uid=0 msg=\'PAM: accounting acct=root : exe="/x" (hostname=?, addr=?, terminal=cron res=success)\'',
    [
      'pid=1',
      'uid=0',
      '|acct=root',
      '|exe="/x"',
      '|hostname=?',
      '|addr=?',
      '|terminal=cron',
      '|res=success',
      '(user PAM: accounting)',
    ],
  ],
  [
    'a login of early kernels',
    'login pid=1 uid=0 old auid=4294967295 new auid=500 old ses=4294967295 new ses=7',
    ['pid=1', 'uid=0', 'old-auid=4294967295', 'auid=500', 'old-ses=4294967295', 'ses=7', '(login)'],
  ],
  [
    'an access vector',
    'avc:  denied  { read write } for  pid=1 comm="a" tclass=file permissive=0',
    ['seresult=denied', 'seperms=read write', 'pid=1', 'comm="a"', 'tclass=file', 'permissive=0'],
  ],
  [
    'a note of an access vector cache',
    'msg=\'avc:  received setenforce notice (enforcing=0) : exe="/x" (sauid=81, hostname=?)\'',
    ['|enforcing=0', '|exe="/x"', '|sauid=81', '|hostname=?', '(avc: received setenforce notice)'],
  ],
  [
    'a label with its mode',
    'subj=docker-default (enforce) key=(null)',
    ['subj=docker-default (enforce)', 'key=(null)'],
  ],
  [
    'a label that begins with an equals sign',
    'ses=1 subj==unconfined key=a',
    ['ses=1', 'subj==unconfined', 'key=a'],
  ],
  ['words before fields', 'tty pid=1 data=41', ['pid=1', 'data=41', '(tty)']],
  [
    'an enriched socket address',
    'SADDR={ saddr_fam=inet laddr=1.2.3.4 lport=80 } UID="a b"',
    ['SADDR={ saddr_fam=inet laddr=1.2.3.4 lport=80 }', 'UID="a b"'],
  ],
  ['a quote that is not the last', 'acct="a"b" res=1', ['acct="a"b"', 'res=1']],
  ['a quote that is not closed', 'acct="ab', ['acct="ab']],
  ['a message that is not closed', "pid=1 msg='op=x res=", ['pid=1', '|op=x', '|res=']],
  ['a value in apostrophes', "op='a b' c=1", ["op='a b'", 'c=1']],
  ['nothing', '', []],
  ['only spaces', '   ', []],
  ['an equals sign without a name', '= =a b', ['(= =a b)']],
];

for (const [what, body, fields] of bodies) {
  test(`fields are read: ${what}`, () => {
    assert.deepEqual(outline(body), fields);
  });
}

test('a field is found by its name, the first of several', () => {
  const fields = readFields('a=1 b=2 a=3');
  assert.equal(fields.get('a'), '1');
  assert.equal(fields.get('c'), undefined);
});

test('every name of the captured logs is one that auditd and the kernel know how to write', () => {
  const lines = fixture('captured/enriched.log').toString('latin1').split('\n');
  const records = lines.flatMap((line, i) => parseRecord(line, i, '\n') ?? []);
  const names = new Set(
    records.flatMap(({ body, enriched }) => [...readFields(body).names, ...readFields(enriched).names]),
  );
  assert.ok(names.size > 100);
  assert.deepEqual(
    [...names].filter((name) => !/^[A-Za-z][\w-]*(\[\d+\])?$/.test(name)),
    [],
  );
});

test('any text is read to its end, and only what is in it comes out', () => {
  const piece = fc.constantFrom(
    'a=',
    'b',
    ' ',
    '"',
    "'",
    "msg='",
    '(',
    ')',
    '{',
    '}',
    'avc: ',
    ',',
    'old auid=',
    '=',
    '\x1d',
    '\0',
    ':',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { names, values, prose } = readFields(text);
      assert.equal(names.length, values.length);
      for (const value of values) for (const word of value.split(' ')) assert.ok(text.includes(word));
      for (const word of prose.split(' ')) assert.ok(text.includes(word));
    }),
    fuzzSettings,
  );
});
