import { setImmediate as nextTurn } from 'node:timers/promises';
import { ScriberyError } from '@scribery/errors';
import type { ReceivedMessage } from '@scribery/format';
import type { AppendOutcome, AuditEvent, AuditOutcome, Recording, Store } from '@scribery/store';
import { Indexer } from '../indexing/indexer.ts';
import { CommitPoints } from './commit-points.ts';
import { messageWeight } from './message-weight.ts';
import { Room } from './room.ts';
import type { Appended, CommitPoint, Writer, WriterListener, WriterLoad } from './writer.ts';

/** Weight of messages that may wait to be stored; who hands in more waits. Bounds memory when the disk is slow. */
export const QUEUE_WEIGHT = 16 * 1024 * 1024;
/** Weight of messages stored in one transaction: one fsync serves many senders, and none waits long for the others. */
const GROUP_WEIGHT = 1024 * 1024;
/** Time between two looks at what is due, in ms, while a recording is live: a small part of the second to being found. */
const TICK_MS = 50;

/**
 * Longest time in ms for which a writer that is closed goes on with recordings that are behind; the rest is taken up at
 * the next start. Well below the 90 s after which service managers kill.
 */
const CLOSE_MS = 20_000;

interface Append {
  readonly messages: readonly ReceivedMessage[];
  readonly weight: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

export interface LocalWriterOptions {
  readonly store: Store;
  readonly listener: WriterListener;
  readonly now: () => number;
  /** Told what went wrong over one recording. */
  readonly failed: (recording: string, error: unknown) => void;
  /** Told which recording is worked on; undefined when none is. */
  readonly atWork?: (recording: string | undefined) => void;
  /** Recordings whose screens are not followed. */
  readonly givenUp?: ReadonlySet<string>;
}

/** Stores and indexes in this thread. One loop does one thing after the other, so that nothing has to be locked. */
export class LocalWriter implements Writer {
  readonly #store: Store;
  readonly #indexer: Indexer;
  readonly #commitPoints: CommitPoints;
  readonly #room = new Room(QUEUE_WEIGHT);
  readonly #now: () => number;
  #appends: Append[] = [];
  readonly #commands: (() => Promise<void>)[] = [];
  #wake: () => void = () => {};
  #closing = false;
  #lastTick = 0;
  /** When a whole group of messages came at once, ms since 1970. */
  #lastFullGroup = 0;
  readonly #atWork: LocalWriterOptions['atWork'];
  readonly #finished: Promise<void>;

  private constructor({ store, listener, now, failed, atWork, givenUp }: LocalWriterOptions) {
    this.#store = store;
    this.#now = now;
    this.#atWork = atWork;
    this.#commitPoints = new CommitPoints(store);
    const indexed = (document: Recording) => listener.indexed(document, this.#indexer.behind);
    this.#indexer = new Indexer(store, now, { indexed, failed, ...(atWork && { atWork }) }, givenUp);
    this.#finished = this.#run();
  }

  /**
   * Opens a writer on a store, which it closes in the end, and where it cannot be opened. What an earlier process left
   * unindexed is taken up.
   */
  static async open(options: LocalWriterOptions): Promise<LocalWriter> {
    const writer = new LocalWriter(options);
    try {
      await writer.#command(() => writer.#indexer.start());
    } catch (error) {
      await writer.close();
      throw error;
    }
    return writer;
  }

  get load(): WriterLoad {
    return { queued: this.#room.used, behind: this.#indexer.behind };
  }

  async append(messages: readonly ReceivedMessage[]): Promise<Appended> {
    const weight = messageWeight(messages);
    await this.#room.take(weight);
    try {
      return await new Promise((resolve, reject) => {
        this.#appends.push({ messages, weight, resolve, reject });
        this.#wake();
      });
    } finally {
      this.#room.give(weight);
    }
  }

  async appendAudit(events: readonly AuditEvent[], weight: number): Promise<readonly AuditOutcome[]> {
    await this.#room.take(weight);
    try {
      return await this.#command(() => this.#store.appendAuditEvents(events));
    } finally {
      this.#room.give(weight);
    }
  }

  async end(recording: string): Promise<void> {
    await this.#command(async () => {
      const document = await this.#indexer.complete(recording, true);
      if (document === undefined) throw new ScriberyError('SCR_RECORDING_NOT_FOUND', recording);
    });
  }

