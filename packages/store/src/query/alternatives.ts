import { ScriberyError } from '@scribery/errors';
import { QUERY_ALTERNATIVES } from './limits.ts';
import type { QueryNode } from './tree.ts';

/** Words in a row, the last perhaps only begun. */
export interface Phrase {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** What a line of one kind must and must not hold. */
export interface TextNeeds {
  readonly need: readonly Phrase[];
  readonly refuse: readonly Phrase[];
}

export interface FieldNeed {
  readonly field: 'user' | 'host' | 'rec';
  readonly pattern: string;
  readonly negated: boolean;
}

/** One way for a query to hold: all of this at once. */
export interface Alternative {
  readonly saw: TextNeeds;
  readonly typed: TextNeeds;
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
  return expand(query, false).filter(({ since, until }) => since < until);
}

const EMPTY: Alternative = {
  saw: { need: [], refuse: [] },
  typed: { need: [], refuse: [] },
  fields: [],
  since: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

function expand(node: QueryNode, negated: boolean): Alternative[] {
  switch (node.type) {
    case 'not':
      return expand(node.node, !negated);
    case 'and':
    case 'or': {
      const parts = node.nodes.map((part) => expand(part, negated));
      // De Morgan: a negated `and` is an `or` of the negated parts.
      return (node.type === 'and') === negated ? bounded(parts.flat()) : parts.reduce(both, [EMPTY]);
    }
    case 'text': {
      const phrase = { words: node.words, prefix: node.prefix };
      return [
        { ...EMPTY, [node.kind]: negated ? { need: [], refuse: [phrase] } : { need: [phrase], refuse: [] } },
      ];
    }
    case 'field':
      return [{ ...EMPTY, fields: [{ field: node.field, pattern: node.pattern, negated }] }];
    case 'time':
      return [{ ...EMPTY, [(node.bound === 'since') === negated ? 'until' : 'since']: node.at }];
  }
}

function both(left: readonly Alternative[], right: readonly Alternative[]): Alternative[] {
  bounded({ length: left.length * right.length });
  return left.flatMap((a) => right.map((b) => joined(a, b)));
}

function joined(a: Alternative, b: Alternative): Alternative {
  return {
    saw: joinedTexts(a.saw, b.saw),
    typed: joinedTexts(a.typed, b.typed),
    fields: [...a.fields, ...b.fields],
    since: Math.max(a.since, b.since),
    until: Math.min(a.until, b.until),
  };
}

function joinedTexts(a: TextNeeds, b: TextNeeds): TextNeeds {
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
