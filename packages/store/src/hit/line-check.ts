import type { LineVersion } from '@scribery/format';
import type { Phrase, TextNeeds } from '../query/alternatives.ts';
import { findAsciiPhrase } from '../query/ascii-phrase.ts';
import { findPhrase } from '../query/phrase.ts';
import { isAscii, type Word, words } from '../query/words.ts';

/** Looks for phrases in one line version. */
export class LineCheck {
  readonly line: LineVersion;
  /** The text in small letters where it is plain ASCII; looking for words there needs no splitting. */
  readonly #ascii: string | undefined;
  #words: Word[] | undefined;

  constructor(line: LineVersion) {
    this.line = line;
    this.#ascii = isAscii(line.text) ? line.text.toLowerCase() : undefined;
  }

  /** Where a phrase stands in the text: [start, end) in UTF-16 units, in order. */
  find(phrase: Phrase): [number, number][] {
    if (this.#ascii !== undefined) return findAsciiPhrase(this.#ascii, phrase);
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
