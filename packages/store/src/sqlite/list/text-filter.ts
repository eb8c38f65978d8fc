import type { Alternative } from '../../query/alternatives.ts';
import type { MonthDatabase } from '../month-database.ts';
import { candidates } from '../search/match-expression.ts';
import { MonthLines } from '../search/month-lines.ts';
import { MonthSearch } from '../search/month-search.ts';
import { withoutShortPrefixes } from '../search/short-prefix.ts';

/**
 * Blocks that are looked up to learn which recordings can have a hit at all. A text with more of them is so common that
 * trying recordings from the newest on finds a page soon.
 */
const PROBED_BLOCKS = 5000;

/** Tells which recordings of a month have a hit for a query with texts. Use it inside a `read` of the month. */
export class TextFilter {
  readonly #month: MonthDatabase;
  readonly #alternatives: readonly Alternative[];
  /** Numbers of the only recordings that can have a hit; undefined when there are too many to know. */
  readonly possible: readonly number[] | undefined;

  private constructor(month: MonthDatabase, alternatives: readonly Alternative[]) {
    this.#month = month;
    this.#alternatives = alternatives;
    this.possible = possibleRecordings(month, alternatives);
  }

  /** A filter; undefined when the query asks for no text. */
  static for(month: MonthDatabase, alternatives: readonly Alternative[]): TextFilter | undefined {
    const asksText = alternatives.some(({ saw, typed }) =>
      [saw, typed].some(({ need, refuse }) => need.length + refuse.length > 0),
    );
    return asksText ? new TextFilter(month, alternatives) : undefined;
  }

  /** Whether a recording that is possible has a hit. */
  passes(recording: number): boolean {
    const search = new MonthSearch(this.#month, this.#alternatives, { recording });
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
}

function possibleRecordings(
  month: MonthDatabase,
  alternatives: readonly Alternative[],
): readonly number[] | undefined {
  const found = candidates(month, withoutShortPrefixes(alternatives) ?? alternatives, undefined);
  if (found.type === 'all') return undefined;
  const lines = new MonthLines(month);
  const possible = new Set(lines.live().map(({ recording }) => recording));
  let probed = 0;
  for (const block of lines.blocks(found, 0, Number.MAX_SAFE_INTEGER)) {
    if (++probed > PROBED_BLOCKS) return undefined;
    possible.add(block.recording);
  }
  return [...possible];
}
