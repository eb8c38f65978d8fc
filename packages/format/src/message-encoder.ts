import { ScriberyError } from '@scribery/errors';
import type { Sha256 } from './chain.ts';
import type { RecordingEvent, RecordingHeader } from './event.ts';
import { joinBytes } from './join-bytes.ts';
import type { Message, MessageEvent } from './message.ts';
import { MessageDraft, type Stream } from './message-draft.ts';
import { MessageLine } from './message-line.ts';
import { parseMessage } from './parse-message.ts';
import { incompleteTail } from './utf8.ts';

/**
 * Payload limit in bytes when nothing else is set. Eight times tlog's 2048: fewer messages, and still far below what
 * journald (48 KiB before it compresses) and a syslog over TCP take.
 */
export const DEFAULT_PAYLOAD = 16 * 1024;

/** Smallest payload limit in bytes: the window size, a delay and one character of six escaped bytes fit with certainty. */
export const LEAST_PAYLOAD = 128;

/** Largest payload limit in bytes, so that a line stays far below what readers accept (`LINE_LIMIT`). */
const MOST_PAYLOAD = 1024 * 1024;

export interface EncoderOptions {
  /** Limit in bytes for timing, text (as escaped in JSON), byte lists and events together. */
  readonly payload?: number;
  /** Chains the messages; without it they have no `chain`. */
  readonly sha256?: Sha256;
  /** Goes on after the message that came with this state. */
  readonly state?: EncoderState;
}

/**
 * Where encoding stands just after a message; plain JSON. To go on, give it to a new encoder with the same header and
 * push the recording's events again from number `events` (counted from 0) on: the encoder leaves out the first `offset`
 * bytes of the first of them, and what `flush` did before does not matter.
 */
export interface EncoderState {
  /** Events that are wholly in the messages so far (or, for up to three bytes a stream, in `carry`). */
  readonly events: number;
  /** Bytes of the next event's data that are, too. */
  readonly offset: number;
  /** Id of the next message. */
  readonly nextId: number;
  /** Position of the last event, in ms. */
  readonly position: number;
  /** Wall time of position 0, in ms since 1970, by the clock as it was set last. */
  readonly start: number;
  /** Columns and rows last seen. */
  readonly window: readonly [number, number] | null;
  /** Bytes of characters whose rest has not come yet. */
  readonly carry: { readonly in: readonly number[]; readonly out: readonly number[] };
  /** `chain` of the last message; empty before the first. */
  readonly chain: string;
}

/** A message that is finished. */
export class EncodedMessage {
  readonly id: number;
  /** `serialiseMessage` of it and a line end, in UTF-8. */
  readonly line: Uint8Array;
  readonly state: EncoderState;

  constructor(id: number, line: Uint8Array, state: EncoderState) {
    this.id = id;
    this.line = line;
    this.state = state;
  }

  /** The message as an object: its line, read. */
  get message(): Message {
    const { message, problem } = parseMessage(decoder.decode(this.line));
    if (message === undefined) throw new Error(`The encoder wrote no message: ${problem?.text}`);
    return message;
  }
}

const decoder = new TextDecoder();
const NO_BYTES = new Uint8Array(0);

/**
 * Turns a recording's events into messages. Every byte of every event ends up in exactly one message, in the order in
 * which the events came. Positions are rounded down to ms and never go back. A character that is split between two
 * events of a stream is joined and stands at the position of its last byte; its beginning is kept, over messages and
 * flushes, until the rest comes, and written as invalid bytes when that cannot come any more (`gap`, `end`, `finish`).
 * A window size that is already known is not written again, except at the start of each message.
 */
export class MessageEncoder {
  readonly #line: MessageLine;
  readonly #payload: number;
  #draft: MessageDraft | undefined;
  #events: number;
  #skip: number;
  #nextId: number;
  #position: number;
  #start: number;
  #window: readonly [number, number] | null;
  #carry: { in: Uint8Array; out: Uint8Array };
  #chain: string;

