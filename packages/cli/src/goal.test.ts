import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goalPosition, parseGoal } from './goal.ts';

const goals: [string, number | undefined][] = [
  ['0', 0],
  ['1500', 1500],
  // The last position that a message can have.
  ['3155760000000000', 3_155_760_000_000_000],
  ['start', 0],
  ['end', 9000],
  ['00:01:02', 62_000],
  ['1:02.5', 62_500],
  ['2::', 7_200_000],
  [':30', 30_000],
  ['', undefined],
  [':', undefined],
  ['-5', undefined],
  ['1:2:3:4', undefined],
  ['soon', undefined],
];
for (const [text, position] of goals) {
  test(`'${text}' is ${position === undefined ? 'refused' : `${position} ms of 9 s`}`, () => {
    const goal = parseGoal(text);
    assert.equal(goal && goalPosition(goal, 9000), position);
  });
}
