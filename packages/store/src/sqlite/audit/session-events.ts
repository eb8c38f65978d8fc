import { nameKey } from '../../hit/field-check.ts';
import type { SessionKey, TimeRange } from '../../audit/audit-event.ts';
import { isInSession } from '../../audit/session-of.ts';
import { monthName } from '../months.ts';
import type { MonthDatabase } from '../month-database.ts';
import { sessionWord } from './audit-words.ts';
import { eventBlocks, type KeptEvent, recentEvents } from './month-events.ts';

/** The events of a session in one month, in pieces of no order. Use it inside a `read` of the month. */
export function* sessionEvents(
  month: MonthDatabase,
  key: SessionKey,
  range: TimeRange,
  also?: string,
): Generator<KeptEvent[]> {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range;
  if (to < month.start || (Number.isFinite(from) && monthName(from) > month.name)) return;
  const own = (events: readonly KeptEvent[]) =>
    events.filter(({ facts }) => isInSession(facts, key) && facts.time >= from && facts.time < to);
  yield own(recentEvents(month));
  const expression = [`(about : ${sessionWord(nameKey(key.host), key.session)})`, also]
    .filter(Boolean)
    .join(' AND ');
  for (const block of eventBlocks(month, expression, { since: from, until: to })) {
    if (block.earliest < to) yield own(block.events());
  }
}
