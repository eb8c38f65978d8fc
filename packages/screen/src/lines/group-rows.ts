import { continues } from './joined-rows.ts';
import type { RowState } from './row-state.ts';
import type { StandingText } from './standing-text.ts';

/** What has to be done where rows do not make up the lines any more that they did. */
interface Regrouping {
  /** Told of a line that is about to lose or gain rows. */
  split(group: readonly RowState[]): void;
  /** Told of a standing text whose rows do not follow each other any more. */
  cut(standing: StandingText, row: RowState): void;
}

/** Puts the rows of a screen together to logical lines, anew after rows moved or wrapped differently. */
export function groupRows(rows: readonly RowState[], { split, cut }: Regrouping): void {
  if (noteJoins(rows)) return;
  const groups = newGroups(rows);
  let told: readonly RowState[] | undefined;
  for (const [index, row] of rows.entries()) {
    const group = groups[index] ?? row.alone;
    if (row.group === told || sameRows(row.group, group)) continue;
    told = row.group;
    split(told);
  }
  for (const [index, row] of rows.entries()) row.group = groups[index] ?? row.alone;
  for (const row of rows) {
    for (const standing of [...row.standing]) {
      const start = row.group.indexOf(row);
      if (standing.rows.some((each, index) => row.group[start + index] !== each)) cut(standing, row);
    }
  }
}

function sameRows(one: readonly RowState[], other: readonly RowState[]): boolean {
  return one.length === other.length && one.every((row, at) => other[at] === row);
}

/** Notes which rows continue the one above; true when none does, and none did. */
function noteJoins(rows: readonly RowState[]): boolean {
  let apart = true;
  let above: RowState | undefined;
  for (const row of rows) {
    row.joined = continues(above?.line, row.line);
    if (row.joined || row.group.length > 1 || row.group[0] !== row) apart = false;
    above = row;
  }
  return apart;
}

/** The line of each row. */
function newGroups(rows: readonly RowState[]): RowState[][] {
  const groups: RowState[][] = [];
  for (const [index, row] of rows.entries()) {
    const group = row.joined ? groups[index - 1] : undefined;
    if (!group) {
      groups.push(row.alone);
    } else if (group.length === 1) {
      const joined = [...group, row];
      groups[index - 1] = joined;
      groups.push(joined);
    } else {
      group.push(row);
      groups.push(group);
    }
  }
  return groups;
}
