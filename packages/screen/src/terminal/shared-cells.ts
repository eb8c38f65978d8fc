import { changeRows } from './change-classes.ts';
import type { BufferLine, TerminalCore } from './xterm-internals.ts';

/*
 * Rows that read alike share their cells until one of them is written. A sequence of five bytes can blank half a million
 * cells, or fill them with one character: so it costs as much as the screen has rows.
 */

/** A new row that reads as `row` does. */
export function sharedRow(row: BufferLine): BufferLine {
  const copy = new row.constructor(0);
  copy.length = row.length;
  copy.isWrapped = row.isWrapped;
  share(copy, row);
  return copy;
}

/** Has `row` read as another of the same length does. */
export function takeCells(row: BufferLine, from: BufferLine): void {
  if (row === from) return;
  if (!row.sharesCells) row.spareCells = row._data;
  share(row, from);
}

/** Has to be called before anything of a row is written past the methods of xterm. */
export function ownCells(row: BufferLine): void {
  if (!row.sharesCells) return;
  const { spareCells: spare, _data: data } = row;
  if (spare?.length === data.length) {
    spare.set(data);
    row._data = spare;
  } else {
    row._data = new Uint32Array(data);
  }
  row.spareCells = undefined;
  row._combined = { ...row._combined };
  row._extendedAttrs = { ...row._extendedAttrs };
  row.sharesCells = false;
}

function share(row: BufferLine, from: BufferLine): void {
  from.sharesCells = true;
  row.sharesCells = true;
  row._data = from._data;
  row._combined = from._combined;
  row._extendedAttrs = from._extendedAttrs;
}

/** Has rows get cells of their own before xterm writes into them. */
export function watchWrites(core: TerminalCore): void {
  changeRows(core, watchWritesOf);
}

function watchWritesOf(rows: BufferLine): void {
  rows.sharesCells = false;
  const { setCell, setCellFromCodepoint, addCodepointToCell, copyCellsFrom, resize, fill, copyFrom, clone } =
    rows;
  rows.setCell = function (column, cell) {
    ownCells(this);
    setCell.call(this, column, cell);
  };
  rows.setCellFromCodepoint = function (column, code, width, attributes) {
    ownCells(this);
    setCellFromCodepoint.call(this, column, code, width, attributes);
  };
  rows.addCodepointToCell = function (column, code, width) {
    ownCells(this);
    addCodepointToCell.call(this, column, code, width);
  };
  rows.copyCellsFrom = function (from, column, to, count, backwards) {
    ownCells(this);
    copyCellsFrom.call(this, from, column, to, count, backwards);
  };
  rows.resize = function (cols, cell) {
    ownCells(this);
    return resize.call(this, cols, cell);
  };
  rows.fill = function (cell, butProtected) {
    ownCells(this);
    fill.call(this, cell, butProtected);
  };
  // Rows that scroll in are copies of a blank one.
  rows.copyFrom = function (from) {
    if (this.sharesCells && from.sharesCells && this.length === from.length) {
      takeCells(this, from);
      this.isWrapped = from.isWrapped;
      return;
    }
    ownCells(this);
    copyFrom.call(this, from);
  };
  rows.clone = function () {
    return this.sharesCells ? sharedRow(this) : clone.call(this);
  };
}
