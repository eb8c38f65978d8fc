import type { RecordingEvent } from './event.ts';
import type { Message, MessageEvent } from './message.ts';
import type { FormatProblem, ProblemKind } from './problem.ts';
import { StreamText } from './stream-text.ts';
import { TimingReader, type TimingRecord } from './timing.ts';

/** Columns and rows that a terminal can have (`struct winsize`); tlog-play refuses more. */
const LARGEST_WINDOW = 65_535;

/** What a message holds, and what was wrong with it. `events` share memory with each other, not with later messages. */
export interface DecodedMessage {
  readonly events: RecordingEvent[];
  readonly problems: FormatProblem[];
}

/** Where decoding stands after a message: enough to go on with the next in another decoder. */
export interface DecoderState {
  /** Id of the last message; 0 before the first. */
  readonly id: number;
  /** Position of its last event, in ms. */
  readonly position: number;
  /** Columns and rows last seen. */
  readonly window: readonly [number, number] | null;
}

/**
 * Turns the messages of one recording, in the order of their ids, back into events. Nothing that was recorded is kept
 * back because something else is wrong: text that no timing record asks for comes at the end of its message. Ids that
 * are missing give a `gap` event; a message that comes again, late, or from another recording is left out. Positions
 * never go back. A window size that is the last one again is no event.
 */
export class MessageDecoder {
  #id: number;
  #position: number;
  #window: readonly [number, number] | null;
  #first: Message | undefined;
  #events: RecordingEvent[] = [];
  #problems: FormatProblem[] = [];

  constructor(state: DecoderState = { id: 0, position: 0, window: null }) {
    this.#id = state.id;
    this.#position = state.position;
    this.#window = state.window;
  }

  get state(): DecoderState {
    return { id: this.#id, position: this.#position, window: this.#window };
  }

  /** @param message one that `parseMessage` let through */
  decode(message: Message): DecodedMessage {
    this.#events = [];
    this.#problems = [];
    if (this.#belongs(message)) {
      this.#advance(message, message.pos, 'a message');
      if (message.id > this.#id + 1) this.#reportGap(message);
      this.#id = message.id;
      this.#decodeEvents(message);
    }
    return { events: this.#events, problems: this.#problems };
  }

  #belongs(message: Message): boolean {
    this.#first ??= message;
    if (message.rec !== this.#first.rec) {
      this.#report(message, 'recording', 'The message is of another recording and left out');
      return false;
    }
    if (message.id <= this.#id) {
      this.#report(
        message,
        'order',
        'A message with this id or a later one came before; this one is left out',
      );
      return false;
    }
    for (const key of ['host', 'user', 'term', 'session', 'boot', 'auid'] as const) {
      if (message[key] !== this.#first[key]) {
        this.#report(message, 'header', `Key "${key}" differs from the recording's first message`, key);
      }
    }
    return true;
  }

  #reportGap(message: Message): void {
    const from = this.#id + 1;
    const to = message.id - 1;
    const reason = from === to ? `Message ${from} is missing` : `Messages ${from} to ${to} are missing`;
    this.#report(message, 'gap', reason);
    this.#events.push({ kind: 'gap', at: this.#position, reason });
  }

  #decodeEvents(message: Message): void {
    const streams = {
      output: new StreamText(message.out_txt, message.out_bin),
      input: new StreamText(message.in_txt, message.in_bin),
    };
    const others = message.events ?? [];
    const timing = new TimingReader(message.timing);
    let other = 0;
    let records = 0;
    let recordAt = message.pos;
    // The data event that is being put together from adjacent records.
    let open: 'output' | 'input' | undefined;
    let start = 0;
    const close = (): void => {
      if (open !== undefined && streams[open].filled > start) {
        this.#events.push({ kind: open, at: this.#position, data: streams[open].since(start) });
      }
      open = undefined;
    };
    const begin = (kind: 'output' | 'input'): void => {
      if (open === kind) return;
      close();
      open = kind;
      start = streams[kind].filled;
    };

