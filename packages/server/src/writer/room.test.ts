import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Room } from './room.ts';

test('who finds no room waits until there is some, and the amount under way stays bounded', async () => {
  const room = new Room(10);
  let largest = 0;
  await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const amount = 1 + (index % 7);
      await room.take(amount);
      largest = Math.max(largest, room.used);
      await new Promise(setImmediate);
      room.give(amount);
    }),
  );
  assert.equal(room.used, 0);
  assert.ok(largest <= 10);
});

test('what is larger than the whole room is let in alone', async () => {
  const room = new Room(10);
  await room.take(1);
  const big = room.take(100);
  room.give(1);
  await big;
  assert.equal(room.used, 100);
});
