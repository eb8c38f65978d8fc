import { ApiFailure } from '../api/api-failure.ts';
import { askApi, type Fetch, pathWith } from '../api/call-api.ts';
import type { SearchPage } from '../api/shapes.ts';
import { inOrder, queryWithin, type RecordingHit, typedColumn } from '../model/hit-list.ts';

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

/** Searches in one recording; the answer to a query that was replaced is dropped. */
export class RecordingSearch {
  readonly #fetch: Fetch;
  readonly #recording: string;
  readonly #changed: () => void;
  #abort = new AbortController();
  outcome: SearchOutcome = { name: 'none' };

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
    if (query.trim() === '') return this.#tell({ name: 'none' });
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#tell({ name: 'searching', query });
    try {
      const path = pathWith('/api/search', { query: queryWithin(this.#recording, query), limit: MAX_HITS });
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