  async settle(): Promise<void> {
    await this.#command(async () => {
      while (await this.#indexer.step());
      await this.#indexer.flush();
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#wake();
    await this.#finished;
    await this.#store.close();
  }

  #command<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#commands.push(() => work().then(resolve, reject));
      this.#wake();
    });
  }

  async #run(): Promise<void> {
    for (;;) {
      await this.#appendGroup();
      await this.#commands.shift()?.();
      if (this.#now() - this.#lastTick >= TICK_MS) {
        await this.#indexer.tick(this.#wasBusy());
        this.#lastTick = this.#now();
      }
      const busy = await this.#indexer.step();
      this.#atWork?.(undefined);
      if (this.#appends.length > 0 || this.#commands.length > 0) continue;
      if (this.#closing) break;
      if (busy) await nextTurn();
      else await this.#sleep();
    }
    const end = this.#now() + CLOSE_MS;
    while (this.#now() < end && (await this.#indexer.step()));
    await this.#indexer.flush();
  }

  /** Whether messages wait, or came so lately that the sender may just be making the next ones. */
  #wasBusy(): boolean {
    return this.#appends.length > 0 || this.#now() - this.#lastFullGroup < TICK_MS;
  }

  /** Until there is something to do. Without recordings that move, nothing wakes this process up. */
  async #sleep(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (this.#indexer.needsTick) timer = setTimeout(resolve, TICK_MS);
    });
    clearTimeout(timer);
    this.#wake = () => {};
  }

  async #appendGroup(): Promise<void> {
    const group = this.#takeGroup();
    if (group.length === 0) return;
    const messages = group.flatMap((append) => append.messages);
    let stored: ReceivedMessage[];
    try {
      const outcomes = await this.#store.appendMessages(messages);
      stored = messages.filter((_, index) => outcomes[index] === 'stored');
      let from = 0;
      for (const append of group) {
        const own = outcomes.slice(from, from + append.messages.length);
        from += append.messages.length;
        append.resolve({ outcomes: own, commits: await this.#commits(append.messages, own) });
      }
    } catch (error) {
      for (const append of group) append.reject(error);
      return;
    }
    await this.#indexer.accept(stored);
  }

  #takeGroup(): Append[] {
    let weight = 0;
    let count = 0;
    for (const append of this.#appends) {
      if (count > 0 && weight + append.weight > GROUP_WEIGHT) break;
      weight += append.weight;
      count++;
    }
    if (weight >= GROUP_WEIGHT / 2) this.#lastFullGroup = this.#now();
    return this.#appends.splice(0, count);
  }

  async #commits(
    messages: readonly ReceivedMessage[],
    outcomes: readonly AppendOutcome[],
  ): Promise<CommitPoint[]> {
    const ids = new Map<string, number[]>();
    const beginning = new Set<string>();
    for (const [index, { message }] of messages.entries()) {
      const { rec, id } = message;
      // A refused one has its place taken by another that is stored; it moves no commit point.
      const known = ids.get(rec) ?? [];
      if (outcomes[index] !== 'conflict') known.push(id);
      ids.set(rec, known);
      if (id === 1 && outcomes[index] === 'stored') beginning.add(rec);
    }
    const commits: CommitPoint[] = [];
    for (const [recording, stored] of ids) {
      const id = await this.#commitPoints.stored(recording, stored, beginning.has(recording));
      commits.push({ recording, id });
    }
    return commits;
  }
}
