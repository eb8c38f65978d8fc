import { CompiledExpression, ExpressionError } from '@scribery/expression';
import type { Phrase } from './alternatives.ts';
import { parseExit } from './event-term.ts';
import { parseTime, type QueryClock, TIME_FORMS } from './time.ts';
import { querySyntax, type Token } from './tokens.ts';
import type { QueryNode } from './tree.ts';
import { words } from './words.ts';

type Term = Extract<Token, { type: 'term' }>;

const FIELDS = [
  'user',
  'host',
  'rec',
  'saw',
  'typed',
  'cmd',
  'exe',
  'file',
  'ip',
  'exit',
  'as',
  'since',
  'until',
] as const;
type Field = (typeof FIELDS)[number];

/** What a word without a field is about: the screen, or, where only events are asked for, the command line. */
export type FreeWords = 'saw' | 'cmd';

/** One term as a node of the tree. Throws SCR_QUERY_SYNTAX. */
export function parseTerm(term: Term, clock: QueryClock, free: FreeWords): QueryNode {
  const field = fieldOf(term, free);
  if (term.opens) {
    throw querySyntax(
      term.valueColumn,
      `${field}: takes one text, not a group; write the field before each: (${field}:a OR ${field}:b)`,
    );
  }
  if (term.value === '') {
    throw querySyntax(
      term.valueColumn,
      `Nothing stands ${term.quoted ? 'between the quotes' : `behind ${field}:`}; write what to search for there`,
    );
  }
  if (term.slashed && (field === 'saw' || field === 'typed')) {
    return { type: 'expression', kind: field, expression: expressionOf(term), column: term.column };
  }
  if (term.slashed && field === 'cmd') {
    return { type: 'event', term: { field, expression: expressionOf(term) }, column: term.column };
  }
  switch (field) {
    case 'saw':
    case 'typed':
      return { type: 'text', kind: field, ...phraseOf(term), column: term.column };
    case 'cmd':
    case 'exe':
    case 'file':
      return { type: 'event', term: { field, ...phraseOf(term) }, column: term.column };
    case 'ip':
    case 'as':
      return { type: 'event', term: { field, pattern: patternOf(term) }, column: term.column };
    case 'exit':
      return { type: 'event', term: parseExit(term.value, term.valueColumn), column: term.column };
    case 'user':
    case 'host':
    case 'rec':
      return { type: 'field', field, pattern: patternOf(term), column: term.column };
    case 'since':
    case 'until': {
      const at = timeOf(term, field, clock);
      if (at === undefined) throw querySyntax(term.valueColumn, `${field}: takes ${TIME_FORMS}`);
      return { type: 'time', bound: field, at, column: term.column };
    }
  }
}

function timeOf(term: Term, bound: 'since' | 'until', clock: QueryClock): number | undefined {
  try {
    return parseTime(term.value, bound, clock);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const name = JSON.stringify(clock.timeZone);
    const what = `no time zone ${name} is known here; name one in the time, as 2026-11-01T12:00+01:00 does`;
    throw querySyntax(term.valueColumn, `${bound}: ${what}`);
  }
}

/** What stands between the slashes; `\/` means the same to an expression. */
function expressionOf({ value, valueColumn }: Term): string {
  const expression = value.slice(1, -1);
  try {
    CompiledExpression.of(expression, true);
    return expression;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw querySyntax(
      valueColumn + 1 + error.at,
      `This regular expression cannot be used, ${error.message}; write \\ before a character that is meant as itself`,
    );
  }
}

function patternOf({ value, star }: Term): string {
  return star ? `${value}*` : value;
}

function fieldOf(term: Term, free: FreeWords): Field {
  if (term.field === undefined) return free;
  const name = term.field.toLowerCase();
  const field = FIELDS.find((known) => known === name);
  if (field) return field;
  const list = FIELDS.map((known) => `${known}:`).join(', ');
  throw querySyntax(
    term.column,
    `There is no field ${term.field}:, only ${list}; put a text with a colon in "quotes"`,
  );
}

function phraseOf(term: Term): Phrase {
  const starred = !term.quoted && term.value.endsWith('*');
  const value = starred ? term.value.slice(0, -1) : term.value;
  if (!term.quoted && value.includes('*')) {
    const column = term.valueColumn + value.indexOf('*');
    throw querySyntax(
      column,
      'In a text * can only stand at the end of a word; put it in "quotes" to search for it',
    );
  }
  const found = words(value);
  const last = found.at(-1);
  if (!last) {
    throw querySyntax(
      term.valueColumn,
      'There is no letter or digit to search for; search for a word that stands next to it',
    );
  }
  return {
    words: found.map(({ word }) => word),
    prefix: (starred || term.star) && last.end === value.length,
  };
}
