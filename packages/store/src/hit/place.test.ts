import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LineVersion } from '@scribery/format';
import { completedAt } from './completed-at.ts';
import { placeOf, placesOf } from './place.ts';

const line: LineVersion = {
  kind: 'saw',
  buffer: 'main',
  row: 5,
  column: 0,
  cols: 10,
  from: 100,
  until: null,
  text: 'abcdefghijklmnopqrstuvw',
};

describe('placeOf', () => {
  it('counts cells from the line on over the rows that it wraps to', () => {
    assert.deepEqual(placeOf(line, 0, 3), { row: 5, column: 0, width: 3 });
    assert.deepEqual(placeOf(line, 12, 15), { row: 6, column: 2, width: 3 });
    assert.deepEqual(placeOf({ ...line, column: 4 }, 12, 15), { row: 6, column: 6, width: 3 });
  });

  it('ends with the row where the match wraps', () => {
    assert.deepEqual(placeOf(line, 8, 13), { row: 5, column: 8, width: 2 });
  });

  it('takes two cells for wide characters', () => {
    const wide = { ...line, text: '日本 x京', cells: [0, 2, 4, 5, 6] };
    assert.deepEqual(placeOf(wide, 1, 2), { row: 5, column: 2, width: 2 });
    assert.deepEqual(placeOf(wide, 4, 5), { row: 5, column: 6, width: 2 });
    assert.deepEqual(placeOf(wide, 3, 4), { row: 5, column: 5, width: 1 });
  });

  it('is one of several where the match goes on in other rows', () => {
    assert.deepEqual(placesOf(line, 8, 22), [
      { row: 5, column: 8, width: 2, start: 8, end: 10 },
      { row: 6, column: 0, width: 10, start: 10, end: 20 },
      { row: 7, column: 0, width: 2, start: 20, end: 22 },
    ]);
    const wide = { ...line, text: 'x日本語y', cells: [0, 1, 3, 5, 7], cols: 5 };
    assert.deepEqual(placesOf(wide, 1, 5), [
      { row: 5, column: 1, width: 4, start: 1, end: 3 },
      { row: 6, column: 0, width: 3, start: 3, end: 5 },
    ]);
    assert.deepEqual(placesOf(line, 3, 3), []);
  });

  it('does not fail over a terminal without columns', () => {
    assert.deepEqual(placeOf({ ...line, cols: 0 }, 3, 5), { row: 5, column: 3, width: 2 });
  });
});

describe('completedAt', () => {
  it('is when the part was there whole', () => {
    const typed: LineVersion = {
      ...line,
      growth: [
        [3, 200],
        [8, 300],
        [23, 400],
      ],
    };
    assert.equal(completedAt(line, 23), 100);
    assert.equal(completedAt(typed, 2), 200);
    assert.equal(completedAt(typed, 4), 300);
    assert.equal(completedAt(typed, 23), 400);
  });
});
