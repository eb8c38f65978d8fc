import { PatternError, type PatternTree, type Place, type UnitSet } from './pattern-tree.ts';

/** Most states of an automaton; a pattern that needs more is refused. A step costs at most as many comparisons. */
const MOST_STATES = 1000;

/** A state: takes a unit, asks where it is, goes two ways, or has found the pattern. `next` are places in the list. */
type State =
  | { readonly kind: 'units'; readonly set: UnitSet; readonly next: number }
  | { readonly kind: 'place'; readonly place: Place; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; readonly other: number }
  | { readonly kind: 'found' };

export interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
}

/**
 * The states of a pattern, after Thompson: each part is built with the state that follows it, from the last to the first.
 * @throws PatternError when there are too many
 */
export function automatonOf(tree: PatternTree): Automaton {
  const states: State[] = [{ kind: 'found' }];

  const add = (state: State): number => {
    if (states.length >= MOST_STATES) throw new PatternError(0, 'this pattern is too large');
    return states.push(state) - 1;
  };

  const build = (part: PatternTree, next: number): number => {
    switch (part.kind) {
      case 'units':
        return add({ kind: 'units', set: part.set, next });
      case 'place':
        return add({ kind: 'place', place: part.place, next });
      case 'sequence':
        return part.parts.reduceRight((after, piece) => build(piece, after), next);
      case 'choice':
        return part.parts
          .map((piece) => build(piece, next))
          .reduceRight((other, first) => add({ kind: 'fork', next: first, other }));
      case 'repeat':
        return buildRepeat(part, next);
    }
  };

  const buildRepeat = (repeat: PatternTree & { kind: 'repeat' }, next: number): number => {
    const { part, least, most } = repeat;
    let start = next;
    if (most === undefined) {
      // A fork that goes into the part, whose end comes back to the fork, or on.
      const fork = add({ kind: 'fork', next, other: next });
      states[fork] = { kind: 'fork', next: build(part, fork), other: next };
      start = fork;
    } else {
      for (let n = least; n < most; n++) start = add({ kind: 'fork', next: build(part, start), other: next });
    }
    for (let n = 0; n < least; n++) {
      const before = start;
      start = build(part, before);
      // A part without a state is the same however often it comes; `(){500}` in `(){500}` would be counted out for nothing.
      if (start === before) break;
    }
    return start;
  };

  return { start: build(tree, 0), states };
}
