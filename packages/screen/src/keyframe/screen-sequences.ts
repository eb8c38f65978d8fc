import { CODE_POINT, COMBINED, EMPTY, plainColor, RGB, WIDTH_SHIFT, WORDS } from '../terminal/cell.ts';
import { underlineWord } from '../terminal/styled-run.ts';
import type { BufferLine, ScreenBuffer, TerminalCore } from '../terminal/xterm-internals.ts';
import { charsetName } from './charset-names.ts';
import { styleSequence } from './style-sequence.ts';

/**
 * The escape sequences that paint both buffers on a fresh terminal and set cursor, style, modes, charsets and scroll
 * region. A few states have no sequence, or none without side effects; `screenPatch` finds and carries those.
 */
export function screenSequences(core: TerminalCore): string {
  const { buffers, buffer, rows } = core._bufferService;
  let sequences = bufferSequences(buffers.normal, rows);
  if (buffers.active === buffers.alt) sequences += `\x1b[m\x1b[?47h${bufferSequences(buffers.alt, rows)}`;
  return (
    sequences +
    regionSequence(buffer, rows) +
    cursorSequence(buffer) +
    modeSequences(core) +
    currentStyle(core)
  );
}

function bufferSequences(buffer: ScreenBuffer, rows: number): string {
  let sequences = '';
  for (let row = 0; row < rows; row++) {
    const line = buffer.lines.get(buffer.ybase + row);
    if (line) sequences += rowSequences(line, row);
  }
  return sequences;
}

function rowSequences(line: BufferLine, row: number): string {
  const data = line._data;
  let sequences = '';
  // The style that is set: foreground, background, underline; all 0 is the default.
  let [fg, bg, ul] = [0, 0, 0];
  let cursor = -1;
  for (let column = 0; column < line.length; ) {
    const content = data[column * WORDS] ?? 0;
    const foreground = plainColor(data[column * WORDS + 1] ?? 0);
    const background = plainColor(data[column * WORDS + 2] ?? 0);
    const width = content >> WIDTH_SHIFT;
    const empty = content === EMPTY;
    const erased = empty && foreground === 0 && (background & ~colorBits) === 0;
    if ((empty && (!erased || background === 0)) || width === 0 || column + width > line.length) {
      column++;
      continue;
    }
    if (cursor !== column) sequences += cursor < 0 ? `\x1b[${row + 1};${column + 1}H` : `\x1b[${column + 1}G`;
    const underline = underlineWord(line, column);
    if (foreground !== fg || background !== bg || underline !== ul) {
      sequences += styleSequence(foreground, background, underline);
      fg = foreground;
      bg = background;
      ul = underline;
    }
    if (erased) {
      const count = erasedRun(line, column, background);
      sequences += `\x1b[${count}X`;
      cursor = column;
      column += count;
    } else {
      sequences +=
        content & COMBINED ? (line._combined[column] ?? '') : String.fromCodePoint(content & CODE_POINT);
      column += width;
      cursor = column;
    }
  }
  return fg === 0 && bg === 0 && ul === 0 ? sequences : `${sequences}\x1b[m`;
}

const colorBits = 0x3000000 | RGB;

/** How many cells from `column` on are erased with this background. */
function erasedRun(line: BufferLine, column: number, background: number): number {
  const data = line._data;
  let end = column;
  while (
    end < line.length &&
    data[end * WORDS] === EMPTY &&
    plainColor(data[end * WORDS + 1] ?? 0) === 0 &&
    plainColor(data[end * WORDS + 2] ?? 0) === background
  ) {
    end++;
  }
  return end - column;
}

function regionSequence(buffer: ScreenBuffer, rows: number): string {
  if (buffer.scrollTop === 0 && buffer.scrollBottom === rows - 1) return '';
  return `\x1b[${buffer.scrollTop + 1};${buffer.scrollBottom + 1}r`;
}

function cursorSequence(buffer: ScreenBuffer): string {
  return `\x1b[${buffer.y + 1};${buffer.x + 1}H`;
}

const MODES: readonly (readonly [string, string, boolean])[] = [
  ['applicationCursorKeys', '1', false],
  ['reverseWraparound', '45', false],
  ['applicationKeypad', '66', false],
  ['wraparound', '7', true],
  ['sendFocus', '1004', false],
  ['bracketedPasteMode', '2004', false],
  ['synchronizedOutput', '2026', false],
];

const MOUSE: Readonly<Record<string, string>> = {
  X10: '9',
  VT200: '1000',
  DRAG: '1002',
  ANY: '1003',
  SGR: '1006',
  SGR_PIXELS: '1016',
};

function modeSequences(core: TerminalCore): string {
  let sequences = '';
  for (const [name, code, normal] of MODES) {
    const set = core.coreService.decPrivateModes[name] === true;
    if (set !== normal) sequences += `\x1b[?${code}${set ? 'h' : 'l'}`;
  }
  for (const name of [core.coreMouseService.activeProtocol, core.coreMouseService.activeEncoding]) {
    const code = MOUSE[name];
    if (code) sequences += `\x1b[?${code}h`;
  }
  if (core.coreService.isCursorHidden) sequences += '\x1b[?25l';
  if (core.coreService.modes.insertMode) sequences += '\x1b[4h';
  const { _charsets: charsets, glevel } = core._charsetService;
  for (const [slot, designator] of [...'()*+'].entries()) {
    const name = charsetName(charsets[slot]);
    if (name !== 'B') sequences += `\x1b${designator}${name}`;
  }
  return sequences + (['', '\x0e', '\x1bn', '\x1bo'][glevel] ?? '');
}

function currentStyle(core: TerminalCore): string {
  const { fg, bg, extended } = core._inputHandler._curAttrData;
  if (plainColor(fg) === 0 && plainColor(bg) === 0) return '';
  return styleSequence(plainColor(fg), plainColor(bg), extended._ext);
}
