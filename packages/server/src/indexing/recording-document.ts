import { headerOf, type Message, type RecordingEvent } from '@scribery/format';
import { type Recording, type RecordingClock, steadyClock } from '@scribery/store';

/** Size of the terminal, in cells, of a recording that tells none; the size of a terminal since the VT100. */
export const UNKNOWN_SIZE = { cols: 80, rows: 24 } as const;

/** The document of one recording while it is made: what its messages, told in order, say about it. */
export class RecordingDocument {
  #recording: Recording;
  #sized: boolean;

  private constructor(recording: Recording) {
    this.#recording = recording;
    this.#sized = recording.indexed > 0;
  }

  /** From its first message. `arrived` (ms since 1970) stands for the start where the message tells none. */
  static begin(message: Message, arrived: number): RecordingDocument {
    const header = headerOf(message);
    return new RecordingDocument({
      recording: header.recording,
      host: header.host,
      user: header.user,
      term: header.term,
      session: header.session,
      ...(header.boot === undefined ? {} : { boot: header.boot }),
      ...(header.loginUid === undefined ? {} : { loginUid: header.loginUid }),
      ...(header.command === undefined ? {} : { command: header.command }),
      start: header.start === 0 ? arrived : header.start,
      duration: 0,
      ...UNKNOWN_SIZE,
      bytesOut: 0,
      bytesIn: 0,
      messages: 0,
      indexed: 0,
      ended: null,
      problems: 0,
    });
  }

  /** Goes on with a document that was stored. */
  static resume(recording: Recording): RecordingDocument {
    return new RecordingDocument(recording);
  }

  get value(): Recording {
    return this.#recording;
  }

  event(event: RecordingEvent): void {
    const known = this.#recording;
    const duration = Math.max(known.duration, event.at);
    switch (event.kind) {
      case 'output':
        this.#recording = { ...known, duration, bytesOut: known.bytesOut + event.data.length };
        return;
      case 'input':
        this.#recording = { ...known, duration, bytesIn: known.bytesIn + event.data.length };
        return;
      case 'resize':
        this.#recording = {
          ...known,
          duration,
          ...(this.#sized ? {} : { cols: event.cols, rows: event.rows }),
        };
        this.#sized = true;
        return;
      case 'end':
        this.#recording = {
          ...known,
          duration,
          ended: known.start + duration,
          ...(event.exit === undefined ? {} : { exit: event.exit }),
          ...(event.signal === undefined ? {} : { signal: event.signal }),
        };
        return;
      default:
        this.#recording = { ...known, duration };
    }
  }

  /** All events of a message have been told. */
  covers(message: Message): void {
    const { id } = message;
    const command = this.#recording.command ?? message.cmd;
    const clock = clockWith(this.#recording, message);
    this.#recording = {
      ...this.#recording,
      ...(command === undefined ? {} : { command }),
      ...(clock === undefined ? {} : { clock }),
      indexed: id,
      messages: Math.max(id, this.#recording.messages),
    };
  }

  problems(count: number): void {
    if (count > 0) this.#recording = { ...this.#recording, problems: this.#recording.problems + count };
  }

  /** Nothing more will come: it ended with its last event. */
  end(): void {
    this.#recording = { ...this.#recording, ended: this.#recording.start + this.#recording.duration };
  }
}

/**
 * How far wall time may drift against the position, in ms, before that is kept: half of what a moment of the audit trail
 * may be off, so that it can be found on the screen, less what times of messages are off themselves.
 */
const CLOCK_DRIFT_MS = 30;

/** Times that the clock of one recording is followed. A host that sets it more often in a session has other troubles. */
const CLOCK_STEPS = 1000;

/** The clock of a recording with what one more message tells of it; undefined where it only counts on from the start. */
function clockWith({ clock, start }: Recording, { time, pos }: Message): RecordingClock | undefined {
  const known = clock ?? steadyClock(start);
  const told = Math.round(time * 1000) - pos;
  const last = known.at(-1)?.[1] ?? start;
  if (time <= 0 || Math.abs(told - last) <= CLOCK_DRIFT_MS || known.length >= CLOCK_STEPS) return clock;
  return [...known, [pos, told]];
}
