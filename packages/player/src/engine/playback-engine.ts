import type { Keyframe } from '@scribery/format';
import { type Clock, systemClock } from './clock.ts';
import { EventFeed } from './event-feed.ts';
import { skipIdle } from './idle.ts';
import type { PlaybackScreen } from './playback-screen.ts';
import type { PlaybackSource } from './playback-source.ts';
import { clampSpeed, nextSpeed } from './speed.ts';
import type { AfterSeek, PlaybackState, SeekGoal } from './state.ts';
import { Timeline } from './timeline.ts';

/** Playing time that is fetched ahead, in ms; times the speed it is recording time. Covers a slow request. */
const AHEAD_MS = 10_000;

/**
 * Longest that events are applied in one go, in ms; then the page or the terminal gets its turn.
 * Larger bursts go on with the next timer.
 */
const TURN_MS = 12;

/** Shortest timer while playing, in ms: events closer together are shown together, as no screen is faster. */
const FRAME_MS = 8;

export interface EngineOptions {
  readonly source: PlaybackSource;
  readonly screen: PlaybackScreen;
  readonly clock?: Clock;
}

export interface OpenOptions {
  /** Position to start at, in ms; 0 if left out. */
  readonly at?: number;
  /** What to do there; `paused` if left out. */
  readonly then?: AfterSeek;
}

/**
 * Plays a recording from a source onto a screen. Knows no DOM and no terminal; its states are told in state.ts.
 * Listeners are called after every change but the passing of time: who shows the position asks for it.
 */
export class PlaybackEngine {
  readonly #screen: PlaybackScreen;
  readonly #clock: Clock;
  readonly #timeline: Timeline;
  readonly #feed: EventFeed;
  readonly #listeners = new Set<() => void>();
  #state: PlaybackState = { name: 'idle' };
  #skipIdle = false;
  #opened: OpenOptions = {};
  /** What was wanted last: taken up again after a failure. */
  #wanted: AfterSeek = 'paused';
  /** Position of the last event on the screen, in ms; undefined while the screen waits for a keyframe. */
  #shown: number | undefined;
  #cancelTimer: (() => void) | undefined;
  #settle: ((reached: boolean) => void) | undefined;

