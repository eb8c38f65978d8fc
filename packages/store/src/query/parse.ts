import { ScriberyError } from '@scribery/errors';
import { QUERY_BYTES, QUERY_DEPTH, QUERY_TERMS } from './limits.ts';
import { type FreeWords, parseTerm } from './term.ts';
import type { QueryClock } from './time.ts';
import { querySyntax, type Token, tokenize } from './tokens.ts';
import type { QueryNode } from './tree.ts';

/**
 * Parses a query of the language in docs/search.md. The empty query is an `and` of nothing, which holds for everything.
 * Throws SCR_QUERY_SYNTAX with the column in `place`, and SCR_QUERY_TOO_LARGE beyond the limits of limits.ts.
 */
export function parseQuery(text: string, clock: QueryClock, free: FreeWords = 'saw'): QueryNode {
  if (new TextEncoder().encode(text).length > QUERY_BYTES) {
    throw new ScriberyError(
      'SCR_QUERY_TOO_LARGE',
      `a query has at most ${QUERY_BYTES} bytes; search for fewer words`,
    );
  }
  const tokens = tokenize(text);
  if (tokens.length === 0) return { type: 'and', nodes: [] };
  if (tokens.filter(({ type }) => type === 'term').length > QUERY_TERMS) {
    throw new ScriberyError(
      'SCR_QUERY_TOO_LARGE',
      `a query has at most ${QUERY_TERMS} terms; search for fewer words`,
    );
  }
  return new Parser(tokens, text.length, clock, free).parse();
}

/** Recursive descent: or = and {OR and}; and = unary {[AND] unary}; unary = [NOT] (group or term). */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly #clock: QueryClock;
  readonly #free: FreeWords;
  #next = 0;

  constructor(tokens: readonly Token[], length: number, clock: QueryClock, free: FreeWords) {
    this.#tokens = tokens;
    this.#end = length + 1;
    this.#clock = clock;
    this.#free = free;
  }

  parse(): QueryNode {
    const node = this.#or(0);
    const rest = this.#peek();
    if (rest) throw querySyntax(rest.column, 'This ) closes nothing; remove it or put the text in "quotes"');
    return node;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #or(depth: number): QueryNode {
    const nodes = [this.#and(depth)];
    while (this.#peek()?.type === 'OR') {
      this.#next++;
      nodes.push(this.#and(depth));
    }
    return single(nodes) ?? { type: 'or', nodes };
  }

  #and(depth: number): QueryNode {
    const nodes = [this.#unary(depth)];
    for (let token = this.#peek(); token && token.type !== 'OR' && token.type !== ')'; token = this.#peek()) {
      if (token.type === 'AND') this.#next++;
      nodes.push(this.#unary(depth));
    }
    return single(nodes) ?? { type: 'and', nodes };
  }

  #unary(depth: number): QueryNode {
    const token = this.#peek();
    if (depth > QUERY_DEPTH) {
      throw new ScriberyError('SCR_QUERY_TOO_LARGE', `parentheses and NOT nest at most ${QUERY_DEPTH} deep`, {
        place: { column: token?.column ?? this.#end },
      });
    }
    if (!token)
      throw querySyntax(this.#end, `Nothing follows ${this.#before()}; write what to search for behind it`);
    this.#next++;
    switch (token.type) {
      case 'term':
        return parseTerm(token, this.#clock, this.#free);
      case 'NOT':
        return { type: 'not', node: this.#unary(depth + 1) };
      case '(':
        return this.#group(token.column, depth);
      case ')':
      case 'AND':
      case 'OR': {
        const before = this.#tokens[this.#next - 2];
        const where = before ? `between ${before.type === 'term' ? 'the word' : before.text} and` : 'before';
        throw querySyntax(
          token.column,
          `Nothing stands ${where} ${token.text}; write a word there, or put it in "quotes"`,
        );
      }
    }
  }

  #group(column: number, depth: number): QueryNode {
    const node = this.#or(depth + 1);
    if (this.#peek()?.type !== ')')
      throw querySyntax(column, 'This ( is not closed; write a ) behind the group');
    this.#next++;
    return node;
  }

  #before(): string {
    const token = this.#tokens[this.#next - 1];
    return token && token.type !== 'term' ? token.text : 'the word';
  }
}

function single(nodes: readonly QueryNode[]): QueryNode | undefined {
  return nodes.length === 1 ? nodes[0] : undefined;
}
