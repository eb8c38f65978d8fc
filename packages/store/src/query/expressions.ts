import { CompiledExpression } from '@scribery/expression';
import { type Required, requiredWords } from './required-words.ts';

/** A regular expression that is looked for. */
export interface Expression {
  readonly expression: string;
  /** What a text has to have for it to match. */
  readonly required: Required;
  /** Whether it may match at the end of a text and not in one that goes on. */
  readonly asksForEnd: boolean;
  /** Where it stands in a text: [start, end) in UTF-16 units, in order. Throws ExpressionWorkDone. */
  readonly find: (text: string) => [number, number][];
}

/**
 * Looks at instructions that the expressions of one search may take, counted as if each unit of text looked at all of
 * them. That is 20 MB of text, a quarter of a million lines, for an expression of 15 instructions as people write them, and
 * keeps the most careless one from holding a thread for longer than some seconds.
 */
const MOST_WORK = 300_000_000;

/** The end of a text, of a line or of a word; whether these are meant so (`[$]`) does not matter. */
const END = /\$|\\[bBz]/;

/** Ends a search: its expressions have looked at as much as they may. */
export class ExpressionWorkDone extends Error {}

/** The regular expressions of one search, and what they may still look at. */
export class Expressions {
  #left = MOST_WORK;

  /** Throws ExpressionError for what cannot be read. */
  term(source: string): Expression {
    const compiled = CompiledExpression.of(source, true);
    const find = (text: string) => {
      this.#left -= compiled.cost(text);
      if (this.#left < 0) throw new ExpressionWorkDone();
      return compiled.find(text);
    };
    return { expression: source, required: requiredWords(source), asksForEnd: END.test(source), find };
  }
}
