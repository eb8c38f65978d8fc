import type { ScriberyError } from '@scribery/errors';
import type { Alternative } from '../../query/alternatives.ts';
import { ExpressionWorkDone } from '../../query/expressions.ts';
import type { Hit } from '../../store.ts';
import { latestHit } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import { storeError } from '../sqlite-error.ts';
import type { HitSearch } from './newest-hits.ts';

/** A block as a search of a month meets it. */
interface Block {
  readonly number: number;
  /** Wall time in ms that no hit in it comes before. */
  readonly earliest: number;
}

/**
 * The hits of one month, in pieces: first those that are in no block yet, then block by block from the newest. Use it
 * inside a `read` of the month. What is damaged ends it, and `failure` says why.
 */
export abstract class MonthHits<Found extends Block, Kind extends Hit> implements HitSearch {
  abstract readonly cost: number;
  protected readonly month: MonthDatabase;
  /** Wall times in ms between which all hits are. */
  protected readonly since: number;
  protected readonly until: number;
  #blocks: Iterator<Found> | undefined;
  #bound: number;
  #failure: ScriberyError | undefined;
  #looked = 0;

  /**
   * @param ways in which something can be a hit; where there are none, nothing is searched
   * @param before the moment (ms) at which the page before ended, where there is one
   */
  constructor(month: MonthDatabase, ways: readonly Pick<Alternative, 'since' | 'until'>[], before?: number) {
    this.month = month;
    this.since = Math.min(...ways.map(({ since }) => since));
    const last = before === undefined ? Number.POSITIVE_INFINITY : before + 1;
    this.until = Math.min(last, Math.max(...ways.map(({ until }) => until)));
    this.#bound = ways.length === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  get bound(): number {
    return this.#bound;
  }

  get failure(): ScriberyError | undefined {
    return this.#failure;
  }

  get looked(): number {
    return this.#looked;
  }

  /** Throws ExpressionWorkDone. */
  advance(): Kind[] {
    try {
      return this.#advance();
    } catch (error) {
      if (error instanceof ExpressionWorkDone) throw error;
      this.#failure = storeError(error, this.month.file);
      this.close();
      return [];
    }
  }

  close(): void {
    this.#bound = Number.NEGATIVE_INFINITY;
    this.#blocks?.return?.();
  }

  /** The highest number of a block; undefined while there is none. */
  protected abstract newest(): number | undefined;
  /** The hits in what is in no block. */
  protected abstract waiting(): Kind[];
  /** The blocks that may hold hits, newest first. */
  protected abstract blocks(): Iterator<Found>;
  protected abstract hitsIn(block: Found): Kind[];

  /** Counts lines or events that are looked at. */
  protected look(count: number): void {
    this.#looked += count;
  }

  #advance(): Kind[] {
    if (this.#bound === Number.POSITIVE_INFINITY) {
      const newest = this.newest();
      this.#bound = newest === undefined ? Number.NEGATIVE_INFINITY : latestHit(this.month, newest);
      return this.waiting();
    }
    this.#blocks ??= this.blocks();
    const { done, value } = this.#blocks.next();
    if (done) {
      this.#bound = Number.NEGATIVE_INFINITY;
      return [];
    }
    this.#bound = latestHit(this.month, value.number);
    return value.earliest > this.until ? [] : this.hitsIn(value);
  }
}
