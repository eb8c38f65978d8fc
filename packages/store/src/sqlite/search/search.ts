import type { EventScope } from '../../audit/event-hit.ts';
import { alternatives } from '../../query/alternatives.ts';
import type { AuditSearchResult, FoundEvent, Hit, SearchRequest, SearchResult } from '../../store.ts';
import { EventSearch } from '../audit/event-search.ts';
import type { Months } from '../months.ts';
import { MonthSearch } from './month-search.ts';
import { NewestHits } from './newest-hits.ts';
import { decodePlace, encodePlace } from './search-cursor.ts';

/** Hits that are counted beyond a page; with more, the count says "at least so many". */
const COUNTED_HITS = 10_000;

/** Blocks that are looked through only to count: about 10 ms. With more the count says "at least so many". */
const COUNTED_BLOCKS = 50;

/** A page of hits, newest first; see docs/search.md. */
export function search(months: Months, request: SearchRequest, signal?: AbortSignal): SearchResult {
  return searched(months, request, signal, 'asked', (hits) => ({ hits }));
}

/** A page of audit events for which a query holds, newest first, with their documents. */
export function searchAudit(months: Months, request: SearchRequest, signal?: AbortSignal): AuditSearchResult {
  return searched(months, request, signal, 'all', (hits, search) => {
    const events: FoundEvent[] = [];
    for (const hit of hits) {
      const event = hit.buffer === null ? search.document(hit) : undefined;
      if (hit.buffer === null && event) events.push({ hit, event });
    }
    return { events };
  });
}

/** Searches for events, and where these have to be asked for for lines too; `found` reads the hits while all months are as they were read. */
function searched<Found>(
  months: Months,
  { query, limit, cursor }: SearchRequest,
  signal: AbortSignal | undefined,
  scope: EventScope,
  found: (hits: Hit[], events: EventSearch) => Found,
): Omit<SearchResult, 'hits'> & Found {
  const ways = alternatives(query);
  const place = cursor === undefined ? undefined : decodePlace(cursor);
  const before = place?.key;
  const { months: usable, unusable } = months.readable();
  const events = new EventSearch(usable, ways, { scope, before });
  const lines =
    scope === 'all' ? [] : usable.map((month) => new MonthSearch(month, ways, { months: usable, before }));
  const searches = [...lines, ...events.months];
  const newest = new NewestHits(searches, before, signal);
  const page = () => {
    const { hits, ...counts } = pageOf(newest, limit, place?.seen ?? 0);
    const ended = events.withEnds(hits, signal);
    return { counts, things: found(ended.hits, events), unread: ended.failures };
  };
  try {
    // All months are read as they are at one moment each, until the page is full.
    const all = usable.reduce((work, month) => () => month.read(work), page);
    const { counts, things, unread } = all();
    const { limited } = newest;
    const failures = [...unusable, ...searches.map(({ failure }) => failure), ...unread].filter(
      (error) => error !== undefined,
    );
    const problems = [...new Set(failures.map(({ message }) => message))];
    return { ...counts, ...things, ...(limited && { limited }), ...(problems.length > 0 && { problems }) };
  } finally {
    for (const one of searches) one.close();
  }
}

function pageOf(newest: NewestHits, limit: number, seen: number): SearchResult {
  const hits: Hit[] = [];
  for (;;) {
    const hit = limit > 0 && hits.length === limit ? 'unknown' : newest.next();
    if (hit === undefined) return { hits, next: null, count: seen + hits.length, countCapped: false };
    if (hit === 'unknown') break;
    hits.push(hit);
  }
  const { further, capped } = countFurther(newest);
  const last = hits.at(-1);
  const count = seen + hits.length;
  return {
    hits,
    next: last && (further > 0 || capped) ? encodePlace(last, count) : null,
    count: count + further,
    countCapped: capped,
  };
}

function countFurther(newest: NewestHits): { further: number; capped: boolean } {
  const maxPieces = newest.pieces + COUNTED_BLOCKS;
  for (let further = 0; further < COUNTED_HITS; further++) {
    const hit = newest.next(maxPieces);
    if (hit === undefined) return { further, capped: false };
    if (hit === 'unknown') return { further, capped: true };
  }
  return { further: COUNTED_HITS, capped: true };
}
