import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinLines, splitLines } from './joined-lines.ts';

test('lines that were joined come apart again, with and without the last line feed', () => {
  for (const texts of [[], ['a'], ['', 'b', '', 'é'], ['one', '']]) {
    const joined = joinLines(texts.map((text) => Buffer.from(text)));
    const found = (bytes: Uint8Array) => splitLines(bytes).map((line) => Buffer.from(line).toString());
    assert.deepEqual(found(joined), texts);
    if (texts.at(-1) !== '') assert.deepEqual(found(joined.subarray(0, -1)), texts);
  }
});
