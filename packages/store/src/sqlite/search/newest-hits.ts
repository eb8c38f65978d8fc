import type { ScriberyError } from '@scribery/errors';
import { compareHits, type HitKey, hitKey } from '../../hit/order.ts';
import { ExpressionWorkDone } from '../../query/expressions.ts';
import type { Hit, Limited } from '../../store.ts';
import { throwIfGivenUp } from './given-up.ts';

/** Gives hits in pieces, of which each tells how late those to come can be. */
export interface HitSearch {
  /** Wall time in ms that no hit still to come is later than; -Infinity when none will come. */
  readonly bound: number;
  /** Why it ended before its end. */
  readonly failure: ScriberyError | undefined;
  /** Lines or events that were looked at. */
  readonly looked: number;
  /** What `advance` costs, in looks through a block of lines. */
  readonly cost: number;
  /** The next hits, in no particular order; often none. Throws ExpressionWorkDone. */
  advance(): Hit[];
  close(): void;
}

/** Merges the hits of months into one row, newest first, each once; reads no more of a month than it must. */
export class NewestHits {
  readonly #searches: readonly HitSearch[];
  readonly #after: HitKey | undefined;
  readonly #signal: AbortSignal | undefined;
  /** Hits that are read, the newest last. */
  #pending: Hit[] = [];
  #last: HitKey | undefined;
  #pieces = 0;
  #limited: Limited | undefined;

  /** Throws SCR_SEARCH_GIVEN_UP between pieces once `signal` is aborted. */
  constructor(searches: readonly HitSearch[], after: HitKey | undefined, signal: AbortSignal | undefined) {
    this.#searches = searches;
    this.#after = after;
    this.#signal = signal;
  }

  /** What the search cost so far, in blocks of lines that were looked through. */
  get pieces(): number {
    return this.#pieces;
  }

  /** How far it came, where it ended before its end because regular expressions had looked at all that they may. */
  get limited(): Limited | undefined {
    return this.#limited;
  }

  /** The next hit; undefined when there is none, or when it would take more than `maxPieces` in all to tell. */
  next(maxPieces = Number.POSITIVE_INFINITY): Hit | 'unknown' | undefined {
    for (;;) {
      const newest = this.#newestSearch();
      const hit = this.#pending.at(-1);
      if (hit && (!newest || hit.time > newest.bound)) {
        this.#pending.pop();
        if (this.#isNew(hit)) {
          this.#last = hitKey(hit);
          return hit;
        }
      } else if (!newest) {
        return undefined;
      } else if (this.#pieces >= maxPieces) {
        return 'unknown';
      } else {
        throwIfGivenUp(this.#signal);
        this.#pieces += newest.cost;
        this.#advance(newest);
      }
    }
  }

  #advance(search: HitSearch): void {
    const since = search.bound;
    try {
      this.#add(search.advance());
    } catch (error) {
      if (!(error instanceof ExpressionWorkDone)) throw error;
      this.#limited = { lines: this.#searches.reduce((sum, { looked }) => sum + looked, 0), since };
      for (const one of this.#searches) one.close();
    }
  }

  #newestSearch(): HitSearch | undefined {
    let newest: HitSearch | undefined;
    for (const search of this.#searches) {
      if (search.bound > (newest?.bound ?? Number.NEGATIVE_INFINITY)) newest = search;
    }
    return newest;
  }

  #add(hits: readonly Hit[]): void {
    if (hits.length === 0) return;
    this.#pending.push(...hits);
    this.#pending.sort((a, b) => compareHits(hitKey(b), hitKey(a)));
  }

  /** Not on a page before, and not the same as the last: an index that was made twice has its lines twice. */
  #isNew(hit: Hit): boolean {
    const key = hitKey(hit);
    if (this.#after && compareHits(key, this.#after) <= 0) return false;
    return !this.#last || compareHits(key, this.#last) !== 0;
  }
}
