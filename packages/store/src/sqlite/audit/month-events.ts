import type { AuditDocument } from '../../audit/audit-event.ts';
import type { RowFilter } from '../../hit/row-filter.ts';
import type { EventFacts } from '../../audit/event-facts.ts';
import { blob, integer, text } from '../column.ts';
import { highestNumber, lowestNumber } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import { unpack } from '../packed.ts';
import { AUDIT_SPAN_MS, decodeFacts } from './audit-block.ts';
import { EventDocuments } from './event-documents.ts';

/** An event as a search first sees it: its document is read only when it is asked for. */
export interface KeptEvent {
  readonly facts: EventFacts;
  readonly document: () => AuditDocument;
}

/** A block of events. */
export interface FoundEvents {
  readonly number: number;
  /** Wall time in ms that no event in it comes before. */
  readonly earliest: number;
  /** Those that may hold what is asked. */
  readonly events: (filter?: RowFilter) => KeptEvent[];
}

/** Wall times in ms: from `since` on, and before `until`. */
interface Times {
  readonly since: number;
  readonly until: number;
}

/** The events of a month that are not packed yet. */
export function recentEvents(month: MonthDatabase, filter?: RowFilter): KeptEvent[] {
  const documents = new EventDocuments(month);
  return month
    .statement('SELECT number, facts FROM audit_recent')
    .all()
    .flatMap((row) =>
      decodeFacts(text(row['facts']), filter).map(({ facts }) => ({
        facts,
        document: () => documents.recent(integer(row['number'])),
      })),
    );
}

/** The highest number of a block of events; undefined while there is none. */
export function newestBlock(month: MonthDatabase): number | undefined {
  const number = month.statement('SELECT max(number) AS number FROM audit_blocks').get()?.['number'];
  return typeof number === 'number' ? number : undefined;
}

/** Blocks in which an FTS5 expression holds (all where it is undefined) and that may have events of a time. */
export function* eventBlocks(
  month: MonthDatabase,
  expression: string | undefined,
  { since, until }: Times,
  order: 'newest first' | 'oldest first' = 'newest first',
): Generator<FoundEvents> {
  const documents = new EventDocuments(month);
  const key = expression === undefined ? 'audit_blocks.number' : 'audit_words.rowid';
  const from =
    expression === undefined
      ? 'audit_blocks WHERE'
      : 'audit_words CROSS JOIN audit_blocks ON audit_blocks.number = audit_words.rowid WHERE audit_words MATCH ? AND';
  const statement = month.ownStatement(
    `SELECT number, earliest FROM ${from} ${key} BETWEEN ? AND ? ORDER BY ${key} ${order === 'newest first' ? 'DESC' : 'ASC'}`,
  );
  // FTS5 ignores bounds that are not integers, and node:sqlite binds numbers as reals.
  const bounds = [BigInt(lowestNumber(month, since)), BigInt(highestNumber(month, until, AUDIT_SPAN_MS))];
  const rows =
    expression === undefined ? statement.iterate(...bounds) : statement.iterate(expression, ...bounds);
  for (const row of rows) {
    const number = integer(row['number']);
    const events = (filter?: RowFilter) =>
      decodeFacts(unpack(packedFacts(month, number)), filter).map(({ at, facts: one }) => ({
        facts: one,
        document: () => documents.inBlock(number, at),
      }));
    yield { number, earliest: integer(row['earliest']), events };
  }
}

/** Read only when it is asked for: of many blocks the time tells that they do not matter. */
function packedFacts(month: MonthDatabase, number: number): Uint8Array {
  return blob(month.statement('SELECT facts FROM audit_blocks WHERE number = ?').get(number)?.['facts']);
}
