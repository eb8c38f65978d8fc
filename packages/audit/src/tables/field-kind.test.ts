import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enrichedField } from './enriched-field.ts';
import { fieldKind } from './field-kind-of.ts';
import { generalKinds, kindsByRecord } from './field-kinds.ts';
import { recordTypeNumber } from './record-type-number.ts';

test('the kind of a field depends on the record it stands in', () => {
  for (const [record, name, kind] of [
    ['SYSCALL', 'comm', 'encoded'],
    ['SYSCALL', 'a0', 'argument'],
    ['SYSCALL', 'arch', 'architecture'],
    ['SYSCALL', 'key', 'key'],
    ['SYSCALL', 'tty', 'text'],
    ['EXECVE', 'a0', 'encoded'],
    ['EXECVE', 'a12[3]', 'encoded'],
    ['EXECVE', 'a12_len', 'decimal'],
    ['EXECVE', 'argc', 'decimal'],
    ['SOCKETCALL', 'a0', 'hexadecimal'],
    ['SOCKADDR', 'saddr', 'sockaddr'],
    ['NETFILTER_PKT', 'saddr', 'address'],
    ['AVC', 'saddr', 'address'],
    ['PATH', 'mode', 'file-mode'],
    ['PATH', 'dev', 'device'],
    ['PATH', 'cap_fp', 'capability-set'],
    ['IPC', 'mode', 'permissions'],
    ['AVC', 'dev', 'encoded'],
    ['AVC', 'addr', 'address'],
    ['APPARMOR_DENIED', 'profile', 'encoded'],
    ['INTEGRITY_DATA', 'dev', 'encoded'],
    ['ANOM_PROMISCUOUS', 'dev', 'text'],
    ['TTY', 'data', 'tty-data'],
    ['USER_AUTH', 'acct', 'encoded'],
    ['USER_AUTH', 'hostname', 'text'],
    ['USER_AUTH', 'terminal', 'text'],
    ['USER_AUTH', 'id', 'uid'],
    ['ADD_GROUP', 'id', 'gid'],
    ['USER_CMD', 'cmd', 'encoded'],
    ['SERVICE_START', 'unit', 'text'],
    ['CRYPTO_KEY_USER', 'fp', 'text'],
    ['BPRM_FCAPS', 'fp', 'capability-set'],
    // Numbers of two digits look encoded, and an old limit is one: audit_log_config_change().
    ['CONFIG_CHANGE', 'old', 'decimal'],
    // Free text of `auditctl -m`: people write key=FACE there as they like.
    ['USER', 'key', 'text'],
    ['USER', 'exe', 'encoded'],
  ] as const)
    assert.equal(fieldKind(recordTypeNumber(record) ?? 0, name), kind, `${record} ${name}`);
});

test('names that nobody knows, whatever they are, are text', () => {
  fc.assert(
    fc.property(fc.nat({ max: 3000 }), fc.string({ minLength: 1 }), (record, name) => {
      assert.equal(fieldKind(record, `${name}=`), 'text');
    }),
  );
  assert.equal(fieldKind(1300, 'constructor'), 'text');
});

test('no field has two kinds', () => {
  for (const [place, kinds] of [['everywhere', generalKinds] as const, ...Object.entries(kindsByRecord)]) {
    const names = kinds.flatMap(([, list]) => list.split(' '));
    assert.equal(new Set(names).size, names.length, place);
  }
});

test('names that auditd added belong to their fields', () => {
  // All that an enriched log of a whole day of logins had.
  for (const name of 'AUID EGID EUID FSGID FSUID GID ID OAUID OGID OLD-AUID OUID SGID SUID UID'.split(' '))
    assert.equal(enrichedField(1300, name), name.toLowerCase());
  assert.equal(enrichedField(1300, 'ARCH'), 'arch');
  assert.equal(enrichedField(1300, 'SYSCALL'), 'syscall');
  assert.equal(enrichedField(1306, 'SADDR'), 'saddr');
});

test('other names after 0x1D belong to none', () => {
  assert.equal(enrichedField(1300, 'auid'), undefined);
  assert.equal(enrichedField(1300, 'COMM'), undefined);
  assert.equal(enrichedField(1324, 'SADDR'), undefined);
});
