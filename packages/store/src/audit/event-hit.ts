import { meetsFields } from '../hit/field-check.ts';
import { merged } from '../hit/merged-matches.ts';
import { type RecordingHas, recordingHolds } from '../hit/recording-holds.ts';
import { type Alternative, asksFor } from '../query/alternatives.ts';
import type { Recording } from '../recording.ts';
import type { EventHit } from '../store.ts';
import { isAskedFor, meetsEvent, placesIn } from './event-check.ts';
import type { EventFacts } from './event-facts.ts';
import { positionAt, steadyClock } from './recording-clock.ts';

/** A recording of the session that an event belongs to. */
export interface EventRecording {
  readonly recording: Recording;
  readonly has: RecordingHas;
}

/** Which events are hits: those that a query asks for, or all for which it holds. */
export type EventScope = 'asked' | 'all';

/**
 * The hit that an event is, if one of a query's alternatives holds for it in one of the recordings of its session, the
 * likeliest first; or, where there is none, by itself. See docs/search.md.
 */
export function eventHitOf(
  facts: EventFacts,
  recordings: readonly EventRecording[],
  alternatives: readonly Alternative[],
  scope: EventScope,
): EventHit | undefined {
  for (const owner of recordings.length > 0 ? recordings : [undefined]) {
    const holding = alternatives.filter((alternative) => holds(facts, owner, alternative, scope));
    if (holding.length > 0) return hit(facts, owner?.recording, holding);
  }
  return undefined;
}

function holds(
  facts: EventFacts,
  owner: EventRecording | undefined,
  alternative: Alternative,
  scope: EventScope,
): boolean {
  const { event, since, until, fields } = alternative;
  if (scope === 'asked' && !isAskedFor(facts, event)) return false;
  if (facts.time < since || facts.time >= until) return false;
  if (!meetsEvent(facts, event)) return false;
  const about = owner?.recording ?? { recording: '', host: facts.host, user: facts.user };
  if (!meetsFields(about, fields)) return false;
  const others = asksFor(alternative).length > 0 ? alternative : { ...alternative, event: NOTHING };
  return recordingHolds(others, 'event', owner?.has ?? hasNothing);
}

/** What is refused of an event was compared with the event itself. */
const NOTHING: Alternative['event'] = { need: [], refuse: [] };

/** In a session that was not recorded nothing was seen and nothing typed. */
const hasNothing: RecordingHas = () => false;

function hit(facts: EventFacts, recording: Recording | undefined, holding: readonly Alternative[]): EventHit {
  const { id, host, boot, session, user, as, time, kind, text } = facts;
  const terms = holding.flatMap(({ event }) =>
    event.need.filter((term) => 'words' in term || 'expression' in term),
  );
  return {
    recording: recording?.recording ?? null,
    host: recording?.host ?? host,
    user: recording?.user ?? user,
    time,
    position: recording ? eventPosition(recording, time) : null,
    until: null,
    buffer: null,
    row: null,
    column: null,
    width: null,
    text,
    matches: merged(terms.flatMap((term) => placesIn(text, term))),
    places: [],
    kind: kind === 'cmd' ? 'cmd' : 'event',
    id,
    boot,
    session,
    as,
  };
}

/** The position in ms of an event in a recording of its session; what was before the start is at it. */
export function eventPosition({ clock, start }: Recording, time: number): number {
  return Math.max(0, positionAt(clock ?? steadyClock(start), time));
}
