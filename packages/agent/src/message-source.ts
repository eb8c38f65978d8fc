import { hash } from 'node:crypto';
import { ScriberyError } from '@scribery/errors';
import {
  type EncodedMessage,
  type EncoderState,
  MessageEncoder,
  type RecordingEvent,
} from '@scribery/format';
import type { Journal } from './journal/journal.ts';
import type { JournalRecord } from './journal/journal-record.ts';
import type { AgentSettings } from './settings.ts';
import type { OutgoingMessage } from './sink.ts';
import { FRAME, type Frame } from './spool/frame.ts';
import { frameEvent } from './spool/frame-event.ts';
import { FrameParser, type Skipped } from './spool/frame-parser.ts';
import type { Spool } from './spool/spool.ts';
import type { SpoolHeader } from './spool/spool-header.ts';

/** Bytes of spool read at once. Large enough that system calls do not count, small enough for many recordings at a time. */
const READ_BYTES = 256 * 1024;

/** Bytes of spool after which a batch goes to the sink. With it the memory of a recording under way stays below 8 MiB. */
const BATCH_BYTES = 1024 * 1024;

/** Pause between two reads of a spool that grows slowly, in ms: what a program writes bit by bit is read in one go. */
const READ_PAUSE_MS = 20;

/** Time between two looks whether the recorder still runs, in ms; a killed one is noticed that much later. */
const RECORDER_CHECK_MS = 1000;

/**
 * One sink's way through a spool: makes its messages, from behind the sink's commit point on. See Journal for how
 * every source of a spool makes the same ones.
 */
export class MessageSource {
  readonly #spool: Spool;
  readonly #header: SpoolHeader;
  readonly #journal: Journal;
  readonly #settings: AgentSettings;
  readonly #committed: number;
  readonly #encoder: MessageEncoder;
  readonly #parser: FrameParser;
  /** Offset in the spool of the next byte to read, and of the next frame to use. */
  #readOffset: number;
  #offset: number;
  /** Whether the last read came to the end of what was written so far. */
  #wasAtEnd = false;
  /** Time of the last frame, in µs. */
  #time: number;
  /** Next record of the journal to look at. */
  #record: number;
  #lastId: number;
  /** Where the last message that ended because it was full can be made again from. */
  #lastFull: JournalRecord | undefined;
  /** Whether the recorder is gone: then the spool grows no more, and no message ends because time was up. */
  #final = false;
  /** When the first event came into the message that is being filled; undefined while that is empty. */
  #openSince: number | undefined;
  #lastRead = 0;
  #ended = false;