  constructor(header: RecordingHeader, { payload = DEFAULT_PAYLOAD, sha256, state }: EncoderOptions = {}) {
    if (!(payload >= LEAST_PAYLOAD && payload <= MOST_PAYLOAD)) {
      throw new ScriberyError('SCR_CONFIG', `payload must be ${LEAST_PAYLOAD} to ${MOST_PAYLOAD} bytes`);
    }
    this.#line = new MessageLine(header, sha256);
    this.#payload = payload;
    this.#events = state?.events ?? 0;
    this.#skip = state?.offset ?? 0;
    this.#nextId = state?.nextId ?? 1;
    this.#position = state?.position ?? 0;
    this.#start = state?.start ?? header.start;
    this.#window = state?.window ?? null;
    this.#carry = {
      in: Uint8Array.from(state?.carry.in ?? []),
      out: Uint8Array.from(state?.carry.out ?? []),
    };
    this.#chain = state?.chain ?? '';
  }

  /** Takes the next event; gives the messages that are full (after `end`, all). */
  push(event: RecordingEvent): EncodedMessage[] {
    const full: EncodedMessage[] = [];
    const at = Math.max(this.#position, Math.floor(event.at));
    const skip = this.#skip;
    this.#skip = 0;
    switch (event.kind) {
      case 'output':
        this.#takeData('out', at, skip === 0 ? event.data : event.data.subarray(skip), skip, full);
        break;
      case 'input':
        this.#takeData('in', at, skip === 0 ? event.data : event.data.subarray(skip), skip, full);
        break;
      case 'resize':
        this.#takeWindow(at, event.cols, event.rows, full);
        break;
      case 'clock':
        // A message tells one wall time, of its first event.
        full.push(...this.#emit(0));
        this.#start = event.start;
        break;
      case 'gap':
      case 'end':
        this.#giveUpCarry(at, full);
        this.#takeEvent({ ...messageEvent(event), at }, full);
        break;
      case 'signal':
      case 'suspend':
      case 'resume':
      case 'masked':
      case 'marker':
        this.#takeEvent({ ...messageEvent(event), at }, full);
        break;
    }
    this.#position = at;
    this.#events++;
    if (event.kind === 'end') full.push(...this.#emit(0));
    return full;
  }

  /** Ends the message that is being filled, if there is one. Beginnings of characters stay with the encoder. */
  flush(): EncodedMessage | undefined {
    return this.#emit(0)[0];
  }

  /** Ends the recording where no `end` event came: nothing stays behind. */
  finish(): EncodedMessage[] {
    const full: EncodedMessage[] = [];
    this.#giveUpCarry(this.#position, full);
    full.push(...this.#emit(0));
    return full;
  }

  #takeData(stream: Stream, at: number, fresh: Uint8Array, skipped: number, full: EncodedMessage[]): void {
    const carried = this.#carry[stream];
    const data = carried.length === 0 ? fresh : joinBytes([carried, fresh]);
    const end = data.length - incompleteTail(data);
    let index = 0;
    while (index < end) {
      const taken = this.#begin(at).takeData(stream, at, data, index);
      // The carry is the beginning of the first character, so it goes as a whole.
      if (taken > 0) this.#carry[stream] = NO_BYTES;
      index = taken;
      if (index < end) full.push(...this.#emit(index === 0 ? skipped : skipped + index - carried.length));
    }
    // A copy: the caller may use the buffer again.
    this.#carry[stream] = end === data.length ? NO_BYTES : data.slice(end);
  }

  #takeWindow(at: number, cols: number, rows: number, full: EncodedMessage[]): void {
    if (this.#window?.[0] === cols && this.#window[1] === rows) return;
    if (this.#draft !== undefined && !this.#draft.takeWindow(at, cols, rows)) full.push(...this.#emit(0));
    this.#window = [cols, rows];
    this.#begin(at);
  }

  #takeEvent(event: Omit<MessageEvent, 'after'>, full: EncodedMessage[]): void {
    if (this.#draft?.takeEvent(event, false) === true) return;
    full.push(...this.#emit(0));
    this.#begin(event.at).takeEvent(event, true);
  }

  #giveUpCarry(at: number, full: EncodedMessage[]): void {
    for (const stream of ['out', 'in'] as const) {
      const data = this.#carry[stream];
      if (data.length === 0) continue;
      if (!this.#begin(at).takeUnfinished(stream, at, data)) {
        full.push(...this.#emit(0));
        this.#begin(at).takeUnfinished(stream, at, data);
      }
      this.#carry[stream] = NO_BYTES;
    }
  }

  #begin(at: number): MessageDraft {
    if (this.#draft === undefined) {
      this.#draft = new MessageDraft(this.#payload, at);
      if (this.#window !== null) this.#draft.takeWindow(at, ...this.#window);
    }
    return this.#draft;
  }

  #emit(offset: number): EncodedMessage[] {
    const draft = this.#draft;
    if (draft === undefined) return [];
    this.#draft = undefined;
    const id = this.#nextId++;
    const { line, chain } = this.#line.write(draft, { id, start: this.#start, previous: this.#chain });
    draft.release();
    this.#chain = chain;
    return [new EncodedMessage(id, line, this.#state(offset))];
  }

  #state(offset: number): EncoderState {
    return {
      events: this.#events,
      offset,
      nextId: this.#nextId,
      position: this.#position,
      start: this.#start,
      window: this.#window,
      carry: { in: [...this.#carry.in], out: [...this.#carry.out] },
      chain: this.#chain,
    };
  }
}

type OtherEvent = Exclude<RecordingEvent, { readonly kind: 'output' | 'input' | 'resize' | 'clock' }>;

/** The event as the message's `events` has it, without `after`. */
function messageEvent(event: OtherEvent): Omit<MessageEvent, 'after'> {
  const { kind, at, ...rest } = event;
  return { at, type: kind, ...rest };
}
