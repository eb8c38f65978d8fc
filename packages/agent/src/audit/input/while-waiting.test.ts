import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { whileWaiting } from './while-waiting.ts';

/** A promise that is waited for, on a clock that the test turns. */
function waiting(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const looks: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const done = whileWaiting(promise, (ms) => looks.push(ms));
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 5) {
      now += 5;
      t.mock.timers.tick(5);
    }
  };
  return { looks, pass, resolve, reject, done, late: (ms: number) => (now += ms) };
}

test('it is looked again and again, and once more when the promise has come', async (t) => {
  const { looks, pass, late, resolve, done } = waiting(t);
  pass(15);
  late(2);
  resolve('came');
  assert.equal(await done, 'came');
  assert.deepEqual(looks, [5, 5, 5, 2]);
});

test('what is idle for long is not looked at, and all that was waited is told when the promise comes', async (t) => {
  const { looks, pass, resolve, done } = waiting(t);
  pass(3_600_000);
  const before = looks.length;
  assert.ok(before < 600, String(before));
  resolve('came');
  await done;
  assert.equal(looks.length, before + 1);
  assert.equal(
    looks.reduce((sum, ms) => sum + ms, 0),
    3_600_000,
  );
});

test('a failure is passed on after the last look', async (t) => {
  const { looks, reject, done } = waiting(t);
  reject(new Error('gone'));
  await assert.rejects(done, /gone/);
  assert.deepEqual(looks, [0]);
});