  /** @param committed id of the last message that the sink has */
  constructor(
    spool: Spool,
    header: SpoolHeader,
    journal: Journal,
    settings: AgentSettings,
    committed: number,
  ) {
    this.#spool = spool;
    this.#header = header;
    this.#journal = journal;
    this.#settings = settings;
    this.#committed = committed;
    const last = journal.lastBefore(committed);
    const from = last < 0 ? undefined : journal.record(last);
    this.#encoder = new MessageEncoder(header.recording, {
      payload: journal.payload,
      sha256,
      ...(from === undefined ? {} : { state: from.state }),
    });
    this.#offset = from?.offset ?? 0;
    this.#readOffset = this.#offset;
    this.#time = from?.time ?? 0;
    this.#lastId = (from?.state.nextId ?? 1) - 1;
    this.#record = last + 1;
    this.#parser = new FrameParser(this.#offset);
  }

  /** Whether the recording's last message was made; then nothing more comes. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Id of the last message made. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Resolves when `take` has something to do, or `signal` is aborted. Holds no buffers while it waits. */
  async ready(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#ended) {
      const { version } = this.#spool.changes;
      if ((await this.#spool.size()) !== this.#readOffset) {
        if (!this.#wasAtEnd) return;
        const pause = this.#lastRead + READ_PAUSE_MS - performance.now();
        if (pause <= 0) return;
        await this.#spool.changes.wait(version, pause, signal);
        continue;
      }
      if (this.#nextFlush() !== undefined || (await this.#spool.checkRecorder())) return;
      const flushIn = this.#flushIn();
      if (flushIn <= 0) return;
      await this.#spool.changes.wait(version, Math.min(flushIn, RECORDER_CHECK_MS), signal);
    }
  }

  /** Reads on, up to a batch, and ends the open message when its time is up; gives the messages that were finished. */
  async take(): Promise<OutgoingMessage[]> {
    const messages: OutgoingMessage[] = [];
    let bytes = 0;
    // A recorder takes back an unfinished frame when the disk fails in its middle (docs/spool.md).
    if (this.#wasAtEnd && (await this.#spool.size()) !== this.#readOffset) {
      this.#readOffset -= this.#parser.forget();
    }
    while (!this.#ended && bytes < BATCH_BYTES) {
      // Known before the read: what a recorder wrote before it died is read before the recording is ended.
      const gone = await this.#spool.checkRecorder();
      this.#final = gone;
      const chunk = await this.#spool.read(this.#readOffset, READ_BYTES);
      this.#lastRead = performance.now();
      this.#readOffset += chunk.length;
      bytes += chunk.length;
      for (const item of this.#parser.push(chunk)) {
        if (!this.#ended) this.#use(item, messages);
      }
      if (chunk.length > 0) {
        this.#wasAtEnd = chunk.length < READ_BYTES;
        if (this.#wasAtEnd) break;
        continue;
      }
      if (gone && !this.#ended) this.#endKilled(messages);
      break;
    }
    this.#flushDue(messages);
    // Whoever reads behind this one, also after a restart, must not end a message where this one went on.
    if (messages.length > 0 && this.#lastFull !== undefined) this.#addRecord(this.#lastFull);
    if (messages.length > 0 && this.#settings.powerSafe) {
      await Promise.all([this.#spool.sync(), this.#journal.sync()]);
    }
    return messages;
  }

  #use(item: Frame | Skipped, messages: OutgoingMessage[]): void {
    this.#flushAsBefore(messages);
    if (item.type === 'skipped') {
      const at = Math.floor(this.#time / 1000);
      this.#push({ kind: 'gap', at, reason: DAMAGED, bytes: item.bytes }, messages);
    } else {
      this.#time = Math.max(this.#time, item.time);
      const event = this.#event(item);
      if (event !== undefined) this.#push(event, messages);
    }
    this.#offset = item.end;
    this.#journal.furthest = Math.max(this.#journal.furthest, item.end);
  }

  #event(frame: Frame): RecordingEvent | undefined {
    const at = Math.floor(this.#time / 1000);
    if (frame.type !== FRAME.header) return frameEvent(frame, at);
    const { cols, rows } = this.#header;
    if (this.#offset > 0 || cols === undefined || rows === undefined) return undefined;
    return { kind: 'resize', at, cols, rows };
  }

  /** The spool is over without an end frame: what is left of it, and the end that the recorder could not write. */
  #endKilled(messages: OutgoingMessage[]): void {
    this.#flushAsBefore(messages);
    if (this.#record < this.#journal.count) throw this.#damaged('it is shorter than when it was sent');
    const before = this.#lastFull;
    for (const item of this.#parser.finish()) {
      if (!this.#ended) this.#use(item, messages);
    }
    // What `finish` gives cannot be read again from its middle.
    this.#lastFull = before;
    if (this.#ended) return;
    const at = Math.floor(this.#time / 1000);
    this.#push({ kind: 'gap', at, reason: KILLED }, messages);
    this.#push({ kind: 'end', at }, messages);
    this.#journal.furthest = Number.POSITIVE_INFINITY;
  }

  #push(event: RecordingEvent, messages: OutgoingMessage[]): void {
    const full = this.#encoder.push(event);
    for (const encoded of full) this.#give(encoded, messages);
    this.#ended = event.kind === 'end';
    if (full.length > 0 || this.#openSince === undefined) this.#openSince = performance.now();
    const last = full.at(-1);
    if (last === undefined) return;
    this.#lastFull = { kind: 'checkpoint', offset: this.#offset, time: this.#time, state: last.state };
  }

  /** Ends the message that is being filled where the journal says that it ended. */
  #flushAsBefore(messages: OutgoingMessage[]): void {
    const flush = this.#nextFlush();
    if (flush === undefined) return;
    const encoded = this.#encoder.flush();
    if (encoded?.state.chain !== flush.chain || encoded.state.nextId !== flush.nextId) {
      throw this.#damaged(`message ${flush.nextId - 1} cannot be made again as it was sent`);
    }
    this.#record++;
    this.#openSince = undefined;
    this.#give(encoded, messages);
  }

  /** The encoder's state behind the flush that the journal has for just this place. */
  #nextFlush(): EncoderState | undefined {
    while (this.#record < this.#journal.count) {
      const { kind, offset, state } = this.#journal.record(this.#record);
      if (kind === 'flush' && offset > this.#offset) return undefined;
      if (kind === 'flush' && offset === this.#offset) return state;
      if (kind === 'flush')
        throw this.#damaged(`its journal ends a message inside a frame, at byte ${offset}`);
      if (state.nextId - 1 > this.#lastId) return undefined;
      this.#record++;
    }
    return undefined;
  }

  #flushDue(messages: OutgoingMessage[]): void {
    this.#flushAsBefore(messages);
    if (this.#ended || this.#flushIn() > 0) return;
    const encoded = this.#encoder.flush();
    this.#openSince = undefined;
    if (encoded === undefined) return;
    if (encoded.id <= this.#committed) {
      throw this.#damaged(`its journal does not know how message ${encoded.id} was made`);
    }
    const { state } = encoded;
    this.#addRecord({ kind: 'flush', offset: this.#offset, time: this.#time, state });
    this.#record = this.#journal.count;
    this.#give(encoded, messages);
  }

  /** ms until the open message has to end; not while the journal or another source is ahead, which have to be followed. */
  #flushIn(): number {
    if (this.#openSince === undefined || this.#final) return Number.POSITIVE_INFINITY;
    if (this.#record < this.#journal.count) return Number.POSITIVE_INFINITY;
    if (this.#offset < this.#journal.furthest) return Number.POSITIVE_INFINITY;
    return this.#openSince + this.#settings.flushAfterMs - performance.now();
  }

  #addRecord(record: JournalRecord): void {
    const known = this.#journal.count === 0 ? 0 : this.#journal.record(this.#journal.count - 1).state.nextId;
    if (record.state.nextId > known) this.#journal.append(record);
  }

  #give({ id, line }: EncodedMessage, messages: OutgoingMessage[]): void {
    this.#lastId = id;
    if (id > this.#committed) messages.push({ id, line });
  }

  #damaged(detail: string): ScriberyError {
    return new ScriberyError('SCR_SPOOL_DAMAGED', `${detail}; the spool is kept`, {
      place: { file: this.#spool.path },
    });
  }
}

const DAMAGED = 'the spool is damaged here';
const KILLED = 'the recorder was killed';

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}
