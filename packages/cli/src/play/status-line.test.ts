import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from '../output/display-width.ts';
import { type Status, statusText } from './status-line.ts';

const status: Status = {
  state: 'playing',
  position: 30_000,
  duration: 60_000,
  speed: 2,
  live: false,
  skipIdle: false,
  who: 'alice@web01',
};

test('it tells state, position, speed and who, in exactly the width there is', () => {
  const text = statusText(status, 80);
  assert.match(text, /^ ▶ 0:30 \/ 1:00 {2}2x {2}━+─+ {2}alice@web01 {2}\? help $/);
  assert.equal(displayWidth(text), 80);
});

test('what does not fit is cut', () => {
  for (const width of [1, 5, 20, 30]) {
    const text = statusText(status, width);
    assert.equal(displayWidth(text), width);
    assert.equal(text.endsWith('…'), true);
  }
});

test('a notice that does not fit beside the time stands alone', () => {
  const notice = 'no hit in this recording';
  assert.equal(statusText({ ...status, notice }, 26), ' no hit in this recording ');
  assert.equal(statusText({ ...status, notice }, 10), ' no hit i…');
});

test('of what is typed the end is seen', () => {
  assert.match(statusText({ ...status, typed: '/abc▏', notice: 'old' }, 40), /2x {2}\/abc▏ +$/);
  assert.equal(statusText({ ...status, typed: '/abcdef▏' }, 6), '…cdef▏');
  assert.equal(statusText({ ...status, typed: '/東京都▏' }, 6), '…京都▏');
});

test('a notice takes the place of the bar', () => {
  assert.match(statusText({ ...status, notice: 'hit 1 of 3' }, 80), /2x {2}hit 1 of 3 +$/);
});
