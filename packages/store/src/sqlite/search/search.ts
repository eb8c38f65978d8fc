import type { HitKey } from '../../hit/order.ts';
import { type Alternative, alternatives } from '../../query/alternatives.ts';
import type { AuditSearchResult, FoundEvent, Hit, SearchRequest, SearchResult } from '../../store.ts';
import { AuditMonthSearch } from '../audit/audit-month-search.ts';
import { SessionRecordings } from '../audit/session-recordings.ts';
import type { MonthDatabase } from '../month-database.ts';
import type { Months } from '../months.ts';
import { MonthSearch } from './month-search.ts';
import { type HitSearch, NewestHits } from './newest-hits.ts';
import { recordingHas } from './recording-has.ts';
import { decodePlace, encodePlace } from './search-cursor.ts';

/** Hits that are counted beyond a page; with more, the count says "at least so many". */
const COUNTED_HITS = 10_000;

/** Blocks that are looked through only to count: about 10 ms. With more the count says "at least so many". */
const COUNTED_BLOCKS = 50;

/** A page of hits, newest first; see docs/search.md. */
export function search(months: Months, request: SearchRequest, signal?: AbortSignal): SearchResult {
  return searched(months, request, signal, (usable, ways, before) => {
    const recordings = sessionRecordings(usable);
    return usable.flatMap((month) => [
      new MonthSearch(month, ways, { months: usable, before }),
      new AuditMonthSearch(month, ways, recordings, { scope: 'asked', before }),
    ]);
  });
}

/** A page of audit events for which a query holds, newest first, with their documents. */
export function searchAudit(months: Months, request: SearchRequest, signal?: AbortSignal): AuditSearchResult {
  let searches: readonly AuditMonthSearch[] = [];
  const events: FoundEvent[] = [];
  const { hits: _, ...page } = searched(
    months,
    request,
    signal,
    (usable, ways, before) => {
      const recordings = sessionRecordings(usable);
      searches = usable.map(
        (month) => new AuditMonthSearch(month, ways, recordings, { scope: 'all', before }),
      );
      return searches;
    },
    (hits) => {
      for (const hit of hits) {
        if (hit.buffer !== null) continue;
        const event = searches.map((one) => one.document(hit)).find((document) => document !== undefined);
        if (event) events.push({ hit, event });
      }
    },
  );
  return { ...page, events };
}

function sessionRecordings(months: readonly MonthDatabase[]): SessionRecordings {
  return new SessionRecordings(months, (month, number, recording) =>
    recordingHas(months, month, number, recording),
  );
}

/** Runs the searches that `begin` makes; `read` is called with the page while all months are as they were read. */
function searched(
  months: Months,
  { query, limit, cursor }: SearchRequest,
  signal: AbortSignal | undefined,
  begin: (
    usable: readonly MonthDatabase[],
    ways: readonly Alternative[],
    before: HitKey | undefined,
  ) => readonly HitSearch[],
  read: (hits: readonly Hit[]) => void = () => {},
): SearchResult {
  const ways = alternatives(query);
  const place = cursor === undefined ? undefined : decodePlace(cursor);
  const { months: usable, unusable } = months.all();
  const searches = begin(usable, ways, place?.key);
  const newest = new NewestHits(searches, place?.key, signal);
  const page = () => {
    const result = pageOf(newest, limit, place?.seen ?? 0);
    read(result.hits);
    return result;
  };
  try {
    // All months are read as they are at one moment each, until the page is full.
    const all = usable.reduce<() => SearchResult>((work, month) => () => month.read(work), page);
    const found = all();
    const { limited } = newest;
    const result = limited === undefined ? found : { ...found, limited };
    const failures = [...unusable, ...searches.map(({ failure }) => failure)].filter(
      (error) => error !== undefined,
    );
    return failures.length === 0
      ? result
      : { ...result, problems: [...new Set(failures.map(({ message }) => message))] };
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
