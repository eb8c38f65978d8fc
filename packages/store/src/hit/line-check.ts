import type { LineVersion } from '@scribery/format';
import type { TextNeeds, TextTerm } from '../query/alternatives.ts';
import { findAsciiPhrase } from '../query/ascii-phrase.ts';
import { findPhrase } from '../query/phrase.ts';
import { isAscii, type Word, words } from '../query/words.ts';

/** Looks for phrases and expressions in one line version. */
export class LineCheck {
  readonly line: LineVersion;
  /** The text in small letters where it is plain ASCII; looking for words there needs no splitting. */
  readonly #ascii: string | undefined;
  #words: Word[] | undefined;

  constructor(line: LineVersion) {
    this.line = line;
    this.#ascii = isAscii(line.text) ? line.text.toLowerCase() : undefined;
  }

  /** Where a phrase or an expression stands in the text: [start, end) in UTF-16 units, in order. */
  find(term: TextTerm): [number, number][] {
    if ('expression' in term) return term.find(this.line.text);
    if (this.#ascii !== undefined) return findAsciiPhrase(this.#ascii, term);
    this.#words ??= words(this.line.text);
    return findPhrase(this.#words, term);
  }

  /** Whether the line holds all that is needed and nothing that is refused. */
  meets({ need, refuse }: TextNeeds): boolean {
    return (
      need.every((term) => this.find(term).length > 0) && refuse.every((term) => this.find(term).length === 0)
    );
  }
}
