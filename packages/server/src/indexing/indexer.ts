import type { Message, ReceivedMessage } from '@scribery/format';
import { SIZE_BOUNDS } from '@scribery/screen';
import type { Recording, Store } from '@scribery/store';
import { isQuiet, quietPosition } from './live-clock.ts';
import { RecordingIndex } from './recording-index.ts';
import { Turn } from './turn.ts';

/**
 * Turns stored messages into keyframes, line versions and documents.
 *
 * Each recording in work is in one of these states:
 *
 *   following ──message out of order──► waiting ──the missing one, or GAP_WAIT_MS──► behind
 *   following ──its turn is over──► behind
 *   behind ──all stored messages read──► following
 *   any ──a message below what is indexed, or after the end──► stale ──quiet for SETTLE_MS──► behind, from the start
 *
 * `following` takes messages as they are handed in. The other states leave them to the store and read them from there,
 * so that nothing has to be kept here. Recordings not in work cost nothing; the store's document, last keyframe and
 * messages after it bring them back.
 */
type State = 'following' | 'waiting' | 'behind' | 'stale';

/** How long a missing message is waited for, in ms, before a gap is marked: a sender's retry comes well before. */
const GAP_WAIT_MS = 2_000;
/** How long late messages of a recording have to stop coming, in ms, before it is indexed anew. */
const SETTLE_MS = 1_000;
/** Longest time in ms for which something new is kept before it is committed; a part of the second from capture to found. */
const COMMIT_AFTER_MS = 150;
/**
 * The same while more messages wait to be stored: then commits cost what indexing needs, and a catching up recording is
 * found a little later anyway.
 */
const COMMIT_WHEN_BUSY_MS = 600;
/**
 * Bytes of terminal output after which a recording is committed at once, so that memory stays bounded. With four times as
 * many the collector copied the waiting versions again and again: an eighth of all that ingest took.
 */
const COMMIT_BYTES = 512 * 1024;
/** UTF-16 units of messages that are read from the store in one step of catching up, so that others get their turn. */
const SLICE_LENGTH = 1024 * 1024;
/**
 * How long after its last message a recording is looked at in every tick, in ms: until time has been moved on. One that
 * has ended is put away then.
 */
const WATCHED_MS = 1_000;
/** How long a recording is left alone, in ms, after the store refused its index (a full disk): it is then read again. */
const RETRY_MS = 2_000;
/**
 * What the recordings in work may hold in memory, in bytes. Measured: about 500 KB each, and 24 a cell of each of the two
 * screens. When there are more, those idle longest are put away, and who comes waits for a turn, in which everything that
 * has come meanwhile is read at once.
 */
const MEMORY_IN_WORK = 160_000_000;
const MEMORY_OF_ONE = 500_000;
const MEMORY_OF_CELL = 48;

interface Entry {
  readonly index: RecordingIndex;
  state: State;
  /** When its last message came, ms since 1970; 0 when none came since it is in work. */
  arrived: number;
  /** When the last message came that was too late, ms since 1970. */
  staleSince: number;
  /** The missing message that is waited for, and since when. */
  gap: { readonly id: number; readonly since: number } | undefined;
  /** When the oldest thing that is not committed came. */
  dirtySince: number | undefined;
  /** Whether the store has its document. */
  committed: boolean;
  /** It had ended before its index was dropped, which its messages may not tell. */
  readonly wasOver: boolean;
}

export interface IndexerEvents {
  indexed(recording: Recording): void;
  /** Something went wrong over one recording; the others go on. */
  failed(recording: string, error: unknown): void;
  /** A recording is worked on from now on; undefined when none is. */
  atWork?(recording: string | undefined): void;
}

export class Indexer {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #events: IndexerEvents;
  /** In the order of use: the first was idle longest. */
  readonly #entries = new Map<string, Entry>();
  /** Recordings that are behind and not in work. */
  readonly #waiting = new Map<string, { notBefore: number }>();
  readonly #givenUp: ReadonlySet<string>;
  /** Those of them of which no document tells yet that they were given up. */
  readonly #untold: Set<string>;

