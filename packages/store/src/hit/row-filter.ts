import type { Alternative } from '../query/alternatives.ts';
import type { Required } from '../query/required-words.ts';
import { hasLetters, longestCertain, requiredBy } from './required-letters.ts';

/** What an alternative asks of a row, and a word of it to look for first. */
interface Asked {
  readonly first: string;
  readonly required: Required;
}

/**
 * A quick look at events, each a row of a text with all that is known of it: which of them may hold what alternatives ask.
 * It looks for one word of an alternative through all rows at once, and in those that have it for the others: dividing
 * the text into rows would take longer than all else that a search does.
 */
export class RowFilter {
  readonly #asked: readonly Asked[];

  private constructor(asked: readonly Asked[]) {
    this.#asked = asked;
  }

  /** Undefined where any row may hold. */
  static for(alternatives: readonly Alternative[]): RowFilter | undefined {
    const asked: Asked[] = [];
    for (const { event } of alternatives) {
      const required = requiredBy(event.need);
      // A long word is a rare one.
      const first = longestCertain(required);
      if (first === undefined) return undefined;
      asked.push({ first, required });
    }
    return new RowFilter(asked);
  }

  /** Where in a text of ASCII in small letters those rows begin, rising. */
  rows(lowered: string): number[] {
    const starts = new Set<number>();
    for (const { first, required } of this.#asked) {
      for (let at = lowered.indexOf(first); at >= 0; ) {
        const start = lowered.lastIndexOf('\n', at) + 1;
        const found = lowered.indexOf('\n', at);
        const end = found < 0 ? lowered.length : found;
        if (!starts.has(start) && hasLetters(lowered.slice(start, end), required)) starts.add(start);
        at = lowered.indexOf(first, end);
      }
    }
    return [...starts].sort((a, b) => a - b);
  }
}