  constructor(options: EngineOptions) {
    this.#screen = options.screen;
    this.#clock = options.clock ?? systemClock;
    this.#timeline = new Timeline(this.#clock);
    const listener = { came: () => this.#came(), failed: (error: unknown) => this.#fail(error) };
    this.#feed = new EventFeed(options.source, listener, this.#clock);
  }

  get state(): PlaybackState {
    return this.#state;
  }

  /** In ms; moves while playing. */
  get position(): number {
    return Math.min(this.#timeline.position, this.duration);
  }

  /** Position of the last event known, in ms; grows while the recording is live. */
  get duration(): number {
    return this.#feed.facts.duration;
  }

  get live(): boolean {
    return this.#feed.facts.live;
  }

  /** Recording time over clock time, 0.25 to 32; other numbers are brought into that range. */
  get speed(): number {
    return this.#timeline.speed;
  }

  set speed(speed: number) {
    this.#timeline.speed = clampSpeed(speed);
    this.#came();
  }

  /** Cut pauses short; see idle.ts. */
  get skipIdle(): boolean {
    return this.#skipIdle;
  }

  set skipIdle(on: boolean) {
    this.#skipIdle = on;
    this.#came();
  }

  /** Whether time runs, or will when what is under way is done. */
  get running(): boolean {
    const state = this.#state;
    if (state.name === 'seeking') return state.then !== 'paused';
    return state.name === 'playing' || state.name === 'waiting' || state.name === 'following';
  }

  /** Calls back after each change; the answer ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks for the facts, then goes to the first moment. Resolves when that is on the screen: with true, or with false
   * when it failed (see `state`) or another call replaced it. Never rejects.
   */
  open(options: OpenOptions = {}): Promise<boolean> {
    const arrival = this.#expect();
    this.#opened = options;
    const then = options.then ?? 'paused';
    this.#wanted = then;
    const goal: SeekGoal =
      then === 'following' ? { kind: 'tip' } : { kind: 'position', at: Math.max(0, options.at ?? 0) };
    this.#shown = undefined;
    this.#enter({ name: 'loading' });
    this.#feed.open(() => this.#head(goal, then));
    return arrival;
  }

  play(): void {
    this.#wanted = 'playing';
    const state = this.#state;
    if (state.name === 'seeking') this.#turn({ ...state, then: 'playing' });
    else if (state.name === 'ended') void this.#go({ kind: 'position', at: 0 }, 'playing');
    else if (state.name === 'failed') this.#retry('playing');
    else if (state.name === 'paused') this.#turn({ name: 'playing' });
  }

  pause(): void {
    this.#wanted = 'paused';
    const state = this.#state;
    if (state.name === 'seeking') this.#turn({ ...state, then: 'paused' });
    else if (this.running) this.#turn({ name: 'paused' });
  }

  /** Tries again what failed, and goes on as was wanted before. Does nothing in other states. */
  retry(): void {
    if (this.#state.name === 'failed') this.#retry(this.#wanted);
  }

  toggle(): void {
    if (this.running) this.pause();
    else this.play();
  }

  /** Shows the screen at `position` (ms, clamped) and stays in motion or at rest as before. Resolves as `open` does. */
  seek(position: number): Promise<boolean> {
    const at = Math.min(Math.max(0, position), this.duration);
    return this.#go({ kind: 'position', at }, this.running ? 'playing' : 'paused');
  }

  /** Shows the next event that changes the screen and pauses there. Resolves as `open` does. */
  step(): Promise<boolean> {
    return this.#go({ kind: 'step' }, 'paused');
  }

  /** Goes to the newest event and, while the recording is live, stays there. Resolves as `open` does. */
  follow(): Promise<boolean> {
    return this.#go({ kind: 'tip' }, this.live ? 'following' : 'paused');
  }

  /** The next faster (1) or slower (-1) of the usual speeds. */
  changeSpeed(by: 1 | -1): void {
    this.speed = nextSpeed(this.speed, by);
  }

  /** Ends everything. The engine can be opened again. */
  close(): void {
    this.#feed.close();
    this.#settle?.(false);
    this.#enter({ name: 'idle' });
    this.#listeners.clear();
  }

  #retry(then: AfterSeek): void {
    if (!this.#feed.known) void this.open({ ...this.#opened, then });
    else if (then === 'following') void this.follow();
    else void this.#go({ kind: 'position', at: this.position }, then);
  }

  #go(goal: SeekGoal, then: AfterSeek): Promise<boolean> {
    if (!this.#feed.known) return Promise.resolve(false);
    const arrival = this.#expect();
    this.#head(goal, then);
    return arrival;
  }

  /** A promise of the next arrival; that of the one before is kept no longer. */
  #expect(): Promise<boolean> {
    this.#settle?.(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#settle = resolve;
    return promise;
  }

  #head(goal: SeekGoal, then: AfterSeek): void {
    const broken = this.#state.name === 'failed';
    this.#wanted = then;
    const start = goal.kind === 'position' ? goal.at : goal.kind === 'tip' ? this.duration : this.position;
    this.#enter({ name: 'seeking', goal, then });
    this.#timeline.stand(start);
    if (!broken && this.#reachable(start, goal)) {
      this.#proceed();
      return;
    }
    this.#shown = undefined;
    this.#feed.jump(start, (keyframe) => this.#begin(keyframe));
  }

  /** Whether a goal can be reached from the screen as it is, without a jump over events that are not fetched. */
  #reachable(start: number, goal: SeekGoal): boolean {
    if (this.#shown === undefined || start < this.#shown) return false;
    return goal.kind === 'step' || !this.#feed.more || start <= (this.#feed.end ?? this.#shown);
  }

  #begin(keyframe: Keyframe | undefined): void {
    const { cols, rows } = this.#feed.facts;
    if (keyframe === undefined) this.#screen.reset(cols, rows);
    else this.#screen.restore(keyframe);
    this.#shown = keyframe?.position ?? 0;
    this.#proceed();
  }