  /** Of recordings that were given up, messages and document are kept, and their screens are not followed. */
  constructor(
    store: Store,
    now: () => number,
    events: IndexerEvents,
    givenUp: ReadonlySet<string> = new Set(),
  ) {
    this.#store = store;
    this.#now = now;
    this.#events = events;
    this.#givenUp = givenUp;
    this.#untold = new Set(givenUp);
  }

  /** Finds what was stored and not indexed, because a process before this one ended too early. */
  async start(): Promise<void> {
    for (const recording of await this.#store.unindexed()) this.#waiting.set(recording, { notBefore: 0 });
  }

  /** How many recordings are behind their messages. */
  get behind(): number {
    let behind = this.#waiting.size;
    for (const { state } of this.#entries.values()) if (state !== 'following') behind++;
    return behind;
  }

  /** Takes messages that were just stored. */
  async accept(messages: readonly ReceivedMessage[]): Promise<void> {
    // Recordings that come into work here read all these messages from the store, in the order of their ids.
    const broughtBack = new Map<string, number>();
    const turns = new Map<string, Turn>();
    for (const received of messages) {
      const { rec, id } = received.message;
      if (this.#waiting.has(rec)) continue;
      let entry = this.#entries.get(rec);
      if (entry === undefined && this.#memory() >= MEMORY_IN_WORK) {
        this.#waiting.set(rec, { notBefore: 0 });
        continue;
      }
      if (entry === undefined) {
        entry = await this.#attempt(rec, () => this.#bringBack(rec));
        if (entry === undefined) continue;
        if (entry.index.document === undefined && id === 1) {
          // It begins here: nothing of it has to be read.
          entry.state = 'following';
        } else {
          broughtBack.set(rec, entry.index.document?.indexed ?? 0);
          await this.#attempt(rec, () => this.#readOn(rec));
          entry = this.#entries.get(rec);
          if (entry === undefined) continue;
        }
      }
      entry.arrived = this.#now();
      const wasIndexed = broughtBack.get(rec);
      const turn = turnOf(turns, rec, this.#now);
      if (wasIndexed === undefined || id <= wasIndexed) this.#take(entry, received, turn);
      else if (entry.state === 'following' && id === entry.index.next) this.#feed(entry, received, turn);
      if (entry.index.bytes >= COMMIT_BYTES) await this.#commit(entry);
    }
    await this.#putAwayIdle();
    this.#events.atWork?.(undefined);
  }

  /** Lets time pass: commits what is due, gives up waiting, and moves quiet recordings on. `busy`: messages wait. */
  async tick(busy = false): Promise<void> {
    const now = this.#now();
    const commitAfter = busy ? COMMIT_WHEN_BUSY_MS : COMMIT_AFTER_MS;
    for (const entry of [...this.#entries.values()]) {
      const { recording } = entry.index;
      if (entry.state === 'waiting' && now - (entry.gap?.since ?? 0) >= GAP_WAIT_MS) entry.state = 'behind';
      if (entry.state === 'stale' && now - entry.staleSince >= SETTLE_MS) {
        await this.#attempt(recording, () => this.#startAnew(recording));
        continue;
      }
      if (entry.state === 'following' && !entry.index.ended) this.#letTimePass(entry, now);
      const due = entry.dirtySince !== undefined && now - entry.dirtySince >= commitAfter;
      if (due || (entry.index.dirty && entry.index.ended)) await this.#commit(entry);
      if (isOver(entry) && now - entry.arrived >= WATCHED_MS) this.#drop(recording);
    }
  }

  /** Whether `tick` has to be called soon for anything but the next message. */
  get needsTick(): boolean {
    const now = this.#now();
    for (const { state, index, arrived } of this.#entries.values()) {
      if (state === 'waiting' || state === 'stale' || index.dirty) return true;
      if (index.ended || now - arrived < WATCHED_MS) return true;
    }
    return this.#waiting.size > 0;
  }

  /** Does one step of catching up; false when nothing is behind that could be read now. */
  async step(): Promise<boolean> {
    for (const [recording, { state }] of this.#entries) {
      if (state !== 'behind') continue;
      await this.#attempt(recording, () => this.#readOn(recording));
      return true;
    }
    for (const [recording, { notBefore }] of this.#waiting) {
      if (this.#now() < notBefore) continue;
      await this.#attempt(recording, () => this.#bringBack(recording));
      await this.#putAwayIdle();
      return true;
    }
    return false;
  }

  /**
   * Brings one recording up to its last stored message, over gaps, ends it if asked, and commits. Gives its document;
   * undefined when there is no such recording.
   */
  async complete(recording: string, end: boolean): Promise<Recording | undefined> {
    let entry = this.#entries.get(recording) ?? (await this.#bringBack(recording));
    if (entry.state === 'waiting') entry.state = 'behind';
    while (entry.state !== 'following') {
      if (entry.state === 'stale') await this.#startAnew(recording);
      else await this.#readOn(recording, true);
      entry = this.#entries.get(recording) ?? entry;
    }
    if (end) entry.index.end();
    if (entry.index.dirty) await this.#commit(entry);
    if (entry.index.document === undefined) this.#drop(recording);
    return entry.index.document;
  }

  /** Completes everything that is in work; to be called before the end. */
  async flush(): Promise<void> {
    for (const recording of [...this.#entries.keys()]) {
      await this.#attempt(recording, () => this.complete(recording, false));
    }
  }

  #take(entry: Entry, received: ReceivedMessage, turn: Turn): void {
    const { index } = entry;
    const { id } = received.message;
    if (index.comesTooLate(id)) {
      this.#takeTooLate(entry);
    } else if (id === index.next) {
      if (entry.state === 'following') this.#feed(entry, received, turn);
      // The rest is read from the store, when others have had their turn.
      if (entry.state === 'waiting' || turn.isOver) entry.state = 'behind';
    } else if (entry.state === 'following') {
      this.#waitFor(entry);
    }
    this.#entries.delete(index.recording);
    this.#entries.set(index.recording, entry);
  }

  #takeTooLate(entry: Entry): void {
    entry.state = 'stale';
    entry.staleSince = this.#now();
  }

  #feed(
    entry: Entry,
    { message, line }: { readonly message: Message; readonly line?: Uint8Array },
    turn: Turn,
  ): void {
    this.#events.atWork?.(message.rec);
    turn.take(message, () => entry.index.feed(message, entry.arrived, line));
    if (!entry.index.dirty) return;
    // A recording that is new is to be seen at once.
    entry.dirtySince ??= entry.committed ? this.#now() : 0;
  }

  #letTimePass(entry: Entry, now: number): void {
    const quiet = now - entry.arrived;
    if (!isQuiet(quiet)) return;
    this.#events.atWork?.(entry.index.recording);
    entry.index.advance(quietPosition(entry.index.position, quiet));
    if (entry.index.dirty) entry.dirtySince ??= 0;
  }

  #waitFor(entry: Entry): void {
    const id = entry.index.next;
    if (entry.gap?.id !== id) entry.gap = { id, since: this.#now() };
    entry.state = 'waiting';
  }

  /**
   * Reads a slice of a recording's stored messages. A missing one is waited for, unless nothing comes from the recording
   * anyway, or `overGaps`.
   */
  async #readOn(recording: string, overGaps = false): Promise<void> {
    const entry = this.#entries.get(recording);
    if (entry === undefined) return;
    const { index } = entry;
    const turn = new Turn(this.#now);
    let length = 0;
    for await (const message of this.#store.messages(recording, index.next)) {
      if (index.comesTooLate(message.id)) return this.#takeTooLate(entry);
      if (message.id > index.next && !overGaps && !this.#waitedEnough(entry)) return this.#waitFor(entry);
      this.#feed(entry, { message }, turn);
      if (index.bytes >= COMMIT_BYTES) await this.#commit(entry);
      length += message.out_txt.length + message.in_txt.length + MESSAGE_LENGTH;
      if (length >= SLICE_LENGTH || turn.isOver) return;
    }
    entry.state = 'following';
    if (!entry.wasOver) return;
    index.end();
    entry.dirtySince ??= 0;
  }

  #waitedEnough({ arrived, gap, index }: Entry): boolean {
    const now = this.#now();
    return now - arrived >= GAP_WAIT_MS || (gap?.id === index.next && now - gap.since >= GAP_WAIT_MS);
  }

  /** Takes a recording into work where the store says that it was, to be read on from there. */
  async #bringBack(recording: string): Promise<Entry> {
    this.#events.atWork?.(recording);
    const document = await this.#store.recording(recording);
    const indexed = document?.indexed ?? 0;
    const keyframe = indexed > 0 ? await this.#store.keyframeAfter(recording, indexed) : undefined;
    const isGivenUp = this.#givenUp.has(recording);
    const index = new RecordingIndex(
      recording,
      (error) => this.#events.failed(recording, error),
      document !== undefined && indexed > 0 ? { document, keyframe } : undefined,
      isGivenUp ? (this.#untold.delete(recording) ? 'to be told' : 'told') : 'no',
    );
    if (index.next > 1) {
      for await (const last of this.#store.messages(recording, index.next - 1, index.next - 1)) {
        index.chainFrom(last);
      }
    }
    const entry: Entry = {
      index,
      state: 'behind',
      arrived: 0,
      staleSince: 0,
      gap: undefined,
      dirtySince: undefined,
      committed: indexed > 0,
      wasOver: indexed === 0 && typeof document?.ended === 'number',
    };
    this.#waiting.delete(recording);
    this.#entries.set(recording, entry);
    return entry;
  }

  async #startAnew(recording: string): Promise<void> {
    this.#drop(recording);
    await this.#store.resetIndex(recording);
    await this.#bringBack(recording);
  }

  /** Does something for one recording; when it fails, that recording is read again later and the others go on. */
  async #attempt<T>(recording: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#drop(recording);
      this.#waiting.set(recording, { notBefore: this.#now() + RETRY_MS });
      this.#events.failed(recording, error);
      return undefined;
    }
  }

