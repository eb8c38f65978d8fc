import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { positionAt, type RecordingClock, steadyClock, timeAt } from './recording-clock.ts';

const START = Date.UTC(2026, 10, 20);
const HOUR_MS = 3_600_000;

describe('the clock of a recording', () => {
  it('counts from the start where it was never set', () => {
    const clock = steadyClock(START);
    assert.equal(positionAt(clock, START + 1234), 1234);
    assert.equal(positionAt(clock, START - 5), -5);
    assert.equal(timeAt(clock, 1234), START + 1234);
  });

  it('knows that it was set ahead', () => {
    const clock: RecordingClock = [
      [0, START],
      [10_000, START + HOUR_MS],
    ];
    assert.equal(positionAt(clock, START + 9_999), 9_999);
    assert.equal(positionAt(clock, START + HOUR_MS + 10_000), 10_000);
    assert.equal(positionAt(clock, START + HOUR_MS + 12_500), 12_500);
    assert.equal(positionAt(clock, START + HOUR_MS / 2), 10_000);
    assert.equal(timeAt(clock, 12_500), START + HOUR_MS + 12_500);
  });

  it('takes what happened twice, as the clock was set back, for the first that is not before what is known', () => {
    const clock: RecordingClock = [
      [0, START],
      [10_000, START - 5_000],
    ];
    assert.equal(positionAt(clock, START + 7_000), 7_000);
    assert.equal(positionAt(clock, START + 7_000, 10_500), 12_000);
    assert.equal(positionAt(clock, START + 11_000), 16_000);
  });
});
