import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KeyReader } from './key-reader.ts';

const cases: [string, string, string[]][] = [
  ['characters are themselves', 'q/é漢', ['q', '/', 'é', '漢']],
  ['control characters have names', '\r\x7f\x03\x1a', ['enter', 'backspace', 'interrupt', 'suspend']],
  ['arrows come in two forms', '\x1b[A\x1bOB\x1b[C\x1bOD', ['up', 'down', 'right', 'left']],
  ['Home and End come in many', '\x1b[H\x1b[1~\x1bOH\x1b[F\x1b[4~', ['home', 'home', 'home', 'end', 'end']],
  ['unknown sequences are no keys', '\x1b[200~x\x1b[15;2~y', ['x', 'y']],
  ['what a terminal reports is no key', '\x1b[?1;2c\x1b[24;80Rz', ['z']],
];
for (const [name, text, keys] of cases) {
  test(name, () => assert.deepEqual(new KeyReader().push(text), keys));
}

test('an Escape alone is a key after a pause', () => {
  const reader = new KeyReader();
  assert.deepEqual(reader.push('\x1b'), []);
  assert.equal(reader.waiting, true);
  assert.deepEqual(reader.pause(), ['escape']);
  assert.equal(reader.waiting, false);
});

test('an endless sequence is dropped', () => {
  const reader = new KeyReader();
  reader.push(`\x1b[${'1'.repeat(1000)}`);
  assert.deepEqual(reader.push('q'), ['q']);
});

test('sequences may come in any pieces', () => {
  const text = 'a\x1b[Ab\x1bOC\x1b[1~c';
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
      const reader = new KeyReader();
      const ends = [...cuts, text.length].toSorted((a, b) => a - b);
      const keys = ends.flatMap((end, n) => reader.push(text.slice(ends[n - 1] ?? 0, end)));
      assert.deepEqual(keys, ['a', 'up', 'b', 'right', 'home', 'c']);
    }),
    { seed: 1, numRuns: Number(process.env.SCRIBERY_FUZZ_RUNS ?? 200) },
  );
});

test('no input makes it throw, or give a control character', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
      const reader = new KeyReader();
      const keys = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.pause()];
      for (const key of keys) assert.doesNotMatch(key, /\p{Cc}/u);
    }),
    { seed: 2, numRuns: Number(process.env.SCRIBERY_FUZZ_RUNS ?? 200) },
  );
});
