import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emulator } from '@scribery/screen';
import fc from 'fast-check';
import { rowAnsi } from './row-ansi.ts';

/** The first row of a screen that was sent `text`, as the viewer's terminal gets it. */
function shown(
  text: string | Uint8Array,
  cols = 20,
  window: Partial<Parameters<typeof rowAnsi>[1]> = {},
): string {
  using emulator = new Emulator(cols, 2);
  emulator.write(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return rowAnsi(emulator.styledRow(0), { left: 0, width: cols, colours: true, ...window });
}

const plain = (ansi: string) => ansi.replace(/\x1b\[[\d;]*[mG]/g, '');

test('text and looks of a row are shown', () => {
  assert.equal(shown('a\x1b[1;31mb\x1b[0m'), '\x1b[0ma\x1b[0;1;31mb');
});

test('palette and true colours are shown, and left out without colours', () => {
  const text = '\x1b[38;5;200mx\x1b[0;48;2;1;2;3my';
  assert.equal(shown(text), '\x1b[0;38;5;200mx\x1b[0;48;2;1;2;3my');
  assert.equal(plain(shown(text, 20, { colours: false })), 'xy');
  assert.doesNotMatch(shown(text, 20, { colours: false }), /38|48/);
});

test('a part of a row is shown', () => {
  assert.equal(plain(shown('abcdefghij', 10, { left: 3, width: 4 })), 'defg');
});

test('a wide character that is cut in half is shown as a blank', () => {
  assert.equal(plain(shown('漢字漢字', 10, { left: 1, width: 4 })), ' 字 ');
});

test('marked cells stand out', () => {
  assert.equal(
    shown('find me now', 12, { marks: [{ from: 5, to: 7 }] }),
    '\x1b[0mfind \x1b[0;1;30;43mme\x1b[0m now ',
  );
  const marks = [
    { from: 8, to: 20 },
    { from: 0, to: 4 },
  ];
  assert.equal(shown('find me now', 12, { marks }), '\x1b[0;1;30;43mfind\x1b[0m me \x1b[0;1;30;43mnow ');
});

test('whatever a recording sends, only printable characters, looks and columns come out', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\x1b]0;', '\x1b[', '\u202e', '\x9b')),
      ),
      (parts) => {
        assert.doesNotMatch(plain(shown(parts.join(''))), /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
      },
    ),
    { seed: 3, numRuns: Number(process.env.SCRIBERY_FUZZ_RUNS ?? 200) },
  );
});
