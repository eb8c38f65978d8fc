import type { Keyframe, RecordingEvent } from '@scribery/format';
import type { Clock } from './clock.ts';
import type { PlaybackScreen } from './playback-screen.ts';
import type {
  EventChunk,
  LiveListener,
  PlaybackFacts,
  PlaybackSlice,
  PlaybackSource,
} from './playback-source.ts';

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): () => void {
    const timer = { at: this.#now + delay, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets `ms` pass; every timer that comes due is called at its time, with promises settled in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let timer = this.#due(end); timer !== undefined; timer = this.#due(end)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.at);
      timer.callback();
      await settle();
    }
    this.#now = end;
  }

  #due(end: number): { at: number; callback: () => void } | undefined {
    const due = [...this.#timers].filter((timer) => timer.at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets promises that are ready settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A screen that keeps the text it was given: a keyframe's `screen`, then outputs. */
export class FakeScreen implements PlaybackScreen {
  text = '';
  size = '';
  restored = 0;

  reset(cols: number, rows: number): void {
    this.text = '';
    this.size = `${cols}x${rows}`;
  }

  restore(keyframe: Keyframe): void {
    this.restored += 1;
    this.text = keyframe.screen;
    this.size = `${keyframe.cols}x${keyframe.rows}`;
  }

  apply(event: RecordingEvent): void {
    if (event.kind === 'output') this.text += new TextDecoder().decode(event.data);
    if (event.kind === 'resize') this.size = `${event.cols}x${event.rows}`;
  }
}

/** A recording: one message for each text, at the given position; a keyframe after every third. */
export class FakeSource implements PlaybackSource {
  readonly chunks: EventChunk[] = [];
  goesOn = false;
  listener: LiveListener | undefined;
  asked: string[] = [];
  /** Messages in a slice. */
  sliceSize = 2;
  /** What the next call fails with. */
  failure: Error | undefined;
  /** While set, answers wait for `release`. */
  held: (() => void)[] | undefined;

  add(at: number, text: string): this {
    this.chunks.push({ id: this.chunks.length + 1, events: [output(at, text)] });
    return this;
  }

  release(): void {
    for (const go of this.held ?? []) go();
    this.held = undefined;
  }

  facts(): Promise<PlaybackFacts> {
    return this.#answer('facts', () => ({
      duration: this.#duration,
      live: this.goesOn,
      cols: 80,
      rows: 24,
      messages: this.chunks.length,
    }));
  }

  from(position: number): Promise<PlaybackSlice> {
    return this.#answer(`from ${position}`, () => {
      const passed = this.chunks.filter((chunk) => (chunk.events[0]?.at ?? 0) <= position).length;
      const after = Math.floor(passed / 3) * 3;
      if (after === 0) return this.#slice(0);
      const last = this.chunks[after - 1]?.events[0]?.at ?? 0;
      const screen = this.chunks.slice(0, after).map(textOf).join('');
      const keyframe = { position: last, after, cols: 80, rows: 24, screen, pending: '', tracker: '' };
      return { ...this.#slice(after), keyframe };
    });
  }

  after(id: number): Promise<PlaybackSlice> {
    return this.#answer(`after ${id}`, () => this.#slice(id));
  }

  live(id: number, listener: LiveListener): () => void {
    this.asked.push(`live ${id}`);
    this.listener = listener;
    return () => {
      this.listener = undefined;
    };
  }

  /** A live message comes. */
  tell(at: number, text: string): void {
    this.add(at, text);
    const chunk = this.chunks.at(-1);
    if (chunk !== undefined) this.listener?.chunk(chunk);
  }

  get #duration(): number {
    return this.chunks.at(-1)?.events[0]?.at ?? 0;
  }

  #slice(after: number): PlaybackSlice {
    const chunks = this.chunks.slice(after, after + this.sliceSize);
    const last = after + chunks.length;
    const next = last < this.chunks.length ? last : null;
    return { chunks, next, duration: this.#duration, live: this.goesOn };
  }

  async #answer<T>(question: string, give: () => T): Promise<T> {
    this.asked.push(question);
    if (this.held !== undefined) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.held.push(resolve);
      await promise;
    }
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
    return give();
  }
}

function output(at: number, text: string): RecordingEvent {
  return { kind: 'output', at, data: new TextEncoder().encode(text) };
}

function textOf(chunk: EventChunk): string {
  const event = chunk.events[0];
  return event?.kind === 'output' ? new TextDecoder().decode(event.data) : '';
}
