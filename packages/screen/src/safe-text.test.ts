import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeText } from './safe-text.ts';

for (const [text, safe] of [
  ['alice', 'alice'],
  ['Zoë 日本 🙂 שלום', 'Zoë 日本 🙂 שלום'],
  ['\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
  ['a\nb\tc\x7f\x9b', 'a\\x0ab\\x09c\\x7f\\x9b'],
  ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
  ['one\u2028two\u2029', 'one\\u{2028}two\\u{2029}'],
  ['half \ud800', 'half \\u{d800}'],
] as const) {
  test(`${JSON.stringify(text)} is shown as ${safe}`, () => assert.equal(safeText(text), safe));
}

test('nothing that acts is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(safeText(text), /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u);
    }),
    { numRuns: 1000, seed: 1 },
  );
});
