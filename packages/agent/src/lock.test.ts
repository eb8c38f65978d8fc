import assert from 'node:assert/strict';
import { linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Lock } from './lock.ts';
import { bootId } from './process-identity.ts';
import { scratch } from './testing/scratch.ts';

test('a lock has one owner, until that gives it back', (t) => {
  const directory = scratch(t);
  const path = join(directory, 'lock');
  const lock = Lock.acquire(path);
  assert.ok(lock !== undefined);
  assert.equal(Lock.acquire(path), undefined);
  lock.release();
  assert.deepEqual(readdirSync(directory), []);
  assert.ok(Lock.acquire(path) !== undefined);
});

for (const [what, owner] of [
  ['a process that is gone', `4194305 1 ${bootId()}`],
  ['an earlier process with a pid that is used again', `${process.pid} 1 ${bootId()}`],
  ['a process of an earlier boot', `${process.pid} 1 11111111-2222-3333-4444-555555555555`],
  ['nobody, as its file is no lock', 'x/../y'],
] as const) {
  test(`the lock of ${what} is taken over`, (t) => {
    const directory = scratch(t);
    const path = join(directory, 'lock');
    writeFileSync(path, owner);
    assert.ok(Lock.acquire(path) !== undefined);
    assert.match(readFileSync(path, 'utf8'), new RegExp(`^${process.pid} `));
    assert.deepEqual(readdirSync(directory), ['lock']);
  });
}

test('a stale lock that another process is about to replace is left to that', (t) => {
  const path = join(scratch(t), 'lock');
  writeFileSync(path, '4194305 1 -');
  linkSync(path, `${path}.stale-4194305-1--`);
  assert.equal(Lock.acquire(path), undefined);
  assert.equal(readFileSync(path, 'utf8'), '4194305 1 -');
});