  /** Does what the state asks for, as far as it can be done now. */
  #proceed(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#shown === undefined) return;
    const state = this.#state;
    if (state.name === 'seeking') this.#proceedSeeking(state.goal, state.then);
    else if (state.name === 'playing' || state.name === 'waiting') this.#proceedPlaying();
    else if (state.name === 'following') this.#proceedFollowing();
  }

  #proceedSeeking(goal: SeekGoal, then: AfterSeek): void {
    const start = this.#timeline.position;
    if (!this.#apply(goal.kind === 'tip' ? Number.POSITIVE_INFINITY : start)) return this.#later(0);
    const stepped = goal.kind === 'step' ? this.#applyVisible() : undefined;
    if (stepped === undefined && this.#feed.next === undefined && this.#feed.more) return this.#feed.fill();
    if (goal.kind === 'tip') this.#timeline.stand(this.duration);
    else if (goal.kind === 'step') this.#timeline.stand(stepped ?? this.duration);
    this.#arrive(then);
  }

  #arrive(then: AfterSeek): void {
    if (then === 'playing') this.#enter({ name: 'playing' });
    else if (then === 'following') this.#enter({ name: 'following' });
    else this.#enter({ name: this.#over ? 'ended' : 'paused' });
    this.#settle?.(true);
    this.#settle = undefined;
    this.#proceed();
    this.#feed.fill();
  }

  #proceedPlaying(): void {
    if (this.#state.name === 'waiting' && (this.#feed.next !== undefined || !this.#feed.more)) {
      this.#enter({ name: 'playing' });
    }
    if (!this.#apply(this.#timeline.position)) return this.#later(0);
    const next = this.#feed.next;
    if (next === undefined) {
      if (this.#feed.more) {
        this.#enter({ name: 'waiting' });
        return this.#feed.fill();
      }
      if (this.live) return this.#enter({ name: 'following' });
      if (this.#over) return this.#enter({ name: 'ended' });
    }
    this.#await(next?.at ?? this.duration);
    if ((this.#feed.end ?? 0) - this.#timeline.position < AHEAD_MS * this.speed) this.#feed.fill();
  }

  /** Goes on when `position` comes. */
  #await(position: number): void {
    if (this.#skipIdle) {
      const from = skipIdle(this.#timeline.position, position);
      if (from !== this.#timeline.position) this.#timeline.run(from);
    }
    this.#later(Math.max(FRAME_MS, this.#timeline.until(position)));
  }

  #proceedFollowing(): void {
    if (!this.#apply(Number.POSITIVE_INFINITY)) return this.#later(0);
    this.#timeline.stand(this.duration);
    if (this.#feed.more) this.#feed.fill();
    else if (!this.live) this.#enter({ name: 'ended' });
  }

  /** The last event is shown and no other will come. */
  get #over(): boolean {
    const feed = this.#feed;
    return !feed.more && feed.next === undefined && !this.live && this.#timeline.position >= this.duration;
  }

  /** Applies the events up to a position; false when the turn was over before. */
  #apply(position: number): boolean {
    const turnEnd = this.#clock.now() + TURN_MS;
    for (let event = this.#feed.next; event !== undefined && event.at <= position; event = this.#feed.next) {
      if (this.#clock.now() > turnEnd) return false;
      this.#applyNext();
    }
    return true;
  }

  /** Applies the events up to the next visible one and those of the same ms; its position, or undefined if none is fetched. */
  #applyVisible(): number | undefined {
    for (let event = this.#feed.next; event !== undefined; event = this.#feed.next) {
      this.#applyNext();
      if (event.kind !== 'output' && event.kind !== 'resize') continue;
      while (this.#feed.next?.at === event.at) this.#applyNext();
      return event.at;
    }
    return undefined;
  }

  #applyNext(): void {
    const event = this.#feed.take();
    if (event === undefined) return;
    this.#screen.apply(event);
    this.#shown = event.at;
  }

  #later(delay: number): void {
    this.#cancelTimer = this.#clock.after(delay, () => this.#proceed());
  }

  #came(): void {
    this.#proceed();
    this.#notify();
  }

  #fail(error: unknown): void {
    this.#enter({ name: 'failed', error });
    this.#settle?.(false);
    this.#settle = undefined;
  }

  #enter(state: PlaybackState): void {
    this.#state = state;
    if (state.name === 'playing') this.#timeline.run();
    else this.#timeline.stand();
    if (state.name !== 'playing') this.#cancelTimer?.();
    this.#notify();
  }

  #turn(state: PlaybackState): void {
    this.#enter(state);
    this.#proceed();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
