import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fuzzSettings } from '../testing/fuzz-settings.ts';
import { reusedChunks } from '../testing/read-log.ts';
import type { LineEnd } from './line-end.ts';
import { LineCutter } from './line-cutter.ts';

function cut(bytes: string, chunk: number, limit?: number): [string, LineEnd][] {
  const lines: [string, LineEnd][] = [];
  const cutter = new LineCutter((text, end) => lines.push([text, end]), limit);
  for (const part of reusedChunks(Buffer.from(bytes, 'latin1'), chunk)) cutter.push(part);
  cutter.end();
  return lines;
}

test('lines end with LF or CRLF; the last one needs no end', () => {
  assert.deepEqual(cut('a\nb\r\n\n\r\nc\rd', 100), [
    ['a', '\n'],
    ['b', '\r\n'],
    ['', '\n'],
    ['', '\r\n'],
    ['c\rd', ''],
  ]);
});

test('NUL and bytes that are not UTF-8 are part of a line', () => {
  assert.deepEqual(cut('a\0b\xff\xc3\n\0\n', 3), [
    ['a\0b\xff\xc3', '\n'],
    ['\0', '\n'],
  ]);
});

test('a line that is too long comes in pieces, and the lines around it whole', () => {
  assert.deepEqual(cut('ab\nabcdefghi\nabcd\n', 5, 4), [
    ['ab', '\n'],
    ['abcd', 'cut'],
    ['efgh', 'cut'],
    ['i', '\n'],
    ['abcd', '\n'],
  ]);
});

test('however the bytes are cut into chunks, the same lines come out and nothing is lost', () => {
  const bytes = fc
    .array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'bc', '\0', '\xff'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      bytes,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 6 }),
      (text, chunk, limit) => {
        assert.deepEqual(cut(text, chunk), cut(text, 1000));
        const pieces = cut(text, chunk, limit);
        assert.equal(pieces.map(([piece, end]) => piece + (end === 'cut' ? '' : end)).join(''), text);
        // A carriage return is part of a piece until the line feed behind it shows that it is an end.
        assert.ok(pieces.every(([piece]) => piece.length <= limit));
      },
    ),
    fuzzSettings,
  );
});
