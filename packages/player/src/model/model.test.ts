import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineHit } from '../api/shapes.ts';
import { formatPosition, speakPosition } from './format-position.ts';
import { inOrder, linkedHit, nextHit, queryWithin, typedColumn } from './hit-list.ts';
import { KEY_HELP, keyCommand } from './key-command.ts';
import { locate, textAt } from './mark.ts';
import { paletteColor, rgbColor } from './palette.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false };

function hit(position: number, row = 0, column = 0): LineHit {
  const base = {
    recording: 'r',
    host: 'h',
    user: 'u',
    time: 0,
    until: null,
    buffer: 'main',
    kind: 'saw',
  } as const;
  return { ...base, position, row, column, width: 1, text: 'x', matches: [], places: [] };
}

const cells = (...rows: string[]) => rows.map((row) => row.split(''));

test('positions are written as people read them', () => {
  const expected = {
    0: '0:00',
    7_999: '0:07',
    754_000: '12:34',
    3_723_000: '1:02:03',
    90_000_000: '25:00:00',
  };
  for (const [ms, text] of Object.entries(expected)) assert.equal(formatPosition(Number(ms)), text);
  assert.equal(formatPosition(-1), '0:00');
  assert.equal(speakPosition(3_661_000), '1 hour 1 minute 1 second');
  assert.equal(speakPosition(0), '0 seconds');
});

test('keys have their commands, and a modifier leaves them to the browser', () => {
  assert.deepEqual(keyCommand({ key: ' ', ...plain }), { name: 'toggle' });
  assert.deepEqual(keyCommand({ key: '7', ...plain }), { name: 'part', of: 0.7 });
  assert.deepEqual(keyCommand({ key: 'ArrowUp', ...plain }), { name: 'move', by: 60_000 });
  assert.equal(keyCommand({ key: 'c', ...plain, ctrlKey: true }), undefined);
  assert.equal(keyCommand({ key: 'x', ...plain }), undefined);
});

test('every key of the help does something', () => {
  const written: Record<string, string> = {
    Space: ' ',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
  };
  for (const key of KEY_HELP.flatMap(([keys]) => keys).filter((name) => name !== '…')) {
    assert.ok(keyCommand({ key: written[key] ?? key, ...plain }), key);
  }
});

test('a mark stays with its text when the screen scrolls, and goes when the text goes', () => {
  const place = { row: 2, column: 2, width: 3 };
  assert.equal(textAt(cells('', '', 'a foo b'), place), 'foo');
  assert.deepEqual(locate(cells('', '', 'a foo b'), place, 'foo'), place);
  assert.deepEqual(locate(cells('a foo b', 'x', 'y'), place, 'foo'), { ...place, row: 0 });
  assert.deepEqual(locate(cells('x', 'y', 'z', 'a foo'), place, 'foo'), { ...place, row: 3 });
  assert.deepEqual(locate(cells('x', 'foo'), place, 'foo'), { row: 1, column: 0, width: 3 });
  assert.equal(locate(cells('x', 'y'), place, 'foo'), undefined);
});

test('a mark after wide characters is found by cells', () => {
  const row = ['日', '', '本', '', 'f', 'o', 'o'];
  assert.deepEqual(locate([row], { row: 0, column: 0, width: 3 }, 'foo'), { row: 0, column: 4, width: 3 });
});

test('hits are stepped through in the order of their moments, and round at the ends', () => {
  const hits = inOrder('r', [hit(300), hit(100, 1), { ...hit(150), recording: 'other' }, hit(100), hit(200)]);
  assert.deepEqual(
    hits.map(({ position, row }) => [position, row]),
    [
      [100, 0],
      [100, 1],
      [200, 0],
      [300, 0],
    ],
  );
  assert.equal(nextHit(hits, undefined, 150, 1), 2);
  assert.equal(nextHit(hits, undefined, 150, -1), 1);
  assert.equal(nextHit(hits, undefined, 999, 1), 0);
  assert.equal(nextHit(hits, 3, 0, 1), 0);
  assert.equal(nextHit(hits, 0, 0, -1), 3);
  assert.equal(nextHit([], undefined, 0, 1), undefined);
});

test('a link leads to the hit in its place', () => {
  const hits = [hit(100, 0), hit(100, 5), hit(200)];
  assert.equal(linkedHit(hits, 100, { row: 5, column: 0 }), 1);
  assert.equal(linkedHit(hits, 100), 0);
  assert.equal(linkedHit(hits, 150), undefined);
});

test('a query within a recording keeps its own columns', () => {
  assert.equal(queryWithin('a-1', 'x OR y'), 'rec:a-1 (x OR y)');
  assert.equal(typedColumn('a-1', queryWithin('a-1', 'x').indexOf('x') + 1), 1);
});

test('palette colours are xterm’s', () => {
  assert.equal(paletteColor(16), 'rgb(0 0 0)');
  assert.equal(paletteColor(208), 'rgb(255 135 0)');
  assert.equal(paletteColor(255), 'rgb(238 238 238)');
  assert.equal(rgbColor(0x0a14ff), 'rgb(10 20 255)');
});
