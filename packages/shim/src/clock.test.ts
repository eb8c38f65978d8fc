import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildShimWithClock } from './testing/set-clock.ts';
import { SHELL, SpoolFolder } from './testing/recorded.ts';
import type { SpoolFrame } from './testing/read-spool.ts';

test('a wall clock that is set is told, once each time, before what comes next', async () => {
  using folder = new SpoolFolder('hardened');
  const file = join(folder.path, 'offset');
  await using session = folder.record(SHELL, {}, { env: { SET_CLOCK: file }, program: buildShimWithClock() });
  const set = (seconds: number): void => {
    writeFileSync(`${file}.new`, String(seconds));
    renameSync(`${file}.new`, file);
  };
  let shown = await session.waitFor('ready> ');
  for (const [seconds, word] of [
    [7200, 'ahead'],
    [7200, 'same'],
    [-30, 'back'],
  ] as const) {
    set(seconds);
    session.type(`echo ${word}\r`);
    shown = await session.waitFor('ready> ', await session.waitFor(`\r${word}`, shown));
  }
  session.type('exit\r');
  await session.end();

  const frames = folder.frames();
  const start = Number(/^start=(\d+)$/m.exec(String(frames[0]?.payload))?.[1]);
  const clocks = frames.filter(({ type }) => type === 'clock');
  const steps = clocks.map(({ payload }) => Math.round((wallOf(payload) - start) / 1e6));
  assert.deepEqual(steps, [7200, -30]);
  const story = frames
    .map(({ type, payload }) => (type === 'clock' ? '<clock>' : type === 'output' ? payload.toString() : ''))
    .join('');
  assert.match(story, /^[^<]*<clock>[^<]*\rahead[^<]*\rsame[^<]*<clock>[^<]*\rback[^<]*$/);
});

test('a clock that nobody sets is not told', async () => {
  using folder = new SpoolFolder('hardened');
  await using session = folder.record(['sh', '-c', 'for i in 1 2 3 4 5; do seq 2000; sleep 0.01; done']);
  await session.end();
  assert.deepEqual(folder.frames().filter(isClock), []);
});

function isClock({ type }: SpoolFrame): boolean {
  return type === 'clock';
}

/** The wall time of position 0 that a clock frame tells, in µs. */
function wallOf(payload: Buffer): number {
  return Number(payload.readBigUInt64LE());
}
