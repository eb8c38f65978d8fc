import { factsOf, numberAt, type Recording, type StoreReader, textAt } from '@scribery/store';
import type { ContactedHost } from '../api/audit-schemas.ts';
import { EventClock, recordedEvents } from './recording-moments.ts';
import { usedAgain } from './uses.ts';

/** Addresses that are listed of one recording; a port scan has more than anybody reads. */
const HOSTS_LISTED = 10_000;

/** Errors with which a connection that does not wait begins; it may well come to be (connect(2)). */
const UNDER_WAY = new Set(['EINPROGRESS', 'EALREADY']);

/** The hosts that were called in a recording's session, by address and port, in the order of the first time. */
export async function contactedHosts(reader: StoreReader, recording: Recording): Promise<ContactedHost[]> {
  const clock = new EventClock(recording);
  const hosts = new Map<string, ContactedHost>();
  for await (const event of recordedEvents(reader, recording, { kinds: ['event'] })) {
    const facts = factsOf(event);
    const moment = clock.at(facts.time);
    const ip = textAt(event.event, 'destination', 'ip');
    const port = numberAt(event.event, 'destination', 'port') ?? null;
    const key = `${ip} ${port}`;
    if (ip === undefined || (hosts.size >= HOSTS_LISTED && !hosts.has(key))) continue;
    const before = hosts.get(key);
    const failed = textAt(event.event, 'event', 'outcome') === 'failure' && !UNDER_WAY.has(facts.error);
    hosts.set(key, {
      ip,
      port,
      ...usedAgain(before, moment, facts),
      failed: (before?.failed ?? 0) + (failed ? 1 : 0),
    });
  }
  return [...hosts.values()];
}
