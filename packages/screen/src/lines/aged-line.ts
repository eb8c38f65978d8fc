import { type LogicalLine, logicalLine } from './logical-line.ts';
import type { RowState } from './row-state.ts';
import { isInWord } from './words.ts';

/** Where the positions of a line are worked on, and more room; the line is done with before the next one is begun. */
let scratch = new Float64Array(1024);

/**
 * A logical line in which `since` tells for each cell since when the word that it is part of reads as it does. A word in
 * which one character replaced another has stood since then: `17%` is not there while it still was `16%`, though its `1`
 * was. Valid until the next call.
 */
export function agedLine(rows: readonly RowState[]): LogicalLine {
  const line = logicalLine(rows);
  if (!rows.some(({ hasReplaced }) => hasReplaced)) return line;
  const { content, cols } = line;
  if (scratch.length < content.length) scratch = new Float64Array(content.length);
  const since = scratch;
  since.set(line.since);
  let done = 0;
  for (const [index, { hasReplaced, replaced }] of rows.entries()) {
    if (!hasReplaced || !replaced) continue;
    const base = index * cols;
    for (let cell = Math.max(base, done); cell < base + cols; cell++) {
      if (replaced[cell - base] !== 1 || !isInWord(content[cell] ?? 0)) continue;
      done = ageWord(line, since, cell);
      cell = done;
    }
  }
  return { ...line, since };
}

/** Makes the word around a cell as young as the youngest of what was replaced in it; gives the cell behind the word. */
function ageWord({ rows, cols, content }: LogicalLine, since: Float64Array, cell: number): number {
  let start = cell;
  while (start > 0 && isInWord(content[start - 1] ?? 0)) start--;
  let latest = Number.NEGATIVE_INFINITY;
  let end = cell;
  for (; end < content.length && isInWord(content[end] ?? 0); end++) {
    const row = end < cols ? rows[0] : rows[Math.floor(end / cols)];
    if (row?.hasReplaced && row.replaced?.[end % cols] === 1) latest = Math.max(latest, since[end] ?? 0);
  }
  for (let other = start; other < end; other++) since[other] = Math.max(since[other] ?? 0, latest);
  return end;
}
