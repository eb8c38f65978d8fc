/** A set of UTF-16 units as ranges from–to, both included. */
export interface UnitSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly negated: boolean;
}

/** A regular expression as a tree. */
export type PatternTree =
  | { readonly kind: 'units'; readonly set: UnitSet }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternTree[] }
  /** `most` undefined: without end. */
  | {
      readonly kind: 'repeat';
      readonly part: PatternTree;
      readonly least: number;
      readonly most: number | undefined;
    };

/** A place between two units: `^`, `$`, `\b`, `\B`. */
export type Place = 'start' | 'end' | 'boundary' | 'within';

/** What is wrong with a pattern; `at` counts from 0. */
export class PatternError extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Units that `\w` stands for, and between which and others `\b` lies. */
export const WORD_UNITS: UnitSet = {
  ranges: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
  ],
  negated: false,
};

export function holds(set: UnitSet, unit: number): boolean {
  for (const [from, to] of set.ranges) if (unit >= from && unit <= to) return !set.negated;
  return set.negated;
}

const CAPITALS = [0x41, 0x5a] as const;
const SMALL = [0x61, 0x7a] as const;
const CASE_STEP = 0x20;

/** The set with the other case of each ASCII letter in it, and of a single letter of any other script. */
export function bothCases({ ranges, negated }: UnitSet): UnitSet {
  const others = ranges.flatMap(([from, to]): (readonly [number, number])[] => {
    if (from === to && from > 0x7f) {
      const letter = String.fromCharCode(from);
      const cases = [letter.toLowerCase(), letter.toUpperCase()].filter((other) => other.length === 1);
      return cases.map((other) => [other.charCodeAt(0), other.charCodeAt(0)]);
    }
    return [...moved([from, to], CAPITALS, CASE_STEP), ...moved([from, to], SMALL, -CASE_STEP)];
  });
  return { ranges: [...ranges, ...others], negated };
}

/** The part of a range that lies in another, `step` further on. */
function moved(
  [from, to]: readonly [number, number],
  [low, high]: readonly [number, number],
  step: number,
): (readonly [number, number])[] {
  const [first, last] = [Math.max(from, low), Math.min(to, high)];
  return first > last ? [] : [[first + step, last + step]];
}
