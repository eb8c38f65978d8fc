import type { AuditEvent, EventRange, SessionKey } from '../../audit/audit-event.ts';
import type { Months } from '../months.ts';
import type { KeptEvent } from './month-events.ts';
import { sessionEvents } from './session-events.ts';

/** Serial numbers that are this far apart have begun anew in between: they are of 32 bits. */
const SERIALS_BEGAN_ANEW = 2 ** 31;

/** The events of a session, in the order in which the kernel numbered them: that holds when its clock is set, too. */
export function* readSession(months: Months, key: SessionKey, range: EventRange): Generator<AuditEvent> {
  for (const month of months.all().months.toReversed()) {
    const kept = month.read(() => {
      const [recent = [], ...packed] = sessionEvents(month, key, range);
      const wanted = (events: readonly KeptEvent[]) =>
        events.filter(({ facts }) => range.kinds?.includes(facts.kind) ?? true);
      return [...wanted(recent).map(readNow), ...wanted(packed.flat())];
    });
    for (const { facts, document } of kept.sort(orderOf(kept))) {
      const { id, host, boot } = facts;
      // Blocks never change, so that documents can be read one by one without holding the month.
      yield { id, host, boot, event: document() };
    }
  }
}

/** An event that is not packed yet may be when its document is asked for. */
function readNow({ facts, document }: KeptEvent): KeptEvent {
  const read = document();
  return { facts, document: () => read };
}

function orderOf(kept: readonly KeptEvent[]): (a: KeptEvent, b: KeptEvent) => number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (const { facts } of kept) {
    lowest = Math.min(lowest, facts.serial);
    highest = Math.max(highest, facts.serial);
  }
  const byTime = lowest === 0 || highest - lowest > SERIALS_BEGAN_ANEW;
  // Each boot numbers anew.
  return ({ facts: a }, { facts: b }) =>
    (byTime || a.boot !== b.boot ? a.time - b.time : 0) || a.serial - b.serial || a.time - b.time;
}
