import { continues } from './joined-rows.ts';
import type { RowState } from './row-state.ts';
import type { StandingText } from './standing-text.ts';

/**
 * Puts the rows of a screen together to logical lines, anew after rows moved or wrapped differently. `cut` is told of
 * each standing text whose rows do not follow each other any more.
 */
export function groupRows(
  rows: readonly RowState[],
  cut: (standing: StandingText, row: RowState) => void,
): void {
  let group: RowState[] | undefined;
  let above: RowState | undefined;
  for (const row of rows) {
    row.joined = continues(above?.line, row.line);
    above = row;
    if (row.joined && group) {
      if (group.length === 1) group = [...group];
      group.push(row);
    } else {
      group = row.alone;
    }
    for (const member of group) member.group = group;
  }
  for (const row of rows) {
    for (const standing of [...row.standing]) {
      const start = row.group.indexOf(row);
      if (standing.rows.some((each, index) => row.group[start + index] !== each)) cut(standing, row);
    }
  }
}
