import { blob, integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { type BlockQuery, blocksOfRun, mayHold } from './block-query.ts';
import { WordRun } from './word-run.ts';

/**
 * Numbers of blocks in [lowest, highest] for which a query may hold, falling. Runs are read when their turn comes, so
 * that a search that is content with the newest hits reads few. A number may be of a block that was dropped.
 */
export function* findBlocks(
  month: MonthDatabase,
  query: BlockQuery,
  lowest: number,
  highest: number,
): Generator<number> {
  const runs = month
    .statement(
      'SELECT number, highest FROM word_runs WHERE lowest <= ? AND highest >= ? ORDER BY highest DESC',
    )
    .all(highest, lowest);
  /** Rising: the next one is the last. */
  let found = unlisted(month, query);
  let next = 0;
  let before = -1;
  for (;;) {
    const run = runs[next];
    const number = found.at(-1);
    if (run && (number === undefined || integer(run['highest']) >= number)) {
      next++;
      const read = runOf(month, integer(run['number']));
      const more = read.numbers(blocksOfRun(query, read)).filter((one) => one >= lowest && one <= highest);
      if (more.length > 0) found = [...found, ...more].sort((a, b) => a - b);
      continue;
    }
    if (number === undefined) return;
    found.pop();
    if (number === before || number < lowest || number > highest) continue;
    before = number;
    yield number;
  }
}

/** Blocks that no run lists yet, rising. */
function unlisted(month: MonthDatabase, query: BlockQuery): number[] {
  return month
    .statement('SELECT number, filter FROM unlisted ORDER BY number')
    .all()
    .filter((row) => mayHold(query, blob(row['filter'])))
    .map((row) => integer(row['number']));
}

/** Runs that a month keeps once they were read, about 30 KB each; those used longest ago are read again. */
const RUNS_KEPT = 256;

function runOf(month: MonthDatabase, number: number): WordRun {
  const run = month.runs.get(number) ?? WordRun.read(month, number);
  month.runs.delete(number);
  month.runs.set(number, run);
  const [oldest] = month.runs.keys();
  if (month.runs.size > RUNS_KEPT && oldest !== undefined) month.runs.delete(oldest);
  return run;
}
