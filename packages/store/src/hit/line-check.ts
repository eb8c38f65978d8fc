import type { LineVersion } from '@scribery/format';
import type { Phrase, TextNeeds } from '../query/alternatives.ts';
import { findPhrase } from '../query/phrase.ts';
import { isAscii, type Word, words } from '../query/words.ts';

/** Looks for phrases in one line version, splitting it into words only when one may be there. */
export class LineCheck {
  readonly line: LineVersion;
  readonly #lower: string;
  readonly #ascii: boolean;
  #words: Word[] | undefined;

  constructor(line: LineVersion) {
    this.line = line;
    this.#ascii = isAscii(line.text);
    this.#lower = line.text.toLowerCase();
  }

  /** Where a phrase stands in the text: [start, end) in UTF-16 units, in order. */
  find(phrase: Phrase): [number, number][] {
    // Folding changes only what is not ASCII, so plain text that lacks the letters lacks the word.
    if (this.#ascii && !phrase.words.every((word) => this.#lower.includes(word))) return [];
    this.#words ??= words(this.line.text);
    return findPhrase(this.#words, phrase);
  }

  /** Whether the line holds all that is needed and nothing that is refused. */
  meets({ need, refuse }: TextNeeds): boolean {
    return (
      need.every((phrase) => this.find(phrase).length > 0) &&
      refuse.every((phrase) => this.find(phrase).length === 0)
    );
  }
}
