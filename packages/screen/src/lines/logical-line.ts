import { CODE_POINT, COMBINED, isBlank } from '../terminal/cell.ts';
import { type CellText, cellText } from './cell-text.ts';
import type { RowState } from './row-state.ts';

/** The cells of a logical line, its rows one after the other. */
export interface LogicalLine {
  readonly rows: readonly RowState[];
  readonly cols: number;
  readonly content: Uint32Array;
  /**
   * Position (ms) since which the cell, and the word that it is part of, reads as it does. A word in which one character
   * replaced another has stood since then: `17%` is not there while it still was `16%`, though its `1` was.
   */
  readonly since: Float64Array;
  readonly recorded: Uint8Array;
}

/** Of one row the arrays are its own as a rule; others are copies, and `storeRecorded` takes `recorded` back. */
export function logicalLine(rows: readonly RowState[]): LogicalLine {
  const [first] = rows;
  const cols = first?.content.length ?? 0;
  if (first && rows.length === 1) {
    const { content, recorded, replaced } = first;
    const since = replaced ? first.since.slice() : first.since;
    if (replaced) ageWords(content, since, (cell) => replaced[cell] === 1);
    return { rows, cols, content, since, recorded };
  }
  const line = {
    rows,
    cols,
    content: new Uint32Array(cols * rows.length),
    since: new Float64Array(cols * rows.length),
    recorded: new Uint8Array(cols * rows.length),
  };
  for (const [index, row] of rows.entries()) {
    line.content.set(row.content, index * cols);
    line.since.set(row.since, index * cols);
    line.recorded.set(row.recorded, index * cols);
  }
  if (rows.some(({ replaced }) => replaced)) {
    ageWords(
      line.content,
      line.since,
      (cell) => rows[Math.floor(cell / cols)]?.replaced?.[cell % cols] === 1,
    );
  }
  return line;
}

/** Gives all cells of a word the position of its last replaced character, where that is later. */
function ageWords(content: Uint32Array, since: Float64Array, isReplaced: (cell: number) => boolean): void {
  for (let start = 0; start < content.length; start++) {
    if (!isInWord(content[start] ?? 0)) continue;
    let end = start;
    let latest = Number.NEGATIVE_INFINITY;
    for (; end < content.length && isInWord(content[end] ?? 0); end++) {
      if (isReplaced(end)) latest = Math.max(latest, since[end] ?? 0);
    }
    for (let cell = start; cell < end; cell++) since[cell] = Math.max(since[cell] ?? 0, latest);
    start = end;
  }
}

/** The cell behind the word that begins in `start`; what is no letter or digit is a word of its own. */
export function wordEnd(content: Uint32Array, start: number): number {
  const inWord = isInWord(content[start] ?? 0);
  let end = start + 1;
  while (end < content.length && ((inWord && isInWord(content[end] ?? 0)) || isWideTail(content, end))) end++;
  return end;
}

/** Letters and digits of alphabets; each character of Chinese, Japanese and Korean is as good as a word. */
function isInWord(content: number): boolean {
  if (content & COMBINED) return true;
  const code = content & CODE_POINT;
  if (code >= 0x80) return code < 0x2000;
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f
  );
}

export function storeRecorded({ rows, cols, recorded }: LogicalLine): void {
  if (rows.length === 1) return;
  for (const [index, row] of rows.entries())
    row.recorded.set(recorded.subarray(index * cols, (index + 1) * cols));
}

/** Text of the cells [start, end). */
export function lineText({ rows, cols, content }: LogicalLine, start: number, end: number): CellText {
  return cellText(
    content,
    start,
    end,
    cols,
    (cell) => rows[Math.floor(cell / cols)]?.strings?.get(cell % cols) ?? ' ',
  );
}

/** The first cell at or before `end` (exclusive) behind which only blanks stand. */
export function trimEnd({ content }: LogicalLine, start: number, end: number): number {
  let trimmed = end;
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

/** Whether this is the second cell of a wide character. */
export function isWideTail(content: Uint32Array, cell: number): boolean {
  return content[cell] === 0 && cell > 0 && !isBlank(content[cell - 1] ?? 0);
}
