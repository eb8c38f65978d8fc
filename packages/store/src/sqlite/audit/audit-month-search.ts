import type { ScriberyError } from '@scribery/errors';
import type { AuditDocument } from '../../audit/audit-event.ts';
import { meetsEvent } from '../../audit/event-check.ts';
import { eventHitOf, type EventScope } from '../../audit/event-hit.ts';
import type { HitKey } from '../../hit/order.ts';
import { eventMayHold } from '../../hit/text-may-hold.ts';
import type { Alternative } from '../../query/alternatives.ts';
import type { EventHit } from '../../store.ts';
import { latestHit } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import type { HitSearch } from '../search/newest-hits.ts';
import { storeError } from '../sqlite-error.ts';
import type { RowFilter } from './audit-block.ts';
import { auditExpression } from './audit-expression.ts';
import { eventBlocks, type FoundEvents, type KeptEvent, newestBlock, recentEvents } from './month-events.ts';
import type { SessionRecordings } from './session-recordings.ts';

/** What a look through a block of events costs, in looks through a block of lines (0.2 ms): it finds recordings, too. */
const EVENT_BLOCK_COST = 4;

export interface AuditSearchOptions {
  readonly scope: EventScope;
  /** Only hits up to this moment (ms): a page before ended there. */
  readonly before?: HitKey | undefined;
}

/**
 * The event hits of one month, in pieces: first those that are not packed, then block by block from the newest. Use it
 * inside a `read` of the month. What is damaged ends it, and `failure` says why.
 */
export class AuditMonthSearch implements HitSearch {
  readonly cost = EVENT_BLOCK_COST;
  readonly #month: MonthDatabase;
  readonly #alternatives: readonly Alternative[];
  readonly #recordings: SessionRecordings;
  readonly #scope: EventScope;
  readonly #mayHold: RowFilter;
  readonly #since: number;
  readonly #until: number;
  readonly #documents = new WeakMap<EventHit, () => AuditDocument>();
  #blocks: Iterator<FoundEvents> | undefined;
  #bound: number;
  #failure: ScriberyError | undefined;

  constructor(
    month: MonthDatabase,
    alternatives: readonly Alternative[],
    recordings: SessionRecordings,
    { scope, before }: AuditSearchOptions,
  ) {
    this.#month = month;
    this.#alternatives =
      scope === 'all' ? alternatives : alternatives.filter(({ event }) => event.need.length > 0);
    this.#recordings = recordings;
    this.#scope = scope;
    this.#mayHold = eventMayHold(this.#alternatives);
    this.#since = Math.min(...this.#alternatives.map(({ since }) => since));
    const until = Math.max(...this.#alternatives.map((alternative) => alternative.until));
    this.#until = Math.min(until, before ? before.time + 1 : until);
    this.#bound = this.#alternatives.length === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  get bound(): number {
    return this.#bound;
  }

  get failure(): ScriberyError | undefined {
    return this.#failure;
  }

  advance(): EventHit[] {
    try {
      return this.#advance();
    } catch (error) {
      this.#failure = storeError(error, this.#month.file);
      this.close();
      return [];
    }
  }

  close(): void {
    this.#bound = Number.NEGATIVE_INFINITY;
    this.#blocks?.return?.();
  }

  /** The document of a hit that this search gave. */
  document(hit: EventHit): AuditDocument | undefined {
    return this.#documents.get(hit)?.();
  }

  #advance(): EventHit[] {
    if (this.#bound === Number.POSITIVE_INFINITY) {
      const newest = newestBlock(this.#month);
      this.#bound = newest === undefined ? Number.NEGATIVE_INFINITY : latestHit(this.#month, newest);
      return this.#hits(recentEvents(this.#month, this.#mayHold));
    }
    this.#blocks ??= eventBlocks(this.#month, auditExpression(this.#recordings.months, this.#alternatives), {
      since: this.#since,
      until: this.#until,
    });
    const { done, value } = this.#blocks.next();
    if (done) {
      this.#bound = Number.NEGATIVE_INFINITY;
      return [];
    }
    this.#bound = latestHit(this.#month, value.number);
    return value.earliest > this.#until ? [] : this.#hits(value.events(this.#mayHold));
  }

  #hits(events: readonly KeptEvent[]): EventHit[] {
    const hits: EventHit[] = [];
    for (const { facts, document } of events) {
      const hit = this.#hitOf(facts);
      if (!hit) continue;
      this.#documents.set(hit, document);
      hits.push(hit);
    }
    return hits;
  }

  #hitOf(facts: KeptEvent['facts']): EventHit | undefined {
    // The recordings of a session are looked for only when the event by itself is what is asked.
    const alone = this.#alternatives.filter(({ event }) => meetsEvent(facts, event));
    return alone.length === 0 ? undefined : eventHitOf(facts, this.#recordings.of(facts), alone, this.#scope);
  }
}
