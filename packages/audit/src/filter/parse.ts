import { CompiledExpression, ExpressionError } from '@scribery/expression';
import type { FilterExpression, NumberOperator, TextOperator } from './expression.ts';
import { filterSyntax } from './syntax-error.ts';
import { type Token, tokenize } from './tokens.ts';

/** Longest expression, in UTF-16 units; a longer one is refused. Far more than anybody writes, little enough to show whole. */
const MOST_LENGTH = 16 * 1024;

/** Deepest nesting of parentheses and `!`; what is deeper is refused, so that no input exhausts the stack. */
const MOST_DEPTH = 100;

const TEXT_OPERATORS: ReadonlySet<string> = new Set<TextOperator>(['==', '!=', '^=', '$=', '*=']);
const NUMBER_OPERATORS: ReadonlySet<string> = new Set<NumberOperator>(['<', '<=', '>', '>=']);

/**
 * Reads a filter expression (docs/audit-filter.md).
 * @throws ScriberyError SCR_FILTER_SYNTAX with the column, and the expression with a caret under the place
 */
export function parseFilter(expression: string): FilterExpression {
  if (expression.length > MOST_LENGTH) {
    throw filterSyntax(expression.slice(0, 60), 1, `it is longer than ${MOST_LENGTH} characters`);
  }
  const parser = new Parser(expression);
  return parser.parse();
}

class Parser {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = tokenize(expression);
  }

  parse(): FilterExpression {
    const whole = this.#or();
    const rest = this.#peek();
    if (rest.type === 'bracket' && rest.text === ')') throw this.#error(rest, 'this ) closes nothing');
    if (rest.type !== 'end') throw this.#error(rest, 'here && or || is missing');
    return whole;
  }

  #or(): FilterExpression {
    return this.#joined('||', 'or', () => this.#and());
  }

  #and(): FilterExpression {
    return this.#joined('&&', 'and', () => this.#not());
  }

  #joined(sign: string, kind: 'and' | 'or', part: () => FilterExpression): FilterExpression {
    const first = part();
    const parts = [first];
    while (this.#takes(sign)) parts.push(part());
    return parts.length === 1 ? first : { kind, parts };
  }

  #not(): FilterExpression {
    const token = this.#peek();
    if (!this.#takes('!')) return this.#primary();
    return { kind: 'not', part: this.#deeper(token, () => this.#not()) };
  }

  #primary(): FilterExpression {
    const token = this.#next();
    if (token.text === '(' && token.type === 'bracket') {
      const inner = this.#deeper(token, () => this.#or());
      if (!this.#takes(')')) throw this.#error(token, 'this ( is not closed');
      return inner;
    }
    if (token.type !== 'word') throw this.#error(token, 'here the name of a field is missing');
    return this.#test(token.text);
  }

  /** What stands behind a name; nothing asks whether the field is there. */
  #test(name: string): FilterExpression {
    const token = this.#peek();
    if (token.type === 'word' && token.text === 'in') {
      this.#at++;
      return { kind: 'in', name, values: this.#list() };
    }
    if (token.type !== 'operator') return { kind: 'present', name };
    if (isTextOperator(token.text)) {
      this.#at++;
      return { kind: 'text', name, operator: token.text, value: this.#value() };
    }
    if (isNumberOperator(token.text)) {
      this.#at++;
      const value = this.#next();
      if (value.type !== 'number') throw this.#error(value, `${token.text} compares with a number`);
      return { kind: 'number', name, operator: token.text, value: value.value };
    }
    if (token.text !== '~') return { kind: 'present', name };
    this.#at++;
    return { kind: 'pattern', name, pattern: this.#pattern() };
  }

  #list(): string[] {
    const open = this.#peek();
    if (!this.#takes('(')) throw this.#error(open, 'in is followed by values in parentheses');
    const values = [this.#value()];
    while (this.#takes(',')) values.push(this.#value());
    const after = this.#peek();
    if (!this.#takes(')')) throw this.#error(after, 'here , or ) is missing');
    return values;
  }

  #value(): string {
    const token = this.#next();
    if (token.type === 'text' || token.type === 'word') return token.text;
    // A number is compared as it is written in logs, in decimal; `1.10` stays what it is.
    if (token.type === 'number') return /[xX]/.test(token.text) ? String(token.value) : token.text;
    throw this.#error(token, 'here a value is missing');
  }

  #pattern() {
    const token = this.#next();
    if (token.type !== 'pattern' && token.type !== 'text') {
      throw this.#error(token, 'behind ~ stands a pattern, /like this/');
    }
    try {
      return CompiledExpression.of(token.text, token.type === 'pattern' && token.ignoreCase);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      throw filterSyntax(this.#expression, token.column + 1 + error.at, error.message);
    }
  }

  #deeper<T>(at: Token, read: () => T): T {
    if (++this.#depth > MOST_DEPTH) throw this.#error(at, `nested deeper than ${MOST_DEPTH}`);
    const inner = read();
    this.#depth--;
    return inner;
  }

  #peek(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Error('read behind the end of a filter');
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.type !== 'end') this.#at++;
    return token;
  }

  #takes(text: string): boolean {
    const token = this.#peek();
    if ((token.type !== 'operator' && token.type !== 'bracket') || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #error(token: Token, detail: string) {
    return filterSyntax(this.#expression, token.column, detail);
  }
}

function isTextOperator(text: string): text is TextOperator {
  return TEXT_OPERATORS.has(text);
}

function isNumberOperator(text: string): text is NumberOperator {
  return NUMBER_OPERATORS.has(text);
}
