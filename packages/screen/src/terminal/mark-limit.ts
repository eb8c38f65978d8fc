import { COMBINED, WORDS } from './cell.ts';
import type { BufferLine, TerminalCore } from './xterm-internals.ts';

/**
 * UTF-16 units that one cell may hold: the flag of a region takes 14, the highest stacks of Tibetan about 9. Without a
 * bound a flood of marks makes a screen of any size, and each version of its lines as large.
 */
export const CELL_UNITS = 16;

const limited = new WeakSet<object>();

/** Has marks left out that a full cell cannot take. xterm's rows are made in many places, so this is about all of them. */
export function limitMarks({ _bufferService: { buffer } }: TerminalCore): void {
  const row = buffer.lines.get(0);
  const rows: BufferLine | null = row ? Object.getPrototypeOf(row) : null;
  if (rows === null || limited.has(rows)) return;
  limited.add(rows);
  const add = rows.addCodepointToCell;
  rows.addCodepointToCell = function (column, code, width) {
    if (combinedUnits(this, column) + 2 <= CELL_UNITS) add.call(this, column, code, width);
  };
}

/** UTF-16 units in a cell that holds more than one code point; 1 for another, where `_combined` may have what stood before. */
export function combinedUnits({ _data: data, _combined: strings }: BufferLine, column: number): number {
  return (data[column * WORDS] ?? 0) & COMBINED ? (strings[column]?.length ?? 1) : 1;
}
