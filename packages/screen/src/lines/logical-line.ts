import { EMPTY, isBlank } from '../terminal/cell.ts';
import { type CellText, cellText, markUnits } from './cell-text.ts';
import type { RowState } from './row-state.ts';
import { isWideTail } from './words.ts';

/** The cells of a logical line, its rows one after the other. */
export interface LogicalLine {
  readonly rows: readonly RowState[];
  readonly cols: number;
  readonly content: Uint32Array;
  /** Position (ms) since which the cell reads as it does. */
  readonly since: Float64Array;
  readonly recorded: Uint8Array;
  /** Cells up to the last that is not blank: most rows are filled by half, and what reads them need not go further. */
  readonly used: number;
}

/** Of one row the arrays are its own; of several they are copies, and `storeRecorded` takes `recorded` back. */
export function logicalLine(rows: readonly RowState[]): LogicalLine {
  const [first] = rows;
  const cols = first?.content.length ?? 0;
  if (first && rows.length === 1) {
    const { content, since, recorded } = first;
    return { rows, cols, content, since, recorded, used: endOfText(content, 0, content.length) };
  }
  const content = new Uint32Array(cols * rows.length);
  const since = new Float64Array(cols * rows.length);
  const recorded = new Uint8Array(cols * rows.length);
  for (const [index, row] of rows.entries()) {
    content.set(row.content, index * cols);
    since.set(row.since, index * cols);
    recorded.set(row.recorded, index * cols);
  }
  return { rows, cols, content, since, recorded, used: endOfText(content, 0, content.length) };
}

export function storeRecorded({ rows, cols, recorded }: LogicalLine): void {
  if (rows.length === 1) return;
  for (const [index, row] of rows.entries()) {
    row.recorded.set(recorded.subarray(index * cols, (index + 1) * cols));
  }
}

/** Text of the cells [start, end). */
export function lineText(line: LogicalLine, start: number, end: number): CellText {
  return cellText(line.content, start, end, line.cols, (cell) => stringAt(line, cell));
}

/** UTF-16 units of that text, or a few more: each cell counts as one at least. */
export function unitsOf(line: LogicalLine, start: number, end: number): number {
  return end - start + markUnits(line.content, start, end, (cell) => stringAt(line, cell));
}

/** The characters of a combined cell. */
function stringAt({ rows, cols }: LogicalLine, cell: number): string {
  return rows[Math.floor(cell / cols)]?.strings?.get(cell % cols) ?? ' ';
}

/** The first cell at or before `end` (exclusive) behind which only blanks stand. */
export function trimEnd({ content }: Pick<LogicalLine, 'content'>, start: number, end: number): number {
  return endOfText(content, start, end);
}

function endOfText(content: Uint32Array, start: number, end: number): number {
  let trimmed = end;
  // Most of what is passed over was never written: four cells at a time.
  while (trimmed - start >= 4 && fourEmpty(content, trimmed - 4)) trimmed -= 4;
  // The second cell of a wide character is empty, too, and belongs to it.
  while (trimmed > start && isBlank(content[trimmed - 1] ?? 0) && !isWideTail(content, trimmed - 1))
    trimmed--;
  return trimmed;
}

export function trimStart({ content }: LogicalLine, start: number, end: number): number {
  let trimmed = start;
  while (trimmed < end && isBlank(content[trimmed] ?? 0)) trimmed++;
  return trimmed;
}

function fourEmpty(content: Uint32Array, cell: number): boolean {
  const others = ((content[cell] ?? 0) ^ EMPTY) | ((content[cell + 1] ?? 0) ^ EMPTY);
  return (others | ((content[cell + 2] ?? 0) ^ EMPTY) | ((content[cell + 3] ?? 0) ^ EMPTY)) === 0;
}
