import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordClass } from './record-class.ts';
import { recordPlace } from './record-place.ts';
import { recordTypeName } from './record-type-name.ts';
import { recordTypeNumber } from './record-type-number.ts';
import { recordTypeTable } from './record-type-table.ts';

test('a record type has its name', () => {
  for (const [number, name] of [
    [1006, 'LOGIN'],
    [1100, 'USER_AUTH'],
    [1138, 'SOFTWARE_UPDATE'],
    [1200, 'DAEMON_START'],
    [1300, 'SYSCALL'],
    [1336, 'URINGOP'],
    [1400, 'AVC'],
    [1420, 'IPE_ACCESS'],
    [1423, 'LANDLOCK_ACCESS'],
    [1426, 'MAC_OBJ_CONTEXTS'],
    [1503, 'APPARMOR_DENIED'],
    [1701, 'ANOM_ABEND'],
    [2000, 'KERNEL'],
    [2507, 'VIRT_MIGRATE_OUT'],
  ] as const) {
    assert.equal(recordTypeName(number), name);
    assert.equal(recordTypeNumber(name), number);
  }
});

test('a number that an older auditd did not know still finds its type', () => {
  assert.equal(recordTypeNumber('UNKNOWN[1420]'), 1420);
  assert.equal(recordTypeName(1999), 'UNKNOWN[1999]');
});

test('what is no record type has no number', () => {
  for (const name of ['', 'syscall', 'UNKNOWN', 'UNKNOWN[]', 'UNKNOWN[x]', 'UNKNOWN[1 ]', 'constructor'])
    assert.equal(recordTypeNumber(name), undefined, name);
});

test('names and numbers are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (number) => {
      assert.equal(recordTypeNumber(recordTypeName(number)), number);
    }),
  );
});

test('every known type has a class', () => {
  for (const [number, name] of recordTypeTable()) assert.notEqual(recordClass(number), 'unknown', name);
  assert.equal(recordClass(1112), 'user');
  assert.equal(recordClass(2100), 'anomaly');
  assert.equal(recordClass(999), 'unknown');
  assert.equal(recordClass(3000), 'unknown');
});

test('what programs and auditd send stands alone, what a system call made does not', () => {
  const places = (place: string): string[] =>
    [...recordTypeTable()].filter(([number]) => recordPlace(number) === place).map(([, name]) => name);
  const alone = places('alone');
  for (const name of [
    'USER_LOGIN',
    'USER_CMD',
    'SERVICE_START',
    'DAEMON_END',
    'VIRT_CONTROL',
    'ANOM_EXEC',
    'KERNEL',
  ])
    assert.ok(alone.includes(name), name);
  const part = places('part');
  for (const name of ['SYSCALL', 'EXECVE', 'PATH', 'CWD', 'PROCTITLE', 'EOE', 'URINGOP'])
    assert.ok(part.includes(name), name);
  // Each of these was seen both with a SYSCALL record in its event and without.
  const either = places('either');
  for (const name of ['LOGIN', 'CONFIG_CHANGE', 'AVC', 'ANOM_ABEND', 'SECCOMP', 'TTY', 'NETFILTER_CFG'])
    assert.ok(either.includes(name), name);
});
