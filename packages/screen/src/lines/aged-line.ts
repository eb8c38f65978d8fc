import { type LogicalLine, logicalLine } from './logical-line.ts';
import { REPLACED, type RowState } from './row-state.ts';
import { isInWord } from './words.ts';

/** Where the positions of a line are worked on, and more room; the line is done with before the next one is begun. */
let scratch = new Float64Array(1024);
/** Which of its cells had other text before. */
let marks = new Uint8Array(1024);

/**
 * A logical line in which `since` tells for each cell since when the word that it is part of reads as it does. A word in
 * which one character replaced another has stood since then: `17%` is not there while it still was `16%`, though its `1`
 * was. Valid until the next call.
 */
export function agedLine(rows: readonly RowState[]): LogicalLine {
  const line = logicalLine(rows);
  if (!rows.some(({ hasReplaced }) => hasReplaced)) return line;
  const { length } = line.content;
  if (scratch.length < length) {
    scratch = new Float64Array(length);
    marks = new Uint8Array(length);
  }
  scratch.set(line.since);
  ageWords(line, scratch, replacedCells(line));
  return { ...line, since: scratch };
}

/** For each cell of a line whether its character replaced another, or its word became another beside it. */
function replacedCells({ rows, cols }: LogicalLine): Uint8Array {
  const [first] = rows;
  if (rows.length === 1 && first?.replaced) return first.replaced;
  for (const [index, { hasReplaced, replaced }] of rows.entries()) {
    if (hasReplaced && replaced) marks.set(replaced, index * cols);
    else marks.fill(0, index * cols, (index + 1) * cols);
  }
  return marks;
}

/**
 * Makes words in which something was replaced as young as the youngest of that. Where a word became another because of what
 * came or went beside it, only what is in no version yet: the rest stands on, and the word has grown.
 */
function ageWords({ content, recorded, used }: LogicalLine, since: Float64Array, replaced: Uint8Array): void {
  for (let cell = 0; cell < used; cell++) {
    if (!isInWord(content[cell] ?? 0)) continue;
    const start = cell;
    let whole = Number.NEGATIVE_INFINITY;
    let latest = Number.NEGATIVE_INFINITY;
    for (; cell < used && isInWord(content[cell] ?? 0); cell++) {
      const mark = replaced[cell];
      if (mark === 0) continue;
      const moment = since[cell] ?? 0;
      if (moment > latest) latest = moment;
      if (mark === REPLACED && moment > whole) whole = moment;
    }
    if (latest === Number.NEGATIVE_INFINITY) continue;
    for (let other = start; other < cell; other++) {
      const moment = recorded[other] === 0 ? latest : whole;
      if ((since[other] ?? 0) < moment) since[other] = moment;
    }
  }
}