    for (let record = timing.next(); record !== undefined; record = timing.next()) {
      for (; (others[other]?.after ?? Infinity) <= records; other++) {
        close();
        this.#other(message, others[other]);
      }
      records++;
      recordAt += record.delay;
      if (recordAt !== this.#position) {
        if (recordAt > this.#position) close();
        this.#advance(message, recordAt, 'a record');
      }
      if (record.mark === '=') {
        close();
        this.#resize(message, record);
        continue;
      }
      const kind = record.mark === '<' || record.mark === '[' ? 'input' : 'output';
      begin(kind);
      const whole =
        record.mark === '<' || record.mark === '>'
          ? streams[kind].takeText(record.first)
          : streams[kind].takeBinary(record.first, record.second);
      if (!whole) {
        const text = `Record ${records} of "timing" does not fit the ${kind} text`;
        this.#report(message, 'timing', text, 'timing');
      }
    }
    if (timing.broken !== undefined) {
      const text = `"timing" cannot be read from character ${timing.broken + 1} on`;
      this.#report(message, 'timing', text, 'timing');
    }
    for (const kind of ['output', 'input'] as const) {
      if (!streams[kind].rest) continue;
      this.#report(message, 'timing', `"timing" leaves out some of the ${kind}`, 'timing');
      begin(kind);
      streams[kind].takeText(Infinity);
    }
    close();
    for (; other < others.length; other++) this.#other(message, others[other]);
    for (const key of ['in_txt', 'out_txt'] as const) {
      if (!message[key].isWellFormed()) {
        this.#report(message, 'text', `Key "${key}" holds half a character`, key);
      }
    }
  }

  #resize(message: Message, { first: cols, second: rows }: TimingRecord): void {
    if (cols > LARGEST_WINDOW || rows > LARGEST_WINDOW) {
      this.#report(message, 'timing', 'A window size is larger than a terminal can have', 'timing');
      return;
    }
    if (this.#window?.[0] === cols && this.#window[1] === rows) return;
    this.#window = [cols, rows];
    this.#events.push({ kind: 'resize', at: this.#position, cols, rows });
  }

  #other(message: Message, event: MessageEvent | undefined): void {
    if (event === undefined) return;
    this.#advance(message, event.at, 'an event');
    this.#events.push(recordingEvent(event, this.#position));
  }

  /** Moves the position on, never back; reports one that lies before it, or beyond what a number can hold exactly. */
  #advance(message: Message, at: number, what: string): void {
    if (at < this.#position) {
      this.#report(message, 'position', `The position of ${what} lies before what came before it`);
    } else if (at > Number.MAX_SAFE_INTEGER) {
      this.#report(message, 'position', `The position of ${what} is absurdly large`, 'timing');
    } else this.#position = at;
  }

  #report(message: Message, kind: ProblemKind, text: string, field?: string): void {
    const place = { recording: message.rec, id: message.id, ...(field === undefined ? {} : { field }) };
    // One problem of a kind for each message and place: a timing string can be wrong a million times.
    if (this.#problems.some((known) => known.kind === kind && known.place.field === field)) return;
    this.#problems.push({ kind, text, place });
  }
}

function recordingEvent(event: MessageEvent, at: number): RecordingEvent {
  switch (event.type) {
    case 'signal':
      return { kind: 'signal', at, signal: event.signal ?? '' };
    case 'suspend':
    case 'resume':
    case 'masked':
      return { kind: event.type, at };
    case 'gap':
      return {
        kind: 'gap',
        at,
        reason: event.reason ?? '',
        ...(event.bytes === undefined ? {} : { bytes: event.bytes }),
      };
    case 'marker':
      return { kind: 'marker', at, label: event.label ?? '' };
    case 'end':
      return {
        kind: 'end',
        at,
        ...(event.exit === undefined ? {} : { exit: event.exit }),
        ...(event.signal === undefined ? {} : { signal: event.signal }),
      };
  }
}
