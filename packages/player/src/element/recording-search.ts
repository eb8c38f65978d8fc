import { ApiFailure } from '../api/api-failure.ts';
import { askApi, type Fetch, pathWith } from '../api/call-api.ts';
import { ownTimeZone } from '../api/own-time-zone.ts';
import type { SearchPage } from '../api/shapes.ts';
import {
  inOrder,
  linkedHit,
  nextHit,
  queryWithin,
  type RecordingHit,
  typedColumn,
} from '../model/hit-list.ts';
import type { Place } from '../model/mark.ts';

/**
 * Hits that are shown of one search in a recording. More ticks than a bar has pixels help nobody; the count tells
 * that there are more.
 */
const MAX_HITS = 1000;

/** What a search in a recording gave. */
export type SearchOutcome =
  | { readonly name: 'none' }
  | { readonly name: 'searching'; readonly query: string }
  | {
      readonly name: 'found';
      readonly query: string;
      readonly hits: readonly RecordingHit[];
      readonly more: boolean;
      /** What of the recording was not searched, a sentence each. */
      readonly missing: readonly string[];
    }
  | { readonly name: 'failed'; readonly query: string; readonly message: string };

/** Searches in one recording, and goes from hit to hit; the answer to a query that was replaced is dropped. */
export class RecordingSearch {
  readonly #fetch: Fetch;
  readonly #recording: string;
  readonly #changed: () => void;
  #abort = new AbortController();
  outcome: SearchOutcome = { name: 'none' };
  /** Number of the hit that is shown. */
  chosen: number | undefined;

  constructor(fetch: Fetch, recording: string, changed: () => void) {
    this.#fetch = fetch;
    this.#recording = recording;
    this.#changed = changed;
  }

  get hits(): readonly RecordingHit[] {
    return this.outcome.name === 'found' ? this.outcome.hits : [];
  }

  /** Resolves when `outcome` tells the result, or another search took its place. */
  async find(query: string): Promise<void> {
    this.#abort.abort();
    this.chosen = undefined;
    if (query.trim() === '') return this.#tell({ name: 'none' });
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#tell({ name: 'searching', query });
    try {
      const path = pathWith('/api/search', {
        query: queryWithin(this.#recording, query),
        time_zone: ownTimeZone(),
        limit: MAX_HITS,
      });
      const page = await askApi<SearchPage>(this.#fetch, path, { signal });
      if (!signal.aborted) {
        this.#tell({
          name: 'found',
          query,
          hits: inOrder(this.#recording, page.hits),
          more: page.next !== null,
          missing: missingOf(page),
        });
      }
    } catch (error) {
      if (!signal.aborted) this.#tell({ name: 'failed', query, message: this.#explain(error) });
    }
  }

  /** Chooses the hit after (1) or before (-1) the one that is shown, or the next from a position (ms) on; undefined without hits. */
  step(position: number, by: 1 | -1): RecordingHit | undefined {
    return this.#choose(nextHit(this.hits, this.chosen, position, by));
  }

  /** Chooses the hit that a link means: at this position (ms), in this place if it tells one. */
  chooseLinked(position: number, place: Place | undefined): RecordingHit | undefined {
    return this.#choose(linkedHit(this.hits, position, place));
  }

  #choose(number: number | undefined): RecordingHit | undefined {
    const hit = number === undefined ? undefined : this.hits[number];
    if (hit === undefined) return undefined;
    this.chosen = number;
    this.#changed();
    return hit;
  }

  close(): void {
    this.#abort.abort();
  }

  #tell(outcome: SearchOutcome): void {
    this.outcome = outcome;
    this.#changed();
  }

  /** The server names the column of the whole query; people typed only a part of it. */
  #explain(error: unknown): string {
    if (!(error instanceof ApiFailure)) return String(error);
    if (error.column === undefined) return error.message;
    const column = typedColumn(this.#recording, error.column);
    return `${error.message.replace(/\s*\(?\bcolumn \d+\)?/i, '')} (column ${column})`;
  }
}

function missingOf({ limited, problems }: SearchPage): string[] {
  if (limited === null) return [...problems];
  return [
    `Searched the newest ${limited.lines.toLocaleString('en')} lines only; a word finds more.`,
    ...problems,
  ];
}
