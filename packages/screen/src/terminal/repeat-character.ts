import { combinedUnits } from './mark-limit.ts';
import { type PrintHandler, widthOf } from './print-runs.ts';
import { sharedRow, takeCells } from './shared-cells.ts';
import type { BufferLine, TerminalCore } from './xterm-internals.ts';

/**
 * Has a character repeated (REP) as often as the screen has room for it; more has no further effect, and xterm would ask
 * for as many words of memory. Rows that it fills share their cells: six bytes may fill half a million.
 */
export function repeatInRows(core: TerminalCore, print: PrintHandler): void {
  const { _bufferService: service, _inputHandler: input } = core;
  input.registerCsiHandler({ final: 'b' }, ({ params }) => {
    const width = widthOf(input._parser.precedingJoinState);
    const column = service.buffer.x - width;
    const row = rowOfCursor(core);
    const text = width > 0 && column >= 0 ? row?.getString(column) : undefined;
    if (!row || !text) return true;
    const most = Math.ceil((service.cols * service.rows) / combinedUnits(row, column));
    repeat(
      core,
      { ...rowFull(text, Math.floor(service.cols / width)), width, print },
      Math.min(params[0] || 1, most),
    );
    return true;
  });
}

interface Repeated {
  /** Code points of as many as fit in a row. */
  readonly codes: Uint32Array;
  /** Code points of one. */
  readonly each: number;
  /** In cells. */
  readonly width: number;
  readonly print: PrintHandler;
}

function rowFull(text: string, perRow: number): Pick<Repeated, 'codes' | 'each'> {
  const one = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const codes = new Uint32Array(one.length * perRow);
  for (let at = 0; at < codes.length; at += one.length) codes.set(one, at);
  return { codes, each: one.length };
}

function repeat(core: TerminalCore, repeated: Repeated, count: number): void {
  const { codes, each, width, print } = repeated;
  const { buffer, cols } = core._bufferService;
  const perRow = codes.length / each;
  const first = Math.min(count, Math.floor((cols - buffer.x) / width));
  add(core, repeated, first);
  let left = count - first;
  if (left === 0) return;
  if (core.coreService.decPrivateModes['wraparound'] !== true) {
    // In the last column each replaces the one before.
    print(codes, 0, each);
    return;
  }
  let full: BufferLine | undefined;
  for (let filled = 0; left > perRow; filled++, left -= perRow) {
    const above = wrap(core, full);
    const row = rowOfCursor(core);
    if (filled > 0 && above && above !== row) full ??= sharedRow(above);
    if (full && row) {
      takeCells(row, full);
      buffer.x = perRow * width;
    } else {
      add(core, repeated, perRow);
    }
  }
  wrap(core, full);
  add(core, repeated, left);
}

/** Prints so many as fit in the row. */
function add(core: TerminalCore, { codes, each, width, print }: Repeated, count: number): void {
  if (count === 0) return;
  const { buffer } = core._bufferService;
  const { modes } = core.coreService;
  const inserts = modes.insertMode;
  if (inserts) {
    // Room for all at once: one after the other would move the rest of the row as many times.
    const empty = buffer.getNullCell(core._inputHandler._curAttrData);
    rowOfCursor(core)?.insertCells(buffer.x, count * width, empty);
    modes.insertMode = false;
  }
  print(codes, 0, count * each);
  modes.insertMode = inserts;
}

/**
 * Goes to the begin of the next row as a line does that wraps, and empties what was left of its row, as xterm does.
 * Gives that row.
 *
 * @param full a row that was left so already
 */
function wrap(core: TerminalCore, full: BufferLine | undefined): BufferLine | undefined {
  const { _bufferService: service, _inputHandler: input } = core;
  const { buffer, cols, rows } = service;
  const above = rowOfCursor(core);
  const rest = buffer.x;
  buffer.x = 0;
  if (buffer.y === buffer.scrollBottom) {
    service.scroll(input._eraseAttrData(), true);
  } else {
    buffer.y = Math.min(buffer.y + 1, rows - 1);
    const row = rowOfCursor(core);
    if (row) row.isWrapped = true;
  }
  input._dirtyRowTracker.markDirty(buffer.y);
  if (above && above._data !== full?._data) {
    for (let column = rest; column < cols; column++)
      above.setCellFromCodepoint(column, 0, 1, input._curAttrData);
  }
  return above;
}

function rowOfCursor({ _bufferService: { buffer } }: TerminalCore): BufferLine | undefined {
  return buffer.lines.get(buffer.ybase + buffer.y);
}
