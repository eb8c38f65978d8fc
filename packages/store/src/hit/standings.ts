import type { LineVersion } from '@scribery/format';
import type { TextNeeds } from '../query/alternatives.ts';
import type { LineCheck } from './line-check.ts';
import { endOf, type Stay } from './stay.ts';

/** From when to when all that is asked for stood in one line version. */
export interface Standing {
  /** Position in ms from which it did. */
  readonly position: number;
  /** Position in ms when it did not any more; Infinity while it does. */
  readonly until: number;
  /** What matched then of what is asked for first: [start, end) in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** All that matched meanwhile. */
  readonly matches: readonly (readonly [number, number])[];
}

const NONE: readonly Standing[] = [];

/** Whether a line version held at one moment all that is needed, and never anything that is refused. */
export function stood(check: LineCheck, needs: TextNeeds): boolean {
  const needed = neededStays(check, needs);
  return momentsOf(needed).some((at) => standingAt(check.line, needed, at) !== undefined);
}

/**
 * From when to when a line version held all that is needed, something of it new in this version; never when it held at any
 * time what is refused. That is once as a rule, but what was outgrown may come again behind itself. In order.
 */
export function standings(check: LineCheck, needs: TextNeeds): readonly Standing[] {
  const { line } = check;
  const needed = neededStays(check, needs);
  if (needed.length === 0) return NONE;
  const found: Standing[] = [];
  for (const position of momentsOf(needed)) {
    const stays = standingAt(line, needed, position);
    const [first] = stays ?? [];
    if (!stays || !first || !stays.some((stay) => isFresh(stay, line))) continue;
    const until = Math.min(...stays.map((stay) => stay.until));
    const matches = matchesBetween(line, needed, position, until);
    found.push({ position, until, start: first.start, end: first.end, matches });
    // From here on it holds.
    if (until === endOf(line)) break;
  }
  return joined(found);
}

/** Those that overlap or follow each other at once made one, which begins as the first does. In order. */
export function joined(standings: readonly Standing[]): readonly Standing[] {
  if (standings.length < 2) return standings;
  const all: Standing[] = [];
  for (const next of standings.toSorted((a, b) => a.position - b.position)) {
    const last = all.at(-1);
    if (!last || next.position > last.until) {
      all.push(next);
      continue;
    }
    const until = Math.max(last.until, next.until);
    all[all.length - 1] = { ...last, until, matches: [...last.matches, ...next.matches] };
  }
  return all;
}

/** The stays of each needed term; none when one is not there, or something refused is. */
function neededStays(check: LineCheck, { need, refuse }: TextNeeds): (readonly Stay[])[] {
  const needed: (readonly Stay[])[] = [];
  for (const term of need) {
    const stays = check.stays(term);
    if (stays.length === 0) return [];
    needed.push(stays);
  }
  return refuse.some((term) => check.stays(term).length > 0) ? [] : needed;
}

/** The positions at which something came to stand, in order. */
function momentsOf(needed: readonly (readonly Stay[])[]): number[] {
  const [first] = needed;
  // Nearly all lines: one term, in one place.
  if (first && needed.length === 1 && first.length === 1) return first.map(({ from }) => from);
  const moments = new Set<number>();
  for (const stays of needed) for (const { from } of stays) moments.add(from);
  return [...moments].sort((a, b) => a - b);
}

/** For each needed term a stay at a position, one that is fresh if there is; undefined when one has none. */
function standingAt(line: LineVersion, needed: readonly (readonly Stay[])[], at: number): Stay[] | undefined {
  const chosen: Stay[] = [];
  for (const stays of needed) {
    const standing = stays.filter((stay) => stay.from <= at && isBehind(line, stay.until, at));
    const stay = standing.find((one) => isFresh(one, line)) ?? standing[0];
    if (!stay) return undefined;
    chosen.push(stay);
  }
  return chosen;
}

/** Whether an end is after a position; that of a line is after all, also where it was gone at once. */
function isBehind(line: LineVersion, until: number, at: number): boolean {
  return until > at || until === endOf(line);
}

/** Whether a match was not there already in the version before, which is a hit of its own. */
function isFresh({ start, end }: Stay, { fresh }: LineVersion): boolean {
  return fresh === undefined || fresh.some((span) => span[0] < end && start < span[1]);
}

function matchesBetween(
  line: LineVersion,
  needed: readonly (readonly Stay[])[],
  position: number,
  until: number,
): [number, number][] {
  return needed
    .flat()
    .filter((stay) => isBehind(line, until, stay.from) && isBehind(line, stay.until, position))
    .map(({ start, end }) => [start, end]);
}
