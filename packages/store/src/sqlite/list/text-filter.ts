import { meetsFields } from '../../hit/field-check.ts';
import { recordingHolds } from '../../hit/recording-holds.ts';
import { type Alternative, KINDS } from '../../query/alternatives.ts';
import { recordingsWithEvents } from '../audit/recordings-with-events.ts';
import type { MonthDatabase } from '../month-database.ts';
import { readDocument } from '../recording-row.ts';
import { candidates } from '../search/candidates.ts';
import { MonthLines } from '../search/month-lines.ts';
import { asksForLines, MonthSearch } from '../search/month-search.ts';
import { recordingHas } from '../search/recording-has.ts';

/**
 * Blocks that are looked up to learn which recordings can have a hit at all. A text with more of them is so common that
 * trying recordings from the newest on finds a page soon.
 */
const PROBED_BLOCKS = 5000;

/** Tells which recordings of a month have a hit for a query with texts. Use it inside a `read` of the month. */
export class TextFilter {
  readonly #months: readonly MonthDatabase[];
  readonly #month: MonthDatabase;
  readonly #alternatives: readonly Alternative[];
  /** Numbers of the only recordings that can have a hit; undefined when there are too many to know. */
  readonly possible: readonly number[] | undefined;

  private constructor(
    months: readonly MonthDatabase[],
    month: MonthDatabase,
    alternatives: readonly Alternative[],
  ) {
    this.#months = months;
    this.#month = month;
    this.#alternatives = alternatives;
    this.possible = this.#possible();
  }

  /** A filter; undefined when the query asks for no text. `months` are those in which audit events can be. */
  static for(
    months: readonly MonthDatabase[],
    month: MonthDatabase,
    alternatives: readonly Alternative[],
  ): TextFilter | undefined {
    return asksForText(alternatives) ? new TextFilter(months, month, alternatives) : undefined;
  }

  /** Whether a recording that is possible has a hit. */
  passes(recording: number): boolean {
    return this.#hasLine(recording) || this.#hasEvent(recording);
  }

  #hasLine(recording: number): boolean {
    const search = new MonthSearch(this.#month, this.#alternatives, { months: this.#months, recording });
    try {
      while (search.bound > Number.NEGATIVE_INFINITY) {
        if (search.advance().length > 0) return true;
        if (search.failure) throw search.failure;
      }
      return false;
    } finally {
      search.close();
    }
  }

  #hasEvent(number: number): boolean {
    const asked = this.#withEvents();
    const document = asked.length > 0 ? readDocument(this.#month, number) : undefined;
    if (!document) return false;
    const has = recordingHas(this.#months, this.#month, number, document);
    return asked.some(
      (alternative) =>
        meetsFields(document, alternative.fields) &&
        has('event', alternative) &&
        recordingHolds(alternative, 'event', has),
    );
  }

  #withEvents(): Alternative[] {
    return this.#alternatives.filter(({ event }) => event.need.length > 0);
  }

  #possible(): readonly number[] | undefined {
    const month = this.#month;
    const lines = this.#alternatives.filter(asksForLines);
    const found = candidates(month, lines, { only: undefined, months: this.#months });
    if (found.type === 'all') return undefined;
    const reader = new MonthLines(month);
    const possible = new Set(reader.live().map(({ recording }) => recording));
    let probed = 0;
    for (const block of reader.blocks(found, 0, Number.MAX_SAFE_INTEGER)) {
      if (++probed > PROBED_BLOCKS) return undefined;
      possible.add(block.recording);
    }
    for (const alternative of this.#withEvents()) {
      const numbers = recordingsWithEvents(this.#months, month, alternative);
      if (!numbers) return undefined;
      for (const number of numbers) possible.add(number);
    }
    return [...possible];
  }
}

/** Whether something that was seen, typed or done decides, and not only what is said about recordings. */
export function asksForText(alternatives: readonly Alternative[]): boolean {
  return alternatives.some((alternative) =>
    KINDS.some((kind) => alternative[kind].need.length + alternative[kind].refuse.length > 0),
  );
}
