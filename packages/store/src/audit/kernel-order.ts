import type { EventFacts } from './event-facts.ts';

/** Serial numbers that are this far apart have begun anew in between: they are of 32 bits. */
const SERIALS_BEGAN_ANEW = 2 ** 31;

type Ordered = Pick<EventFacts, 'boot' | 'serial' | 'time'>;

/** Compares events of a session in the order in which the kernel numbered them: that holds when its clock is set, too. */
export function kernelOrder(events: readonly Ordered[]): (a: Ordered, b: Ordered) => number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (const { serial } of events) {
    lowest = Math.min(lowest, serial);
    highest = Math.max(highest, serial);
  }
  const byTime = lowest === 0 || highest - lowest > SERIALS_BEGAN_ANEW;
  // Each boot numbers anew.
  return (a, b) =>
    (byTime || a.boot !== b.boot ? a.time - b.time : 0) || a.serial - b.serial || a.time - b.time;
}
