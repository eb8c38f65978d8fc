import { nameKey } from '../hit/field-check.ts';
import type { Recording } from '../recording.ts';
import type { SessionKey } from './audit-event.ts';
import type { EventFacts } from './event-facts.ts';
import { steadyClock, timeAt } from './recording-clock.ts';

/** Audit session id of processes that nobody signed in for (AU_UNSET of the kernel), and of messages that know none. */
const UNSET = 4_294_967_295;

/** The audit session of a recording; undefined where it has none. */
export function sessionOf(recording: Recording): SessionKey | undefined {
  const { host, boot, session, start, duration, ended, clock = steadyClock(start) } = recording;
  if (session <= 0 || session === UNSET) return undefined;
  const during = ended === null ? { from: start } : { from: start, to: timeAt(clock, duration) + 1 };
  return { host, boot, session, during };
}

/** Whether an event belongs to a session. */
export function isInSession(facts: EventFacts, key: SessionKey): boolean {
  if (facts.session !== key.session || nameKey(facts.host) !== nameKey(key.host)) return false;
  if (key.boot !== undefined && facts.boot !== '') return facts.boot === key.boot;
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = key.during ?? {};
  return facts.time >= from && facts.time < to;
}
