import { meetsEvent } from '../../audit/event-check.ts';
import { eventHitOf, type EventScope } from '../../audit/event-hit.ts';
import type { HitKey } from '../../hit/order.ts';
import { RowFilter } from '../../hit/row-filter.ts';
import type { Alternative } from '../../query/alternatives.ts';
import type { EventHit } from '../../store.ts';
import type { MonthDatabase } from '../month-database.ts';
import { MonthHits } from '../search/month-hits.ts';
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

/** The event hits of one month, first those that are not packed. */
export class AuditMonthSearch extends MonthHits<FoundEvents, EventHit> {
  readonly cost = EVENT_BLOCK_COST;
  readonly #alternatives: readonly Alternative[];
  readonly #recordings: SessionRecordings;
  readonly #scope: EventScope;
  readonly #filter: RowFilter | undefined;
  readonly #kept = new WeakMap<EventHit, KeptEvent>();

  constructor(
    month: MonthDatabase,
    alternatives: readonly Alternative[],
    recordings: SessionRecordings,
    { scope, before }: AuditSearchOptions,
  ) {
    const asked = scope === 'all' ? alternatives : alternatives.filter(({ event }) => event.need.length > 0);
    super(month, asked, before?.time);
    this.#alternatives = asked;
    this.#recordings = recordings;
    this.#scope = scope;
    this.#filter = RowFilter.for(asked);
  }

  /** The event of a hit that this search gave. */
  event(hit: EventHit): KeptEvent | undefined {
    return this.#kept.get(hit);
  }

  protected newest(): number | undefined {
    return newestBlock(this.month);
  }

  protected waiting(): EventHit[] {
    return this.#hits(recentEvents(this.month, this.#filter));
  }

  protected blocks(): Iterator<FoundEvents> {
    return eventBlocks(this.month, auditExpression(this.#recordings.months, this.#alternatives), {
      since: this.since,
      until: this.until,
    });
  }

  protected hitsIn(block: FoundEvents): EventHit[] {
    return this.#hits(block.events(this.#filter));
  }

  #hits(events: readonly KeptEvent[]): EventHit[] {
    const hits: EventHit[] = [];
    this.look(events.length);
    for (const event of events) {
      const hit = this.#hitOf(event.facts);
      if (!hit) continue;
      this.#kept.set(hit, event);
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
