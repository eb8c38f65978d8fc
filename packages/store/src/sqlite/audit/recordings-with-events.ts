import { isAskedFor, meetsEvent } from '../../audit/event-check.ts';
import { nameKey } from '../../hit/field-check.ts';
import { RowFilter } from '../../hit/row-filter.ts';
import type { Alternative } from '../../query/alternatives.ts';
import { integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { needExpressions } from './audit-words.ts';
import { eventBlocks, recentEvents } from './month-events.ts';

/** Most blocks of events that are looked through to learn which recordings an event is in: 50 ms. */
const PROBED_EVENT_BLOCKS = 100;

/**
 * Numbers of the recordings of a month in whose sessions there may be an event that an alternative needs; more than there
 * are, never fewer. Undefined when that is too much work to know.
 */
export function recordingsWithEvents(
  months: readonly MonthDatabase[],
  month: MonthDatabase,
  alternative: Alternative,
): Set<number> | undefined {
  const sessions = new Map<string, { hostKey: string; session: number }>();
  let probed = 0;
  for (const one of months) {
    const expression = needExpressions(alternative.event.need).join(' AND ');
    for (const events of pieces(one, expression === '' ? undefined : expression, alternative)) {
      if (++probed > PROBED_EVENT_BLOCKS) return undefined;
      for (const { facts } of events) {
        const { host, session } = facts;
        if (
          session === null ||
          !isAskedFor(facts, alternative.event) ||
          !meetsEvent(facts, alternative.event)
        )
          continue;
        sessions.set(`${session} ${nameKey(host)}`, { hostKey: nameKey(host), session });
      }
    }
  }
  const find = month.statement(
    `SELECT number FROM recordings
     WHERE document IS NOT NULL AND host_key = ? AND json_extract(document, '$.session') = ?`,
  );
  const numbers = new Set<number>();
  for (const { hostKey, session } of sessions.values()) {
    for (const row of find.all(hostKey, session)) numbers.add(integer(row['number']));
  }
  return numbers;
}

function* pieces(month: MonthDatabase, expression: string | undefined, alternative: Alternative) {
  const filter = RowFilter.for([alternative]);
  yield recentEvents(month, filter);
  for (const block of eventBlocks(month, expression, alternative)) yield block.events(filter);
}
