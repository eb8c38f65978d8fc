import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeKeyframe } from '../keyframe/take-keyframe.ts';
import { terminalDump } from '../testing/terminal-dump.ts';
import { Emulator } from './emulator.ts';
import { CELL_UNITS } from './mark-limit.ts';

function after(output: string, cols = 20, rows = 4): Emulator {
  const emulator = new Emulator(cols, rows);
  emulator.write(Buffer.from(output));
  return emulator;
}

test('a view has the text of every row, the cursor and the buffer', () => {
  using emulator = after('one\r\n  two \x1b[?25l');
  assert.deepEqual(emulator.view(), {
    cols: 20,
    rows: 4,
    buffer: 'main',
    cursor: { row: 1, column: 6, visible: false },
    lines: ['one', '  two', '', ''],
  });
});

test('the cursor behind the last column tells so', () => {
  using emulator = after('12345', 5);
  assert.equal(emulator.view().cursor.column, 5);
});

for (const [asked, cols, rows] of [
  [[65_535, 65_535], 1000, 500],
  [[1, 0.5], 2, 1],
  [[0, 0], 80, 24],
  [[Number.NaN, -3], 80, 24],
  [[80.7, 24.2], 80, 24],
] as const) {
  test(`a size of ${asked.join(' × ')} becomes ${cols} × ${rows}, and says that it was clamped`, () => {
    using emulator = after('text');
    const [askedCols, askedRows] = asked;
    assert.deepEqual(emulator.resize(askedCols, askedRows), { cols, rows, clamped: true });
    assert.deepEqual([emulator.cols, emulator.rows], [cols, rows]);
    assert.match(emulator.view().lines.join(''), /te/);
  });
}

test('a cell holds the marks that languages and flags have, and of a flood no more than it has room for', () => {
  const base = 'a'.codePointAt(0) ?? 0;
  for (const mark of ['\u0301', '\u{e0100}']) {
    using usual = after(`a${mark.repeat(7)}b`);
    assert.equal(usual.view().lines[0], `a${mark.repeat(7)}b`);
    const output = Array.from(
      { length: 26 },
      (_, n) => String.fromCodePoint(base + n) + mark.repeat(1000),
    ).join('');
    using flooded = after(output, 30);
    const [text = ''] = flooded.view().lines;
    assert.ok(text.length <= 26 * CELL_UNITS, `${text.length} units`);
    assert.equal(text.replaceAll(mark, ''), 'abcdefghijklmnopqrstuvwxyz');
    using seen = Emulator.restore(takeKeyframe(flooded, { position: 0, after: 1 }, '{}'));
    for (const emulator of [flooded, seen]) emulator.write(Buffer.from(`${mark.repeat(2)}.`));
    assert.deepEqual(terminalDump(seen), terminalDump(flooded));
  }
});

test('wrapped lines are wrapped anew by another width', () => {
  using emulator = after('abcdefghijklmnopqrstuvwxyz\r\nnext\r\n', 20);
  emulator.resize(10, 4);
  assert.deepEqual(emulator.view().lines, ['klmnopqrst', 'uvwxyz', 'next', '']);
  emulator.resize(30, 4);
  assert.deepEqual(emulator.view().lines.slice(0, 2), ['klmnopqrstuvwxyz', 'next']);
});

test('lines that xterm fails to wrap anew are cut', () => {
  using emulator = after('中🙂éaa中中', 7, 3);
  emulator.resize(3, 3);
  emulator.write(Buffer.from('\x0b'));
  emulator.resize(4, 3);
  assert.equal(emulator.faults, 1);
  emulator.write(Buffer.from('\x1bcgoes on'));
  assert.deepEqual(emulator.view().lines, ['goes', ' on', '']);
});

test('runs tell the looks of cells', () => {
  using emulator = after('\x1b[1;4:3;31;58:5:9mab\x1b[0;7;38:2::1:2:3;48;5;200m日e\u0301\x1b[m.', 8, 1);
  const [first, second, third] = emulator.styledRow(0);
  assert.deepEqual(
    [
      first?.column,
      first?.width,
      first?.text,
      first?.bold,
      first?.underline,
      first?.foreground,
      first?.underlineColor,
    ],
    [0, 2, 'ab', true, 'curly', { palette: 1 }, { palette: 9 }],
  );
  assert.deepEqual(
    [
      second?.column,
      second?.width,
      second?.text,
      second?.cells,
      second?.inverse,
      second?.foreground,
      second?.background,
    ],
    [2, 3, '日e\u0301', [0, 2, 2], true, { rgb: 0x010203 }, { palette: 200 }],
  );
  assert.deepEqual([third?.text, third?.foreground, third?.cells], ['.  ', 'default', undefined]);
});

