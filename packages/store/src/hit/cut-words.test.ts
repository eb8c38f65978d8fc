import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineVersion } from '@scribery/format';
import fc from 'fast-check';
import { words } from '../query/words.ts';
import { cutTexts } from './cut-words.ts';

const numRuns = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500);

/** What may stand in a cell, or in two. */
const CELL = fc.constantFrom(...'abAB12 _-.', 'é', 'e\u0301', '東', '👍', '½', '한', 'ß', 'ﬁ');

/** A line as it grew, cell by cell, with the ms until the next one came. */
const GROWN = fc.array(fc.tuple(CELL, fc.constantFrom(60, 179, 180, 500)), { minLength: 1, maxLength: 24 });

function lineOf(cells: readonly (readonly [string, number])[], kind: LineVersion['kind']): LineVersion {
  const growth: [number, number][] = [];
  let text = '';
  let at = 0;
  for (const [cell, pause] of cells) {
    text += cell;
    growth.push([text.length, at]);
    at += pause;
  }
  return { kind, buffer: 'main', row: 0, column: 0, cols: 80, from: 0, until: at, text, growth };
}

/** The words of a text, and the pairs of them that stand side by side. */
function rowsIn(text: string): string[] {
  const found = words(text).map(({ word }) => word);
  return found.flatMap((word, index) => (index === 0 ? [word] : [word, `${found[index - 1]} ${word}`]));
}

test('every word that stood at a stop, and every two side by side, are in the text or in what it is cut to', () => {
  fc.assert(
    fc.property(GROWN, (cells) => {
      const line = lineOf(cells, 'saw');
      const known = new Set([line.text, ...cutTexts(line)].flatMap(rowsIn));
      let text = '';
      for (const [cell, pause] of cells) {
        text += cell;
        if (pause >= 180) for (const row of rowsIn(text)) assert.ok(known.has(row), row);
      }
    }),
    { numRuns, seed: 20261126 },
  );
});

test('only words that a stop cuts are added, each with the one before it', () => {
  const cells = (text: string, stops: readonly number[]) =>
    Array.from(text, (cell, index): [string, number] => [cell, stops.includes(index + 1) ? 500 : 60]);
  assert.deepEqual(cutTexts(lineOf(cells('$ git commit', [1, 2, 5, 6, 10]), 'saw')), ['git comm']);
  assert.deepEqual(cutTexts(lineOf(cells('/etc/passwd', [1, 3, 4, 5, 9]), 'saw')), ['et', 'etc/pass']);
  assert.deepEqual(cutTexts(lineOf(cells('東京都', [1, 2]), 'saw')), []);
  assert.deepEqual(cutTexts(lineOf(cells('passwd', [4]), 'typed')), []);
});
