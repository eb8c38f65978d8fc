import type { InputForm } from '../line/input-form.ts';
import { InputReader } from '../line/input-reader.ts';
import type { LineEnd } from '../line/line-end.ts';
import { parseRecord } from '../record/parse-record.ts';
import type { AuditEvent } from './audit-event.ts';
import { EventAssembler } from './event-assembler.ts';
import type { GivenPart } from './given-part.ts';

/** What was read so far. */
export interface ReadCounts {
  lines: number;
  /** Events given out, continuations among them, `unparsed` ones not. */
  events: number;
  /** Events of which records are missing. */
  incomplete: number;
  /** Events that a bound cut off (docs/audit.md), among the incomplete ones. */
  bounded: number;
  /** Parts of events that came after the event was given out. */
  continuations: number;
  /** Lines that were there twice in one event. */
  repeated: number;
  /** Lines that are no audit records. */
  unparsed: number;
}

export interface EventReaderOptions {
  readonly onEvent: (event: AuditEvent) => void;
  /** Recognised from the first bytes of each input where it is not given. */
  readonly form?: InputForm;
  /** Told of each line, before an event with it is given out: how many bytes of a log it took with its end. */
  readonly onLine?: (bytes: number) => void;
  /** Parts of events that a reader of the same input gave out before; what it reads again makes the same parts. */
  readonly earlier?: readonly GivenPart[];
}

const END_BYTES: Readonly<Record<LineEnd, number>> = { '\n': 1, '\r\n': 2, '': 0, cut: 0 };

/** Bytes of one or more inputs in, events out; nothing is waited for, read or asked the time in here. */
export class EventReader {
  readonly counts: ReadCounts = {
    lines: 0,
    events: 0,
    incomplete: 0,
    bounded: 0,
    continuations: 0,
    repeated: 0,
    unparsed: 0,
  };
  readonly #options: EventReaderOptions;
  readonly #assembler: EventAssembler;
  #input: InputReader | undefined;
  #now: number | undefined;
  #lastTime = 0;
  /** Of the last line or piece of a line. */
  #number = 0;
  /** Whether the last line was a piece of one that goes on. */
  #cut = false;

  constructor(options: EventReaderOptions) {
    this.#options = options;
    this.#assembler = new EventAssembler((event) => this.#give(event), options.earlier);
  }

  /**
   * Takes bytes. `now` (ms of a clock that does not go back) is when they came, where input is read while it is written.
   * For a file it is left out, so that the same file always gives the same events.
   */
  push(chunk: Uint8Array, now?: number): void {
    this.#now = now;
    this.#input ??= new InputReader((text, end) => this.#line(text, end), this.#options.form);
    this.#input.push(chunk);
  }

  /**
   * One of the inputs has ended: its last line is complete. Events go on over inputs, as rotated logs do. False where it
   * was not empty, and nothing in it had the form that it was read in.
   */
  endInput(): boolean {
    const input = this.#input;
    this.#input = undefined;
    return input?.end() ?? true;
  }

  /** Gives out what has waited long enough at `now`. */
  tick(now: number): void {
    this.#assembler.tick(now);
  }

  /** All inputs have ended: gives out what is open, at most so many events; false when that was all. */
  end(limit?: number): boolean {
    this.endInput();
    return this.#assembler.end(limit);
  }

  #line(line: string, end: LineEnd): void {
    const number = ++this.#number;
    this.#options.onLine?.(line.length + END_BYTES[end]);
    // A piece of a line that is too long is none of its own, whatever it looks like.
    const continued = this.#cut;
    this.#cut = end === 'cut';
    if (!continued) this.counts.lines++;
    const record = continued || end === 'cut' ? undefined : parseRecord(line, number, end);
    if (record === undefined) {
      if (!continued) this.counts.unparsed++;
      this.#giveUnparsed(line, number, end);
      return;
    }
    this.#lastTime = record.time;
    this.#assembler.push(record, this.#now);
  }

  #giveUnparsed(line: string, number: number, end: LineEnd): void {
    this.#options.onEvent({
      node: '',
      time: this.#lastTime,
      serial: 0,
      records: [],
      repeated: [],
      unparsed: [{ line, number, end }],
      completed: 'unparsed',
      incomplete: false,
      continuation: 0,
    });
  }

  #give(event: AuditEvent): void {
    const { counts } = this;
    counts.events++;
    counts.repeated += event.repeated.length;
    if (event.incomplete) counts.incomplete++;
    if (event.completed === 'bound') counts.bounded++;
    if (event.continuation > 0) counts.continuations++;
    this.#options.onEvent(event);
  }
}