test('a character that is cut between two writes arrives whole', () => {
  for (const text of ['–', '日', '🙂', 'é']) {
    const bytes = Buffer.from(text);
    for (let cut = 1; cut < bytes.length; cut++) {
      using emulator = new Emulator(10, 1);
      emulator.write(bytes.subarray(0, cut));
      emulator.write(bytes.subarray(cut));
      assert.equal(emulator.view().lines[0], text);
    }
  }
});

test('counts of thousands of millions take no time and no memory', () => {
  using emulator = after('text\r\n');
  for (const final of '@ABCDEFGHIJKLMPSTXZ`abcdefrst') emulator.write(Buffer.from(`\x1b[2147483647${final}`));
  emulator.write(Buffer.from('\x1bcend'));
  assert.equal(emulator.view().lines[0], 'end');
  assert.equal(emulator.faults, 0);
});

test('a character with marks is repeated, but not for more units than the screen has cells', () => {
  using emulator = after(`é\x1b[3b\r\n`.normalize('NFD'));
  assert.equal(emulator.view().lines[0], 'éééé'.normalize('NFD'));
  const marked = `e${'\u0301'.repeat(9)}`;
  emulator.write(Buffer.from(`\x1bc${marked}\x1b[80b`));
  assert.equal(emulator.view().lines.join(''), marked.repeat(9));
  emulator.write(Buffer.from('\x1b[Hx\x1b[79b'));
  assert.deepEqual(emulator.view().lines, Array(4).fill('x'.repeat(20)));
});

test('of an escape string of 10 MB without an end only its beginning is kept', () => {
  for (const begin of ['\x1b]0;', '\x1bP1$q', '\x1b_', '\x1bX', '\x1b]8;;']) {
    using emulator = after(begin);
    const part = Buffer.alloc(1_000_000, 'a');
    for (let count = 0; count < 10; count++) emulator.write(part);
    const { pending } = takeKeyframe(emulator, { position: 0, after: 1 }, '');
    assert.ok(pending.length <= 8, `${pending.length} characters are pending`);
    emulator.write(Buffer.from('\x1b\\seen'));
    assert.equal(emulator.view().lines[0], 'seen');
  }
});

test('random bytes are survived', () => {
  using emulator = new Emulator(80, 24);
  const bytes = new Uint8Array(1_000_000);
  let state = 1;
  for (let index = 0; index < bytes.length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = state >>> 16;
  }
  for (let start = 0; start < bytes.length; start += 4096)
    emulator.write(bytes.subarray(start, start + 4096));
  assert.equal(emulator.faults, 0);
  const keyframe = takeKeyframe(emulator, { position: 0, after: 1 }, '');
  using restored = Emulator.restore(keyframe);
  assert.deepEqual(terminalDump(restored), terminalDump(emulator));
});

test('the rows that changed are told once', () => {
  using emulator = after('');
  emulator.takeDirtyRows();
  emulator.write(Buffer.from('\x1b[3;1Hx'));
  assert.deepEqual(emulator.takeDirtyRows(), { first: 0, last: 2 });
  assert.equal(emulator.takeDirtyRows(), undefined);
  emulator.write(Buffer.from('\x1b[?1049h'));
  assert.deepEqual(emulator.takeDirtyRows(), { first: 0, last: 3 });
});

test('a keyframe that is damaged is refused with its place', () => {
  using emulator = after('\x1b7text wraps behind the last column');
  const keyframe = takeKeyframe(emulator, { position: 70, after: 1 }, '');
  for (const damage of [{ screen: keyframe.screen.replace('{', '{{') }, { pending: '***' }]) {
    assert.throws(() => Emulator.restore({ ...keyframe, ...damage }), { code: 'SCR_INPUT_DAMAGED' });
  }
});
