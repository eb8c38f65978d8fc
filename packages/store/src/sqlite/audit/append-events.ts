import type { AuditEvent, AuditOutcome } from '../../audit/audit-event.ts';
import { type EventFacts, factsOf, identityOf } from '../../audit/event-facts.ts';
import { integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { wallTime } from '../recording-row.ts';
import { decodeFacts, encodeFacts } from './audit-block.ts';
import { KnownEvents } from './known-events.ts';
import { type StoredEvent, writeAuditBlocks } from './write-audit-blocks.ts';

/**
 * Events that wait until they are packed. A search looks through them without the index, which takes 5 ms for so many;
 * twice as many pack to a twentieth less.
 */
const RECENT_EVENTS = 1024;

/** An event with what is known of it, and its place in what was appended. */
export interface NewEvent {
  readonly facts: EventFacts;
  readonly event: AuditEvent;
  readonly index: number;
}

/** The facts of events, whose times are brought between 1970 and 2099 as those of recordings are. */
export function newEvents(events: readonly AuditEvent[]): NewEvent[] {
  return events.map((event, index) => {
    const facts = factsOf(event);
    return { facts: { ...facts, time: wallTime(facts.time) }, event, index };
  });
}

/** Appends events to their month; outcomes go to their places. Use it inside a `write` of the month. */
export function appendEvents(
  month: MonthDatabase,
  events: readonly NewEvent[],
  outcomes: AuditOutcome[],
): void {
  const known = new KnownEvents(
    month,
    events.map(({ facts }) => facts),
  );
  const added: StoredEvent[] = [];
  for (const { facts, event, index } of events) {
    const isNew = known.add(facts);
    outcomes[index] = isNew ? 'stored' : 'known';
    if (isNew) added.push({ facts, event: JSON.stringify(event.event) });
  }
  const waiting = integer(month.statement('SELECT count(*) AS count FROM audit_recent').get()?.['count']);
  if (waiting + added.length >= RECENT_EVENTS) {
    writeAuditBlocks(month, [...takeRecent(month), ...added]);
    return;
  }
  const insert = month.statement('INSERT INTO audit_recent (identity, facts, event) VALUES (?, ?, ?)');
  for (const { facts, event } of added) insert.run(identityOf(facts), encodeFacts([facts]), event);
}

function takeRecent(month: MonthDatabase): StoredEvent[] {
  return month
    .statement('DELETE FROM audit_recent RETURNING facts, event')
    .all()
    .flatMap((row) =>
      decodeFacts(text(row['facts'])).map(({ facts }) => ({ facts, event: text(row['event']) })),
    );
}
