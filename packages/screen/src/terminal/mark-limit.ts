import { COMBINED, WORDS } from './cell.ts';
import { changeRows } from './change-classes.ts';
import type { BufferLine, TerminalCore } from './xterm-internals.ts';

/**
 * UTF-16 units that one cell may hold: the flag of a region takes 14, the highest stacks of Tibetan about 9. Without a
 * bound a flood of marks makes a screen of any size, and each version of its lines as large.
 */
export const CELL_UNITS = 16;

/** Has marks left out that a full cell cannot take. */
export function limitMarks(core: TerminalCore): void {
  changeRows(core, limitMarksOf);
}

function limitMarksOf(rows: BufferLine): void {
  const add = rows.addCodepointToCell;
  rows.addCodepointToCell = function (column, code, width) {
    if (combinedUnits(this, column) + 2 <= CELL_UNITS) add.call(this, column, code, width);
  };
}

/** UTF-16 units in a cell that holds more than one code point; 1 for another, where `_combined` may have what stood before. */
export function combinedUnits({ _data: data, _combined: strings }: BufferLine, column: number): number {
  return (data[column * WORDS] ?? 0) & COMBINED ? (strings[column]?.length ?? 1) : 1;
}
