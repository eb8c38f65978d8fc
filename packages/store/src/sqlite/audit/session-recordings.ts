import type { EventFacts } from '../../audit/event-facts.ts';
import type { EventRecording } from '../../audit/event-hit.ts';
import { isInSession, sessionOf } from '../../audit/session-of.ts';
import { nameKey } from '../../hit/field-check.ts';
import type { RecordingHas } from '../../hit/recording-holds.ts';
import type { Recording } from '../../recording.ts';
import { integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { parseDocument } from '../recording-row.ts';

/** A recording as a search knows it: answers about it are looked up once. */
interface Known {
  readonly recording: Recording;
  readonly has: RecordingHas;
}

/** Makes the answers for a recording of a month. */
export type AnswersOf = (month: MonthDatabase, number: number, recording: Recording) => RecordingHas;

/** Finds the recordings of audit sessions, each session once. */
export class SessionRecordings {
  readonly months: readonly MonthDatabase[];
  readonly #answersOf: AnswersOf;
  readonly #sessions = new Map<string, Known[]>();

  constructor(months: readonly MonthDatabase[], answersOf: AnswersOf) {
    this.months = months;
    this.#answersOf = answersOf;
  }

  /** The recordings of the session of an event: that which ran then first, else the one that ran last before it. */
  of(facts: EventFacts): EventRecording[] {
    const { host, session, time } = facts;
    if (session === null) return [];
    const key = `${nameKey(host)}\n${session}`;
    let known = this.#sessions.get(key);
    if (!known) {
      known = this.months.flatMap((month) => this.#find(month, nameKey(host), session));
      this.#sessions.set(key, known);
    }
    return known
      .filter(({ recording }) => {
        const own = sessionOf(recording);
        return own !== undefined && isInSession(facts, own);
      })
      .sort(
        (a, b) => rank(a.recording, time) - rank(b.recording, time) || b.recording.start - a.recording.start,
      );
  }

  #find(month: MonthDatabase, hostKey: string, session: number): Known[] {
    return month
      .statement(
        `SELECT number, document, last_message FROM recordings
         WHERE document IS NOT NULL AND host_key = ? AND json_extract(document, '$.session') = ?`,
      )
      .all(hostKey, session)
      .map((row) => {
        const recording = parseDocument(text(row['document']), integer(row['last_message']));
        return { recording, has: this.#answersOf(month, integer(row['number']), recording) };
      });
  }
}

/** A recording that begins a moment after its session does is meant, too; so far its start may lie behind, in ms. */
const START_SLACK_MS = 5_000;

function rank({ start, duration, ended }: Recording, time: number): number {
  if (time < start - START_SLACK_MS) return 2;
  return ended === null || time <= start + duration ? 0 : 1;
}
