import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bell } from './bell.ts';

test('a ring wakes who waits', async () => {
  const bell = new Bell();
  const waiting = bell.wait(60_000);
  bell.ring();
  assert.equal(await waiting, true);
});

test('a ring that came before is not lost, and many count as one', async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  assert.equal(await bell.wait(60_000), true);
  assert.equal(await bell.wait(1), false);
});