  /** Commits what is new. When the store refuses, what was taken is lost here, and made again from the messages. */
  async #commit(entry: Entry): Promise<void> {
    this.#events.atWork?.(entry.index.recording);
    const update = entry.index.take();
    entry.dirtySince = undefined;
    if (update === undefined) return;
    await this.#attempt(entry.index.recording, async () => {
      await this.#store.commitIndex(update);
      entry.committed = true;
      this.#events.indexed(update.recording);
    });
  }

  async #putAwayIdle(): Promise<void> {
    for (const [recording, entry] of this.#entries) {
      if (this.#memory() <= MEMORY_IN_WORK || this.#entries.size === 1) return;
      if (entry.index.dirty) await this.#commit(entry);
      if (entry.state !== 'following') this.#waiting.set(recording, { notBefore: 0 });
      this.#drop(recording);
    }
  }

  #memory(): number {
    let memory = 0;
    for (const { index } of this.#entries.values()) memory += memoryOf(index.document);
    return memory;
  }

  #drop(recording: string): void {
    this.#entries.get(recording)?.index.dispose();
    this.#entries.delete(recording);
  }
}

function turnOf(turns: Map<string, Turn>, recording: string, now: () => number): Turn {
  const turn = turns.get(recording) ?? new Turn(now);
  turns.set(recording, turn);
  return turn;
}

/** UTF-16 units that a message costs beside its text, about. */
const MESSAGE_LENGTH = 256;

/** Whether nothing more is expected of a recording, and all of it is committed. */
function isOver({ index, state }: Entry): boolean {
  return index.ended && !index.dirty && state === 'following';
}

function memoryOf(document: Recording | undefined): number {
  if (document === undefined) return MEMORY_OF_ONE;
  // A recording may say that it has 65535 × 65535 cells; the emulator does not follow it there.
  const cols = Math.min(document.cols, SIZE_BOUNDS.maxCols);
  const rows = Math.min(document.rows, SIZE_BOUNDS.maxRows);
  return MEMORY_OF_ONE + MEMORY_OF_CELL * cols * rows;
}
