import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emulator } from '@scribery/screen';
import { cellsOf, partsOf } from './screen-cells.ts';

function firstRow(output: string) {
  const emulator = new Emulator(10, 2);
  emulator.write(new TextEncoder().encode(output));
  return emulator.styledRow(0);
}

test('plain text stays in one piece', () => {
  assert.deepEqual(firstRow('ab ─é').flatMap(partsOf), [{ text: 'ab ─é     ' }]);
});

test('a wide character and one of another font get their cells', () => {
  assert.deepEqual(firstRow('a日b→').flatMap(partsOf), [
    { text: 'a' },
    { text: '日', width: 2 },
    { text: 'b' },
    { text: '→', width: 1 },
    { text: '     ' },
  ]);
});

test('a combining character stays with its base', () => {
  assert.deepEqual(cellsOf(firstRow('xe\u0301y')).slice(0, 3), ['x', 'e\u0301', 'y']);
});

test('cells are counted over runs of different looks', () => {
  assert.deepEqual(cellsOf(firstRow('日\u001b[1mb\u001b[0mc')).slice(0, 4), ['日', '', 'b', 'c']);
});
