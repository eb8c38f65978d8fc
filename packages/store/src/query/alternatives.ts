import { ScriberyError } from '@scribery/errors';
import type { EventTerm } from './event-term.ts';
import { type Expression, Expressions } from './expressions.ts';
import { QUERY_ALTERNATIVES } from './limits.ts';
import type { QueryNode } from './tree.ts';

/** Words in a row, the last perhaps only begun. */
export interface Phrase {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** What is looked for in a text. */
export type TextTerm = Phrase | Expression;

/** What is asked of one event, ready to be looked for. */
export type EventNeed = Exclude<EventTerm, { expression: string }> | ({ readonly field: 'cmd' } & Expression);

interface Needs<T> {
  readonly need: readonly T[];
  readonly refuse: readonly T[];
}

/** What a line of one kind must and must not hold. */
export type TextNeeds = Needs<TextTerm>;

/** What one event of the audit trail must and must not be. */
export type EventNeeds = Needs<EventNeed>;

export interface FieldNeed {
  readonly field: 'user' | 'host' | 'rec';
  readonly pattern: string;
  readonly negated: boolean;
}

/** What can be found: a line that was seen, one that was typed, an event of the audit trail. */
export const KINDS = ['saw', 'typed', 'event'] as const;
export type Kind = (typeof KINDS)[number];

/** One way for a query to hold: all of this at once. */
export interface Alternative {
  readonly saw: TextNeeds;
  readonly typed: TextNeeds;
  readonly event: EventNeeds;
  readonly fields: readonly FieldNeed[];
  /** Wall time in ms: from `since` on, and before `until`. */
  readonly since: number;
  readonly until: number;
}

/**
 * A query as the list of ways in which it can hold (its disjunctive normal form), which is how a store runs it.
 * Throws SCR_QUERY_TOO_LARGE when there are more than QUERY_ALTERNATIVES.
 */
export function alternatives(query: QueryNode): Alternative[] {
  return new Expansion().expand(query, false).filter(({ since, until }) => since < until);
}

/** The kinds of which an alternative needs something; only these can be its hits, unless there are none. */
export function asksFor(alternative: Alternative): Kind[] {
  return KINDS.filter((kind) => alternative[kind].need.length > 0);
}

const EMPTY: Alternative = {
  saw: { need: [], refuse: [] },
  typed: { need: [], refuse: [] },
  event: { need: [], refuse: [] },
  fields: [],
  since: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

class Expansion {
  readonly #expressions = new Expressions();

  expand(node: QueryNode, negated: boolean): Alternative[] {
    switch (node.type) {
      case 'not':
        return this.expand(node.node, !negated);
      case 'and':
      case 'or': {
        const parts = node.nodes.map((part) => this.expand(part, negated));
        // De Morgan: a negated `and` is an `or` of the negated parts.
        return (node.type === 'and') === negated ? bounded(parts.flat()) : parts.reduce(both, [EMPTY]);
      }
      case 'text': {
        const phrase = { words: node.words, prefix: node.prefix };
        return [{ ...EMPTY, [node.kind]: needs(phrase, negated) }];
      }
      case 'expression':
        return [{ ...EMPTY, [node.kind]: needs(this.#expressions.term(node.expression), negated) }];
      case 'event':
        return [{ ...EMPTY, event: this.#eventNeeds(node.term, negated) }];
      case 'field':
        return [{ ...EMPTY, fields: [{ field: node.field, pattern: node.pattern, negated }] }];
      case 'time':
        return [{ ...EMPTY, [(node.bound === 'since') === negated ? 'until' : 'since']: node.at }];
    }
  }

  /** An event that tells no exit has none: `-exit:0` asks for events that ended otherwise, as `exit:!0` does. */
  #eventNeeds(term: EventTerm, negated: boolean): EventNeeds {
    if (term.field === 'exit') return { need: [{ ...term, not: term.not !== negated }], refuse: [] };
    if (!('expression' in term)) return needs(term, negated);
    return needs({ field: term.field, ...this.#expressions.term(term.expression) }, negated);
  }
}

function needs<T>(term: T, negated: boolean): Needs<T> {
  return negated ? { need: [], refuse: [term] } : { need: [term], refuse: [] };
}

function both(left: readonly Alternative[], right: readonly Alternative[]): Alternative[] {
  bounded({ length: left.length * right.length });
  return left.flatMap((a) => right.map((b) => joined(a, b)));
}

function joined(a: Alternative, b: Alternative): Alternative {
  return {
    saw: joinedNeeds(a.saw, b.saw),
    typed: joinedNeeds(a.typed, b.typed),
    event: joinedNeeds(a.event, b.event),
    fields: [...a.fields, ...b.fields],
    since: Math.max(a.since, b.since),
    until: Math.min(a.until, b.until),
  };
}

function joinedNeeds<T>(a: Needs<T>, b: Needs<T>): Needs<T> {
  return { need: [...a.need, ...b.need], refuse: [...a.refuse, ...b.refuse] };
}

function bounded<T extends { readonly length: number }>(list: T): T {
  if (list.length > QUERY_ALTERNATIVES) {
    throw new ScriberyError(
      'SCR_QUERY_TOO_LARGE',
      `its OR and NOT make more than ${QUERY_ALTERNATIVES} alternatives; ask in several queries`,
    );
  }
  return list;
}
