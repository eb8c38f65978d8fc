import type { EventFacts } from '@scribery/store';
import type { EventMoment } from './recording-moments.ts';

/** Programs, users and actions that are listed of one use; more of them say no more. */
const LISTED = 8;

/** How something was used in a recording, over all its events. */
export interface Use extends EventMoment {
  readonly last: number;
  readonly count: number;
  readonly exes: string[];
  readonly users: string[];
}

/** One more use of something, after those before. */
export function usedAgain(use: Use | undefined, moment: EventMoment, { exe, as }: EventFacts): Use {
  const first = use ?? { ...moment, last: 0, count: 0, exes: [], users: [] };
  return {
    ...first,
    last: moment.position,
    count: first.count + 1,
    exes: withOne(first.exes, exe),
    users: withOne(first.users, as),
  };
}

/** A list with one more name, once, as far as it is listed. */
export function withOne(list: readonly string[], name: string): string[] {
  return name === '' || list.includes(name) || list.length >= LISTED ? [...list] : [...list, name];
}
