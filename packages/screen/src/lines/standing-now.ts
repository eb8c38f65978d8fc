import type { LineVersion } from '@scribery/format';
import type { LineTracker } from './line-tracker.ts';
import { settleLine } from './settle-line.ts';
import { versionOf } from './standing-text.ts';

/**
 * The texts that stand at position `at` (ms), the last look's or later, and have stood long enough; without an end.
 * No event with an earlier position may follow. What is recorded here would be recorded later with the same outcome, but
 * where the budget of text is used up.
 */
export function standingNow({ screens, buffer, budget }: LineTracker, at: number): LineVersion[] {
  const versions: LineVersion[] = [];
  for (const row of screens[buffer]) {
    if (row.unsettled) settleLine(row.group, { at, all: false, buffer, budget });
  }
  for (const row of screens[buffer]) {
    for (const standing of row.standing) versions.push(versionOf(standing, null));
  }
  return versions;
}
