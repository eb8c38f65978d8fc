import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';

/**
 * Longest regular expression in UTF-16 units, most repetitions that it may ask for in all, and most instructions that it
 * may be compiled to. A unit of text costs at most one look at each instruction, so that these bound what a line can cost.
 */
const EXPRESSION_UNITS = 1024;
const REPETITIONS = 1000;
const INSTRUCTIONS = 1100;

/** How much of a text is looked at, in UTF-16 units; what stands behind is not. */
const TEXT_UNITS = 32 * 1024;

/** Places in one text that are told; a page shows fewer. */
const PLACES = 256;

/** Compiled expressions that are kept, as a query is read in one place and run in another; then all are forgotten. */
const COMPILED_KEPT = 64;

/** What is wrong with an expression; `at` counts from 0. */
export class ExpressionError extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/**
 * A regular expression in the syntax of RE2. It takes time linear in the length of a text,
 * whatever both are: JavaScript's own may go back and try again for ever.
 */
export class CompiledExpression {
  readonly #pattern: RE2JS;
  /** Instructions: what a unit of text costs at most. */
  readonly size: number;

  private constructor(pattern: RE2JS) {
    this.#pattern = pattern;
    this.size = pattern.programSize();
  }

  /** Throws ExpressionError. */
  static of(source: string, ignoreCase: boolean): CompiledExpression {
    const key = `${ignoreCase ? 'i' : ''}/${source}`;
    const known = compiled.get(key);
    if (known) return known;
    const made = new CompiledExpression(compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0));
    if (compiled.size >= COMPILED_KEPT) compiled.clear();
    compiled.set(key, made);
    return made;
  }

  /** What looking through a text costs at most, in looks at an instruction. */
  cost(text: string): number {
    return Math.min(text.length + 1, TEXT_UNITS) * this.size;
  }

  /** Whether it matches anywhere in a text, an empty match too. */
  test(text: string): boolean {
    return this.#pattern.test(beginning(text));
  }

  /** Where it matches in a text: [start, end) in UTF-16 units, in order; what is empty is no match. */
  find(text: string): [number, number][] {
    const looked = beginning(text);
    const found: [number, number][] = [];
    if (!this.#pattern.test(looked)) return found;
    const matcher = this.#pattern.matcher(looked);
    while (found.length < PLACES && matcher.find()) {
      if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
    }
    return found;
  }
}

function beginning(text: string): string {
  return text.length > TEXT_UNITS ? text.slice(0, TEXT_UNITS) : text;
}

const compiled = new Map<string, CompiledExpression>();

function compile(source: string, flags: number): RE2JS {
  if (source.length > EXPRESSION_UNITS) {
    throw new ExpressionError(EXPRESSION_UNITS, `it is longer than ${EXPRESSION_UNITS} characters`);
  }
  let repetitions = 0;
  for (const { 0: counts, index } of source.matchAll(/\{\d+(?:,\d*)?\}/g)) {
    repetitions += Math.max(...(counts.match(/\d+/g) ?? []).map(Number));
    if (repetitions > REPETITIONS) {
      throw new ExpressionError(index, `it repeats more than ${REPETITIONS} times in all`);
    }
  }
  try {
    const pattern = RE2JS.compile(source, flags);
    if (pattern.programSize() > INSTRUCTIONS) throw new ExpressionError(0, 'it is too large');
    return pattern;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) {
      const part = error.input ?? '';
      throw new ExpressionError(Math.max(0, source.lastIndexOf(part)), described(error.error, part));
    }
    if (error instanceof RE2JSException) throw new ExpressionError(0, error.message);
    throw error;
  }
}

function described(what: string, part: string): string {
  return part === '' ? what : `${what}: ${part}`;
}
