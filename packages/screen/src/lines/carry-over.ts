import { isBlank } from '../terminal/cell.ts';
import { groupRows } from './group-rows.ts';
import { lineText, logicalLine, storeRecorded, trimEnd } from './logical-line.ts';
import type { RowState } from './row-state.ts';

/**
 * Takes what is known of the lines before a resize over to the rows after it: a line with the same text is the same
 * line, however it wraps now. Gives the rows of the lines that are not there any more.
 * A text that goes on standing in one row keeps its version; one that wraps, before or now, stands anew at its new place,
 * and `before` keeps its standing texts.
 */
export function carryOver(before: readonly RowState[], after: readonly RowState[]): RowState[] {
  groupRows(after, { split: () => {}, cut: () => {} });
  const lines = new Map<string, RowState[][]>();
  for (const group of groupsOf(after)) {
    const text = textOf(group);
    const same = lines.get(text);
    if (same) same.push(group);
    else lines.set(text, [group]);
  }
  const lost: RowState[] = [];
  for (const group of groupsOf(before)) {
    const same = lines.get(textOf(group))?.shift();
    if (same) takeOver(group, same);
    else lost.push(...group);
  }
  return lost;
}

function groupsOf(rows: readonly RowState[]): Set<RowState[]> {
  return new Set(rows.map(({ group }) => group));
}

function textOf(group: readonly RowState[]): string {
  const line = logicalLine(group);
  return lineText(line, 0, trimEnd(line, 0, line.content.length)).text;
}

/** Both have the same characters in the same order, at other cells where they wrap differently. */
function takeOver(before: readonly RowState[], after: readonly RowState[]): void {
  const wraps = before.length > 1 || after.length > 1;
  const [from, to] = [logicalLine(before), logicalLine(after)];
  let source = 0;
  for (let cell = 0; cell < to.content.length; cell++) {
    if (isBlank(to.content[cell] ?? 0)) continue;
    while (source < from.content.length && isBlank(from.content[source] ?? 0)) source++;
    const [since = 0, recorded = 0] = [from.since[source], from.recorded[source]];
    source++;
    if (wraps && recorded !== 0) continue;
    to.recorded[cell] = recorded;
    const row = to.rows[Math.floor(cell / to.cols)];
    if (row) row.since[cell % to.cols] = since;
  }
  storeRecorded(to);
  const [head, first] = [before[0], after[0]];
  if (!head || !first) return;
  first.partialChanges = head.partialChanges;
  const now = first.moves[0];
  first.moves = now ? [...head.moves, now] : head.moves;
  if (wraps) return;
  first.standing = head.standing;
  head.standing = [];
  for (const standing of first.standing) standing.rows = [first];
}
