import type { Keyframe, RecordingEvent } from '@scribery/format';
import { ScriberyError } from '@scribery/errors';
import type { Clock } from './clock.ts';
import { EventBuffer } from './event-buffer.ts';
import type { EventChunk, PlaybackFacts, PlaybackSlice, PlaybackSource } from './playback-source.ts';

/** Shortest time between two tries of a fetch ahead that failed, in ms. What is buffered plays on meanwhile. */
const RETRY_MS = 1000;

/** What is assumed until the source has told. */
const UNKNOWN: PlaybackFacts = { duration: 0, live: false, cols: 80, rows: 24, messages: 0 };

/** Whom the feed tells what came. */
export interface FeedListener {
  /** Events, a longer duration or the end of a live recording. */
  came(): void;
  /** The source did not answer, and nothing is left to show. */
  failed(error: unknown): void;
}

/**
 * Fetches a recording's events in order, ahead of their use, and joins live ones to them.
 * Each `open` and `jump` raises the generation; an answer that belongs to an older one is dropped.
 */
export class EventFeed {
  readonly #source: PlaybackSource;
  readonly #listener: FeedListener;
  readonly #clock: Clock;
  readonly #buffer = new EventBuffer();
  #facts: PlaybackFacts = UNKNOWN;
  #generation = 0;
  #abort = new AbortController();
  #fetching = false;
  #retryAt = Number.NEGATIVE_INFINITY;
  /** Newest message that was heard of, fetched or not. */
  #newest = 0;
  #endLive: (() => void) | undefined;

  constructor(source: PlaybackSource, listener: FeedListener, clock: Clock) {
    this.#source = source;
    this.#listener = listener;
    this.#clock = clock;
  }

  get facts(): PlaybackFacts {
    return this.#facts;
  }

  get known(): boolean {
    return this.#facts !== UNKNOWN;
  }

  /** The next event; undefined when it is not fetched yet or there is none. */
  get next(): RecordingEvent | undefined {
    return this.#buffer.next;
  }

  /** Position of the last event that is fetched, in ms. */
  get end(): number | undefined {
    return this.#buffer.end;
  }

  /** There are events that are not fetched yet. */
  get more(): boolean {
    return this.#buffer.more;
  }

  take(): RecordingEvent | undefined {
    return this.#buffer.take();
  }

  /** Asks for the facts and, of a live recording, for what comes; then calls `done`. */
  open(done: () => void): void {
    this.#facts = UNKNOWN;
    this.#ask(
      (signal) => this.#source.facts(signal),
      (facts) => {
        this.#facts = facts;
        this.#newest = facts.messages;
        if (facts.live) this.#listen();
        done();
      },
    );
  }

  /** Begins anew at `position` (ms); `done` gets the keyframe that the next events go on from, if there is one. */
  jump(position: number, done: (keyframe: Keyframe | undefined) => void): void {
    this.#ask(
      (signal) => this.#source.from(position, signal),
      (slice) => {
        this.#buffer.clear(slice.keyframe?.after ?? 0);
        this.#receive(slice);
        done(slice.keyframe);
      },
    );
  }

  /** Fetches the next events, unless that is under way, there are none, or enough is there. */
  fill(): void {
    if (this.#fetching || !this.#buffer.more || this.#buffer.full) return;
    if (this.#buffer.next !== undefined && this.#clock.now() < this.#retryAt) return;
    this.#fetching = true;
    const generation = this.#generation;
    this.#source
      .after(this.#buffer.lastId, this.#abort.signal)
      .then((slice) => {
        if (generation !== this.#generation) return;
        this.#fetching = false;
        this.#receive(slice);
        this.#listener.came();
      })
      .catch((error: unknown) => {
        if (generation !== this.#generation) return;
        this.#fetching = false;
        this.#retryAt = this.#clock.now() + RETRY_MS;
        if (this.#buffer.next === undefined) this.#listener.failed(error);
      });
  }

  /** Ends what is under way, and the live connection. */
  close(): void {
    this.#restart();
    this.#endLive?.();
    this.#endLive = undefined;
  }

  #restart(): number {
    this.#generation += 1;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#fetching = false;
    this.#retryAt = Number.NEGATIVE_INFINITY;
    return this.#generation;
  }

  #ask<T>(question: (signal: AbortSignal) => Promise<T>, answer: (value: T) => void): void {
    const generation = this.#restart();
    question(this.#abort.signal)
      .then((value) => {
        if (generation === this.#generation) answer(value);
      })
      .catch((error: unknown) => {
        if (generation === this.#generation) this.#listener.failed(error);
      });
  }

  #receive(slice: PlaybackSlice): void {
    if (slice.next !== null && slice.chunks.length === 0) {
      throw new ScriberyError('SCR_SERVER_REFUSED', 'an empty part of a recording that is said to go on');
    }
    this.#buffer.add(slice);
    this.#newest = Math.max(this.#newest, this.#buffer.lastId);
    // A live message may have come between the server's answer and its arrival here.
    if (this.#facts.live && this.#buffer.lastId < this.#newest) this.#buffer.more = true;
    const duration = Math.max(this.#facts.duration, slice.duration, this.#buffer.end ?? 0);
    this.#facts = { ...this.#facts, duration, live: this.#facts.live && slice.live };
  }

  #listen(): void {
    this.#endLive?.();
    this.#endLive = this.#source.live(this.#newest, {
      chunk: (chunk) => this.#hear(chunk),
      ended: () => {
        this.#facts = { ...this.#facts, live: false };
        this.#listener.came();
      },
    });
  }

  #hear(chunk: EventChunk): void {
    this.#newest = Math.max(this.#newest, chunk.id);
    this.#buffer.addLive(chunk);
    const duration = Math.max(this.#facts.duration, chunk.events.at(-1)?.at ?? 0);
    this.#facts = { ...this.#facts, duration };
    this.#listener.came();
  }
}
