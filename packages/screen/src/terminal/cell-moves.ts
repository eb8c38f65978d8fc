import { WORDS } from './cell.ts';
import { changeRows } from './change-classes.ts';
import { ownCells } from './shared-cells.ts';
import type { BufferLine, CellData, TerminalCore } from './xterm-internals.ts';

/**
 * Has the cells of a row moved at once where they are inserted and deleted (ICH, DCH, and by column: SL, SR, DECIC, DECDC).
 * xterm moves each by a call, and a few bytes can ask for it in all rows.
 */
export function moveCellsAtOnce(core: TerminalCore): void {
  changeRows(core, moveCellsOf);
}

function moveCellsOf(rows: BufferLine): void {
  const { insertCells, deleteCells } = rows;
  rows.insertCells = function (at, count, cell) {
    if (!isPlain(this, at)) {
      insertCells.call(this, at, count, cell);
      return;
    }
    ownCells(this);
    const { _data: data, length } = this;
    if (at > 0 && this.getWidth(at - 1) === 2) this.setCellFromCodepoint(at - 1, 0, 1, cell);
    data.copyWithin((at + count) * WORDS, at * WORDS);
    fillCells(data, at, Math.min(at + count, length), cell);
    if (this.getWidth(length - 1) === 2) this.setCellFromCodepoint(length - 1, 0, 1, cell);
  };
  rows.deleteCells = function (at, count, cell) {
    if (!isPlain(this, at)) {
      deleteCells.call(this, at, count, cell);
      return;
    }
    ownCells(this);
    const { _data: data, length } = this;
    data.copyWithin(at * WORDS, Math.min(at + count, length) * WORDS);
    fillCells(data, Math.max(at, length - count), length, cell);
    if (at > 0 && this.getWidth(at - 1) === 2) this.setCellFromCodepoint(at - 1, 0, 1, cell);
    if (this.getWidth(at) === 0 && !this.hasContent(at)) this.setCellFromCodepoint(at, 0, 1, cell);
  };
}

/** Whether all that is known of the cells of a row is in their words; `at` is one of its columns. */
function isPlain({ _combined: strings, _extendedAttrs: extended, length }: BufferLine, at: number): boolean {
  for (const _ in strings) return false;
  for (const _ in extended) return false;
  return at < length;
}

function fillCells(data: Uint32Array, start: number, end: number, { content, fg, bg }: CellData): void {
  for (let word = start * WORDS; word < end * WORDS; word += WORDS) {
    data[word] = content;
    data[word + 1] = fg;
    data[word + 2] = bg;
  }
}
