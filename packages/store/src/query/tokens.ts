import { ScriberyError } from '@scribery/errors';

/** One piece of a query: an operator, a parenthesis, or a term `[field:]value`. `column` counts from 1. */
export type Token =
  | { readonly type: 'AND' | 'OR' | 'NOT' | '(' | ')'; readonly text: string; readonly column: number }
  | {
      readonly type: 'term';
      /** As written; undefined for a free word. */
      readonly field: string | undefined;
      readonly value: string;
      readonly quoted: boolean;
      /** It stood between slashes: a regular expression, if the field takes one. */
      readonly slashed: boolean;
      /** A `*` stood right behind the closing quote. */
      readonly star: boolean;
      /** It has a field and no value: a group begins right behind the colon. */
      readonly opens: boolean;
      readonly column: number;
      /** Where the value begins, for messages about it. */
      readonly valueColumn: number;
    };

/** A syntax error of a query, with the column (from 1) where it is. */
export function querySyntax(column: number, detail: string): ScriberyError {
  return new ScriberyError('SCR_QUERY_SYNTAX', `${detail} (column ${column})`, { place: { column } });
}

const SPACE = /\s/u;
const FIELD = /([A-Za-z]+):/y;

/** Splits a query into its tokens. Throws SCR_QUERY_SYNTAX for a quote that does not end or a lone `-`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let open = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const column = at + 1;
    if (SPACE.test(char)) at++;
    else if (char === '(' || char === ')') {
      open += char === '(' ? 1 : -1;
      tokens.push({ type: char, text: char, column });
      at++;
    } else if (char === '-') {
      if (text.charAt(at + 1) === '-') {
        throw querySyntax(
          column,
          'Write one - to exclude a word, or put a text that begins with -- in "quotes"',
        );
      }
      tokens.push({ type: 'NOT', text: '-', column });
      at++;
    } else {
      at = readTerm(text, at, open, tokens);
    }
  }
  return tokens;
}

/** Reads a term or a word operator at `at`; returns where it ends. */
function readTerm(text: string, at: number, open: number, tokens: Token[]): number {
  const column = at + 1;
  FIELD.lastIndex = at;
  const field = FIELD.exec(text)?.[1];
  const from = field === undefined ? at : at + field.length + 1;
  const opens = field !== undefined && text.charAt(from) === '(';
  const term = { type: 'term', field, opens, column, valueColumn: from + 1 } as const;
  if (text.charAt(from) === '"') {
    const { value, end } = readQuoted(text, from);
    const star = text.charAt(end) === '*';
    tokens.push({ ...term, value, quoted: true, slashed: false, star });
    return star ? end + 1 : end;
  }
  const slashed = slashedEnd(text, from);
  const end = slashed ?? bareEnd(text, from, open);
  const value = text.slice(from, end);
  if (field === undefined && (value === 'AND' || value === 'OR' || value === 'NOT')) {
    tokens.push({ type: value, text: value, column });
  } else {
    tokens.push({ ...term, value, quoted: false, slashed: slashed !== undefined, star: false });
  }
  return end;
}

const SLASHED = /\/(?:\\[^]|[^\\/])+\/(?=[\s)]|$)/uy;

/**
 * Where a text between slashes ends that begins at `from`: behind the first slash without a backslash, where the term ends
 * too. Undefined when there is none: `/etc/passwd` is a path.
 */
function slashedEnd(text: string, from: number): number | undefined {
  SLASHED.lastIndex = from;
  return SLASHED.test(text) ? SLASHED.lastIndex : undefined;
}

function readQuoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return { value, end: at + 1 };
    const next = text.charAt(at + 1);
    if (char === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at++;
    } else value += char;
  }
  throw querySyntax(
    from + 1,
    'This quote does not end; write another " behind the phrase, and \\" for a quote inside it',
  );
}

/** A bare word may hold balanced parentheses (`main()`); one that closes a group ends it. */
function bareEnd(text: string, from: number, open: number): number {
  let inside = 0;
  let at = from;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (SPACE.test(char) || char === '"') break;
    if (char === '(') {
      if (at === from) break;
      inside++;
    }
    if (char === ')') {
      if (inside === 0 && (open > 0 || at === from)) break;
      if (inside === 0)
        throw querySyntax(at + 1, 'This ) closes nothing; remove it or put the text in "quotes"');
      inside--;
    }
  }
  return at;
}
