import type { AuditEvent, EventRange, SessionKey } from '../../audit/audit-event.ts';
import { kernelOrder } from '../../audit/kernel-order.ts';
import type { Months } from '../months.ts';
import type { KeptEvent } from './month-events.ts';
import { sessionEvents } from './session-events.ts';

/** The events of a session, in the order in which the kernel numbered them: that holds when its clock is set, too. */
export function* readSession(months: Months, key: SessionKey, range: EventRange): Generator<AuditEvent> {
  for (const month of months.all().months.toReversed()) {
    const kept = month.read(() => {
      const [recent = [], ...packed] = sessionEvents(month, key, range);
      const wanted = (events: readonly KeptEvent[]) =>
        events.filter(({ facts }) => range.kinds?.includes(facts.kind) ?? true);
      return [...wanted(recent).map(readNow), ...wanted(packed.flat())];
    });
    const compare = kernelOrder(kept.map(({ facts }) => facts));
    for (const { facts, document } of kept.sort((a, b) => compare(a.facts, b.facts))) {
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
