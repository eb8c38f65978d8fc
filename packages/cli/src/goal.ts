import { InvalidArgumentError } from 'commander';

/** A moment that somebody asks for: a position in ms, or the end, wherever that is by then. */
export type Goal = { readonly kind: 'position'; readonly at: number } | { readonly kind: 'end' };

/**
 * Reads `start`, `end`, a number of ms, or `HH:MM:SS.sss` in which any part may be empty, as tlog-play's
 * `--goto` (`2::` is two hours, `:30` thirty seconds); undefined for anything else.
 */
export function parseGoal(text: string): Goal | undefined {
  if (text === 'end') return { kind: 'end' };
  if (text === 'start') return { kind: 'position', at: 0 };
  if (/^\d{1,16}(\.\d*)?$/.test(text)) return { kind: 'position', at: Number(text) };
  return clockGoal(text);
}

/** Reads `HH:MM:SS`, `MM:SS` or `SS`, with parts left out and a fraction allowed: a plain number is seconds here. */
export function clockGoal(text: string): Goal | undefined {
  if (!/^(\d{0,6}:){0,2}\d{0,9}(\.\d{0,3})?$/.test(text) || !/\d/.test(text)) return undefined;
  const seconds = text.split(':').reduce((total, part) => total * 60 + Number(part || 0), 0);
  return { kind: 'position', at: Math.round(seconds * 1000) };
}

/** A goal as the value of an option. */
export function goalOption(text: string): Goal {
  const goal = parseGoal(text);
  if (goal === undefined) throw new InvalidArgumentError('it must be a number of ms, HH:MM:SS or end.');
  return goal;
}

/** The position of a goal in a recording of `duration` ms. */
export function goalPosition(goal: Goal, duration: number): number {
  return goal.kind === 'end' ? duration : goal.at;
}
