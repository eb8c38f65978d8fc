import type { Alternative, EventNeed } from '../query/alternatives.ts';

/**
 * A quick look at events, each a row of a text with all that is known of it: which of them may hold what alternatives ask.
 * It looks for one word of an alternative through all rows at once, and in those that have it for the others: dividing
 * the text into rows would take longer than all else that a search does.
 */
export class RowFilter {
  readonly #asked: readonly (readonly string[])[];

  private constructor(asked: readonly (readonly string[])[]) {
    this.#asked = asked;
  }

  /** Undefined where any row may hold. */
  static for(alternatives: readonly Alternative[]): RowFilter | undefined {
    const asked = alternatives.map(({ event }) =>
      // A long word is a rare one.
      event.need.flatMap(lettersOf).sort((a, b) => b.length - a.length),
    );
    return asked.some((letters) => letters.length === 0) ? undefined : new RowFilter(asked);
  }

  /** Where in a text of ASCII in small letters those rows begin, rising. */
  rows(lowered: string): number[] {
    const starts = new Set<number>();
    for (const [first = '', ...others] of this.#asked) {
      for (let at = lowered.indexOf(first); at >= 0; ) {
        const start = lowered.lastIndexOf('\n', at) + 1;
        const found = lowered.indexOf('\n', at);
        const end = found < 0 ? lowered.length : found;
        if (!starts.has(start) && has(lowered.slice(start, end), others)) starts.add(start);
        at = lowered.indexOf(first, end);
      }
    }
    return [...starts].sort((a, b) => a - b);
  }
}

function has(row: string, letters: readonly string[]): boolean {
  return letters.every((word) => row.includes(word));
}

/** Letters that a row has where a need is met and all is ASCII: folding changes nothing else. */
function lettersOf(need: EventNeed): readonly string[] {
  if ('words' in need) return need.words;
  if (!('expression' in need)) return [];
  const { required } = need;
  const parts = required.type === 'and' ? required.parts : [required];
  return parts.flatMap((part) => (part.type === 'word' ? [part.text] : []));
}
