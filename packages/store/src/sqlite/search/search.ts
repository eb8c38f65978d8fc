import { alternatives } from '../../query/alternatives.ts';
import type { Hit, SearchRequest, SearchResult } from '../../store.ts';
import type { Months } from '../months.ts';
import { MonthSearch } from './month-search.ts';
import { NewestHits } from './newest-hits.ts';
import { decodePlace, encodePlace } from './search-cursor.ts';

/** Hits that are counted beyond a page; with more, the count says "at least so many". */
const COUNTED_HITS = 10_000;

/** Blocks that are looked through only to count: about 10 ms. With more the count says "at least so many". */
const COUNTED_BLOCKS = 50;

/** A page of hits, newest first; see docs/search.md. */
export function search(months: Months, { query, limit, cursor }: SearchRequest): SearchResult {
  const ways = alternatives(query);
  const place = cursor === undefined ? undefined : decodePlace(cursor);
  const { months: usable, unusable } = months.all();
  const searches = usable.map((month) => new MonthSearch(month, ways, place ? { before: place.key } : {}));
  const newest = new NewestHits(searches, place?.key);
  const page = () => pageOf(newest, limit, place?.seen ?? 0);
  try {
    // All months are read as they are at one moment each, until the page is full.
    const read = usable.reduce<() => SearchResult>((work, month) => () => month.read(work), page);
    const result = read();
    const failures = [...unusable, ...searches.map(({ failure }) => failure)].filter(
      (error) => error !== undefined,
    );
    return failures.length === 0 ? result : { ...result, problems: failures.map(({ message }) => message) };
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
