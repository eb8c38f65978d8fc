import { nameKey } from '../hit/field-check.ts';
import type { Recording } from '../recording.ts';
import type { SessionKey, TimeRange } from './audit-event.ts';
import type { EventFacts } from './event-facts.ts';
import { steadyClock, timeAt } from './recording-clock.ts';

/** Audit session ids of processes that nobody signed in for (AU_UNSET of the kernel), and of messages that know none. */
const UNSET = 4_294_967_295;

/** Where the events of a recording are. */
export interface RecordingSession {
  readonly key: SessionKey;
  readonly range: TimeRange;
}

/**
 * The audit session of a recording. One that does not know its boot has the events between its start and its end, as the
 * ids of sessions begin anew with each boot. Undefined where it has no session.
 */
export function sessionOf(recording: Recording): RecordingSession | undefined {
  const { host, boot, session, start, duration, ended, clock = steadyClock(start) } = recording;
  if (session <= 0 || session === UNSET) return undefined;
  if (boot !== undefined) return { key: { host, boot, session }, range: {} };
  const to = ended === null ? undefined : timeAt(clock, duration) + 1;
  return { key: { host, boot, session }, range: { from: start, ...(to === undefined ? {} : { to }) } };
}

/** Whether an event belongs to a session. */
export function isInSession(
  { host, boot, session, time }: EventFacts,
  { key, range: { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } }: RecordingSession,
): boolean {
  return (
    session === key.session &&
    nameKey(host) === nameKey(key.host) &&
    (key.boot === undefined || boot === key.boot) &&
    time >= from &&
    time < to
  );
}
