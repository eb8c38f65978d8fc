import type { Alternative } from '../../query/alternatives.ts';
import { integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { storeError } from '../sqlite-error.ts';
import { listCondition } from './list-condition.ts';

/** Recordings that are counted at most: what is more tells nobody anything, and each page of the list counts. */
const COUNTED = 10_000;

/** How many recordings of these months there are by what is said about the recordings themselves; without the damaged ones. */
export function countRecordings(
  months: readonly MonthDatabase[],
  ways: readonly Alternative[] | undefined,
): { readonly count: number; readonly countCapped: boolean; readonly problems: readonly string[] } {
  const { sql, values } = listCondition(ways);
  const problems: string[] = [];
  let count = 0;
  for (const month of months) {
    if (count > COUNTED) break;
    try {
      const row = month.read(() =>
        month
          .statement(
            `SELECT count(*) AS count FROM
               (SELECT 1 FROM recordings WHERE document IS NOT NULL AND (${sql}) LIMIT ?)`,
          )
          .get(...values, COUNTED + 1 - count),
      );
      count += integer(row?.['count']);
    } catch (error) {
      problems.push(storeError(error, month.file).message);
    }
  }
  return { count: Math.min(count, COUNTED), countCapped: count > COUNTED, problems };
}
