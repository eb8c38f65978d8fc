import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syscalls } from '../generated/syscalls.ts';
import { numberNames } from '../generated/number-names.ts';
import { recordPlace } from '../record-place.ts';
import { recordTypeNumber } from '../record-type-number.ts';
import { recordTypeTable } from '../record-type-table.ts';
import { words } from '../words.ts';
import { recordNormalisation } from './record-normalisation.ts';
import { recordRows } from './record-rows.ts';
import { syscallNormalisation } from './syscall-normalisation.ts';
import { syscallRows } from './syscall-rows.ts';

/** The types that ECS expects in a category (its field reference, event.category). */
const expectedTypes: Readonly<Record<string, string>> = {
  authentication: 'start end info',
  configuration: 'access change creation deletion info',
  driver: 'change end info start',
  file: 'access change creation deletion info',
  host: 'access change end info start',
  iam: 'admin change creation deletion group info user',
  intrusion_detection: 'allowed denied info',
  network: 'access allowed connection denied end info protocol start',
  package: 'access change deletion info installation start',
  process: 'access change end info start',
  session: 'start end info',
};

/** Commands to the audit system, of which none is ever in a log, and two types that nobody writes any more. */
const neverLogged =
  /^(?:[GS]ET|LIST|ADD|DEL|WATCH_\w+|SIGNAL_INFO|\w+_RULES?|TRIM|MAKE_EQUIV|TTY_[GS]ET|[GS]ET_FEATURE|REPLACE|FS_WATCH)$/;

test('every record type that tells something by itself is told in words', () => {
  for (const [number, name] of recordTypeTable()) {
    if (neverLogged.test(name) || name.endsWith('_CONTEXTS')) continue;
    if (recordPlace(number) !== 'part') assert.ok(recordNormalisation(number), name);
  }
});

test('events are told as people would', () => {
  const login = recordNormalisation(recordTypeNumber('USER_LOGIN') ?? 0);
  assert.deepEqual(login, {
    action: 'logged-in',
    object: 'account',
    from: ['acct', 'id', 'auid'],
    category: ['authentication', 'session'],
    type: ['start'],
    verdict: false,
  });
  assert.equal(syscallNormalisation('execve')?.action, 'executed');
  assert.equal(syscallNormalisation('connect')?.action, 'connected-to');
  assert.equal(syscallNormalisation('unlinkat')?.action, 'deleted');
  assert.equal(syscallNormalisation('openat')?.action, 'opened-file');
  assert.equal(syscallNormalisation('openat', 'create')?.action, 'created-file');
  assert.deepEqual(syscallNormalisation('openat2', 'write')?.type, ['change']);
  // A call that has no rows for what it opened is what it is.
  assert.equal(syscallNormalisation('stat', 'write')?.action, 'looked-at');
  assert.equal(recordNormalisation(recordTypeNumber('AVC') ?? 0)?.verdict, true);
  assert.equal(syscallNormalisation('getpid'), undefined);
  assert.equal(recordNormalisation(1300), undefined);
});

test('rows are of what exists, once, and in words that ECS allows together', () => {
  const calls = new Set([
    ...Object.values(syscalls).flatMap(words),
    ...words(numberNames['uring-operation'] ?? '').map((name) =>
      name.replace('IORING_OP_', '').toLowerCase(),
    ),
  ]);
  const isCall = (name: string) => calls.has(name.replace(/\+(create|write)$/, ''));
  const isType = (name: string) => recordTypeNumber(name) !== undefined;
  for (const [rows, exists] of [
    [syscallRows, isCall],
    [recordRows, isType],
  ] as const) {
    const seen = new Set<string>();
    for (const row of rows.split('\n').filter((line) => line !== '')) {
      const [names = '', action = '', , , category = '', type = '', more] = row.split(' ');
      assert.equal(more, undefined, row);
      assert.match(action, /^[a-z]+(-[a-z]+)*$/, row);
      for (const name of names.split(',')) {
        assert.ok(exists(name), name);
        assert.ok(!seen.has(name), `${name} twice`);
        seen.add(name);
      }
      const allowed = category.split(',').map((word) => expectedTypes[word]?.split(' ') ?? []);
      for (const word of type.split(',')) {
        if (word === 'verdict') assert.equal(category, 'intrusion_detection', row);
        else
          assert.ok(
            allowed.some((list) => list.includes(word)),
            `${row}: ${word}`,
          );
      }
      for (const list of allowed) assert.ok(list.length > 0, `${row}: ${category}`);
    }
  }
});

test('operations of io_uring are told as the calls that do the same', () => {
  for (const name of [
    'openat',
    'connect',
    'unlinkat',
    'renameat',
    'mkdirat',
    'sendmsg',
    'accept',
    'read',
    'write',
  ])
    assert.ok(syscallNormalisation(name), name);
});
