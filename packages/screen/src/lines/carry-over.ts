import { isBlank } from '../terminal/cell.ts';
import { groupRows } from './group-rows.ts';
import { lineText, logicalLine, trimEnd } from './logical-line.ts';
import type { RowState } from './row-state.ts';

/**
 * Takes what is known of the lines before a resize at `at` over to the rows after it: a line with the same text is the same
 * line, however it wraps now. Gives the rows whose text is to be told of before they are gone: of lines that are not there
 * any more, and of those that wrap and were in no version yet.
 * A text that goes on standing in one row keeps its version; one that wraps, before or now, stands anew at its new place,
 * and `before` keeps its standing texts.
 */
export function carryOver(before: readonly RowState[], after: readonly RowState[], at: number): RowState[] {
  groupRows(after, { split: () => {}, cut: () => {} });
  const lines = new Map<string, RowState[][]>();
  for (const group of groupsOf(after)) {
    const text = textOf(group);
    const same = lines.get(text);
    if (same) same.push(group);
    else lines.set(text, [group]);
  }
  const leaving: RowState[] = [];
  for (const group of groupsOf(before)) {
    const same = lines.get(textOf(group))?.shift();
    const wraps = group.length > 1 || (same?.length ?? 0) > 1;
    if (!same || (wraps && group.some((row) => row.hasUntold()))) leaving.push(...group);
    if (same && wraps) standAnew(group, same, at);
    else if (same) takeOver(group, same);
  }
  return leaving;
}

function groupsOf(rows: readonly RowState[]): Set<RowState[]> {
  return new Set(rows.map(({ group }) => group));
}

function textOf(group: readonly RowState[]): string {
  const line = logicalLine(group);
  return lineText(line, 0, trimEnd(line, 0, line.content.length)).text;
}

/** The line goes on at other cells. */
function standAnew([head]: readonly RowState[], after: readonly RowState[], at: number): void {
  const [first] = after;
  if (head && first) first.partialChanges = head.partialChanges;
  for (const row of after) row.wrappedAt = at;
}

/** Both are one row with the same characters in the same order, which may be at other cells. */
function takeOver([from]: readonly RowState[], [to]: readonly RowState[]): void {
  if (!from || !to) return;
  let source = 0;
  for (let cell = 0; cell < to.content.length; cell++) {
    if (isBlank(to.content[cell] ?? 0)) continue;
    while (source < from.content.length && isBlank(from.content[source] ?? 0)) source++;
    to.recorded[cell] = from.recorded[source] ?? 0;
    to.since[cell] = from.since[source] ?? 0;
    source++;
  }
  to.partialChanges = from.partialChanges;
  to.wrappedAt = from.wrappedAt;
  const now = to.moves[0];
  to.moves = now ? [...from.moves, now] : from.moves;
  to.standing = from.standing;
  from.standing = [];
  for (const standing of to.standing) standing.rows = [to];
}
