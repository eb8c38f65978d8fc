import type { LineVersion } from '@scribery/format';
import type { LineTracker } from './line-tracker.ts';
import type { RowState } from './row-state.ts';
import { settleLine } from './settle-line.ts';
import { versionOf } from './standing-text.ts';

/**
 * The texts that stand at position `at` (ms), the last look's or later, and have stood long enough; without an end.
 * Changes nothing in the tracker: what is asked for while a session runs must not change what is found afterwards.
 */
export function standingNow({ screens, buffer }: LineTracker, at: number): LineVersion[] {
  const versions: LineVersion[] = [];
  for (const group of new Set(screens[buffer].map((row) => row.group))) {
    const rows = group.some(({ unsettled }) => unsettled)
      ? settledCopy(group, { at, all: false, buffer })
      : group;
    for (const row of rows) for (const standing of row.standing) versions.push(versionOf(standing, null));
  }
  return versions;
}

function settledCopy(group: readonly RowState[], due: Parameters<typeof settleLine>[1]): RowState[] {
  const copies = new Map(group.map((row) => [row, row.copy()]));
  for (const row of copies.values()) {
    row.standing = row.standing.map((standing) => ({
      ...standing,
      rows: standing.rows.flatMap((each) => copies.get(each) ?? []),
      own: [...standing.own],
      growth: standing.growth.map((step) => ({ ...step })),
      fresh: standing.fresh && [...standing.fresh],
    }));
  }
  const rows = [...copies.values()];
  settleLine(rows, due);
  return rows;
}
