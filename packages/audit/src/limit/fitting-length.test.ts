import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fittingLength } from './fitting-length.ts';

/** The longest beginning that fits, by what JSON.stringify makes of each. */
function tried(text: string, size: number): number {
  let fits = 0;
  for (let length = 0; length <= text.length; length++) {
    const last = text.charCodeAt(length - 1);
    const next = text.charCodeAt(length);
    const divides = last >= 0xd800 && last < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    if (!divides && Buffer.byteLength(JSON.stringify(text.slice(0, length))) <= size) fits = length;
  }
  return fits;
}

for (const [name, text] of Object.entries({
  plain: 'cat /etc/passwd',
  escapes: 'a"b\\c\nd\te\u0001f\u001f\b\f\r\u007f',
  'two and three bytes': 'Grüße 京都 ★',
  pairs: 'x😀y😀😀',
  'lone surrogates': 'a\ud800b\udc00\udc00c\ud83d',
  empty: '',
}))
  test(`the longest beginning that fits: ${name}`, () => {
    for (let size = 0; size < text.length * 6 + 4; size++)
      assert.equal(fittingLength(text, size), tried(text, size), `${size} bytes`);
  });
