import type { LineVersion } from '@scribery/format';
import type { Phrase, TextTerm } from '../query/alternatives.ts';
import { findAsciiPhrase } from '../query/ascii-phrase.ts';
import type { Expression } from '../query/expressions.ts';
import { findPhrase } from '../query/phrase.ts';
import { isAscii, type Word, words } from '../query/words.ts';
import { completedAt } from './completed-at.ts';
import { cutWords } from './cut-words.ts';
import { endOf, type Stay } from './stay.ts';
import { type Stop, stopsOf } from './stops.ts';

const NONE: readonly Stay[] = [];

/**
 * UTF-16 units of what stood at the stops of one line that an expression looks at: a line of 250 characters that stopped
 * at each of them, and as much as it looks at of a long line. What stood at later stops is not looked at, so that a line
 * that stopped hundreds of times costs a search no more than twice as much as another.
 */
const STOPPED_UNITS = 32 * 1024;

/** Looks for phrases and expressions in one line version. */
export class LineCheck {
  readonly line: LineVersion;
  /** Where the line stood as less than its text. */
  readonly #stops: readonly Stop[];
  /** The text in small letters where it is plain ASCII; looking for words there needs no splitting. */
  readonly #ascii: string | undefined;
  #words: Word[] | undefined;

  constructor(line: LineVersion) {
    this.line = line;
    this.#stops = stopsOf(line);
    this.#ascii = isAscii(line.text) ? line.text.toLowerCase() : undefined;
  }

  /** Where and when a phrase or an expression stood, what stood first before the rest. */
  stays(term: TextTerm): readonly Stay[] {
    const { line } = this;
    const found = this.#find(term);
    if (found.length === 0 && this.#stops.length === 0) return NONE;
    const last = found.map((span) => this.#stay(span, endOf(line)));
    if (this.#stops.length === 0) return last;
    const stays = [...this.#stopped(term, last), ...last];
    return stays.sort((a, b) => a.from - b.from || a.start - b.start);
  }

  /** Where a term stands in the whole text: [start, end) in UTF-16 units, in order. */
  #find(term: TextTerm): [number, number][] {
    if ('expression' in term) return term.find(this.line.text);
    if (this.#ascii !== undefined) return findAsciiPhrase(this.#ascii, term);
    return findPhrase(this.#split(), term);
  }

  /** What stood at stops and not so in the end. What begins where the whole text has a match went on in that. */
  #stopped(term: TextTerm, last: readonly Stay[]): Stay[] {
    const ends = new Map(last.map(({ start, end }) => [start, end]));
    const stays: Stay[] = [];
    for (const [stop, found] of 'words' in term ? this.#cut(term) : this.#matched(term, last.length > 0)) {
      for (const [start, end] of found) {
        if (ends.get(start) === end) continue;
        stays.push(this.#stay([start, end], ends.has(start) ? endOf(this.line) : stop.until));
      }
    }
    return stays;
  }

  /** Where a phrase stood whose last word went on. */
  *#cut(phrase: Phrase): Generator<[Stop, [number, number][]]> {
    const all = this.#split();
    for (const { stop, index, words: cut } of cutWords(this.line.text, this.#stops, all)) {
      const row = [...all.slice(Math.max(0, index - phrase.words.length + 1), index), ...cut];
      yield [stop, findPhrase(row, phrase).filter(([, end]) => end === stop.length)];
    }
  }

  /** What an expression matched; without the end of a text to ask for, it also matches somewhere in a longer one. */
  *#matched(expression: Expression, matchesLast: boolean): Generator<[Stop, [number, number][]]> {
    if (!matchesLast && !expression.asksForEnd) return;
    let units = 0;
    for (const stop of this.#stops) {
      units += stop.length;
      if (units > STOPPED_UNITS) return;
      yield [stop, expression.find(this.line.text.slice(0, stop.length))];
    }
  }

  #stay([start, end]: readonly [number, number], until: number): Stay {
    return { start, end, from: completedAt(this.line, end), until };
  }

  #split(): Word[] {
    this.#words ??= words(this.line.text);
    return this.#words;
  }
}
