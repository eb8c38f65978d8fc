import { BG, EMPTY, WIDTH_SHIFT, WORDS } from './cell.ts';
import { ownCells } from './shared-cells.ts';
import type { Attributes, BufferLine, InputHandler, TerminalCore } from './xterm-internals.ts';

/** Prints code points [start, end) at the cursor. */
export type PrintHandler = (codes: Uint32Array, start: number, end: number) => void;

/**
 * Has the characters of a row written in one go. xterm asks for width, charset, links and wrapping at each character, and
 * sets its cell by a call, which is half of all its time (measured over the mixed corpus of bench/). What wraps or
 * combines, and what a mode changes, takes xterm's own way; the outcome is the same however the characters are cut.
 * Gives what prints so.
 */
export function printInRuns(core: TerminalCore): PrintHandler {
  const input = core._inputHandler;
  const service = core._bufferService;
  const { buffers } = service;
  const print: PrintHandler = (codes, start, end) => {
    const { wraparound } = core.coreService.decPrivateModes;
    if (core._charsetService.charset || core.coreService.modes.insertMode || wraparound !== true) {
      input.print(codes, start, end);
      return;
    }
    for (let at = start; at < end; ) {
      const buffer = buffers.active;
      const { x, y } = buffer;
      const line = buffer.lines.get(buffer.ybase + y);
      const run = line ? writeRun(input, line, x, codes, at, end) : at;
      if (run > at) {
        buffer.x = endColumn;
        input._dirtyRowTracker.markDirty(y);
      }
      at = run;
      if (run < end) {
        at = behindOther(codes, run, end);
        input.print(codes, run, at);
      }
    }
  };
  input._parser.setPrintHandler(print);
  return print;
}

/** Width in cells of the character that xterm tells so of, see PROPERTY. */
export function widthOf(properties: number): number {
  return (properties & PROPERTY.width) >> PROPERTY.widthShift;
}

/** Column behind the last run; a second result without an object for each of the many short runs. */
let endColumn = 0;

/** Writes characters from column `x` on while they fit in the row and combine with nothing; gives the first that does not. */
function writeRun(
  input: InputHandler,
  line: BufferLine,
  x: number,
  codes: Uint32Array,
  start: number,
  end: number,
): number {
  const { _curAttrData: attributes, _parser: parser, _unicodeService: unicode } = input;
  const { fg, bg } = attributes;
  ownCells(line);
  const { _data: data, length: cols } = line;
  let properties = parser.precedingJoinState;
  let column = x;
  let at = start;
  for (;;) {
    const room = Math.min(end, at + cols - column);
    const first = at;
    // A loop of its own, because nearly all of what is written passes here.
    for (let word = column * WORDS; at < room; at++, word += WORDS) {
      const code = codes[at] ?? 0;
      if (code < 0x20 || code > 0x7e) break;
      data[word] = code | EMPTY;
      data[word + 1] = fg;
      data[word + 2] = bg;
    }
    if (at > first) properties = ASCII_PROPERTIES;
    column += at - first;
    if (at >= room) break;
    const code = codes[at] ?? 0;
    const its = unicode.charProperties(code, properties);
    const width = widthOf(its);
    if (width === 0 || its & PROPERTY.joins || column + width > cols) break;
    properties = its;
    at++;
    const word = column * WORDS;
    data[word] = code | (width << WIDTH_SHIFT);
    data[word + 1] = fg;
    data[word + 2] = bg;
    column += width;
    if (width === 1) continue;
    data[word + WORDS] = 0;
    data[word + WORDS + 1] = fg;
    data[word + WORDS + 2] = bg;
  }
  if (at === start) return start;
  parser.precedingJoinState = properties;
  endColumn = column;
  if (bg & BG.extended) for (let n = x; n < column; n++) line._extendedAttrs[n] = attributes.extended;
  // Of a wide character that was overwritten in half, the other half becomes an empty cell.
  if (x > 0 && (data[(x - 1) * WORDS] ?? 0) >> WIDTH_SHIFT === 2) empty(line, x - 1, attributes);
  if (column < cols && data[column * WORDS] === 0) empty(line, column, attributes);
  return at;
}

/** Behind the character that xterm has to print, and those that follow it up to the next of ASCII. */
function behindOther(codes: Uint32Array, start: number, end: number): number {
  let at = start + 1;
  while (at < end && (codes[at] ?? 0) > 0x7e) at++;
  return at;
}

function empty(line: BufferLine, column: number, { fg, bg, extended }: Attributes): void {
  if (bg & BG.extended) line._extendedAttrs[column] = extended;
  line._data[column * WORDS] = EMPTY;
  line._data[column * WORDS + 1] = fg;
  line._data[column * WORDS + 2] = bg;
}

/** What xterm tells of a character: bit 0 whether it joins the one before, 1–2 its width in cells, then a state. */
const PROPERTY = { joins: 1, width: 6, widthShift: 1 };
const ASCII_PROPERTIES = 1 << PROPERTY.widthShift;
