import {
  type AuditEvent,
  type EventRange,
  positionAt,
  type Recording,
  sessionOf,
  steadyClock,
  type StoreReader,
} from '@scribery/store';

/** Where an event is in a recording. */
export interface EventMoment {
  /** In ms; what was before the start is at it. */
  readonly position: number;
  /** After the terminal closed. */
  readonly after_end: boolean;
}

/** Gives the moments of events of a recording that are told in the order of the kernel. */
export class EventClock {
  readonly #recording: Recording;
  #last = 0;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** The moment of a wall time in ms. One that came twice, as the clock was set back, is the one after the events before. */
  at(time: number): EventMoment {
    const { clock, start, duration, ended } = this.#recording;
    const position = Math.max(0, positionAt(clock ?? steadyClock(start), time, this.#last));
    this.#last = Math.max(this.#last, position);
    return { position, after_end: ended !== null && position > duration };
  }
}

/** The wall times between which events of these positions (ms) can be. */
export function wallTimes(recording: Recording, from: number, to: number): { from: number; to: number } {
  const starts = (recording.clock ?? steadyClock(recording.start)).map(([, start]) => start);
  // Positions are whole but for what a clock tells: a ms more on each side loses none.
  return {
    from: from === 0 ? Number.NEGATIVE_INFINITY : Math.min(...starts) + from - 1,
    to: Math.max(...starts) + to + 1,
  };
}

/** The events of the session of a recording, in the order of the kernel. */
export async function* recordedEvents(
  reader: StoreReader,
  recording: Recording,
  range: EventRange = {},
): AsyncGenerator<AuditEvent> {
  const session = sessionOf(recording);
  if (session !== undefined) yield* reader.auditEvents(session, range);
}
