import { ScriberyError } from '@scribery/errors';
import type { Keyframe, LineVersion, RecordingEvent } from '@scribery/format';
import { takeKeyframe } from './keyframe/take-keyframe.ts';
import { LineTracker } from './lines/line-tracker.ts';
import { standingNow } from './lines/standing-now.ts';
import { LOOK_MS } from './lines/timing.ts';
import { restoreTracker, saveTracker, type TrackerState } from './lines/tracker-state.ts';
import { TypedLines, type TypedState } from './lines/typed-lines.ts';
import { Emulator } from './terminal/emulator.ts';

/** How far keyframes are apart. */
export interface KeyframeDistance {
  /** Output (bytes) after which one is taken in any case. */
  readonly bytes: number;
  /** Recording time (ms) after which one is taken when there is enough to make it worth its place. */
  readonly ms: number;
}

/** A seek costs a keyframe and what lies between two: at most 256 KiB, which take 15 ms to parse. */
const KEYFRAME_EVERY: KeyframeDistance = { bytes: 262_144, ms: 10_000 };

/**
 * What has to lie between two keyframes however much time passes: bytes of output for each cell of the screen, or so many
 * messages. A keyframe has 2 to 5 bytes for a cell. One every 10 s would be larger than the output of most sessions, and
 * full-screen programs that refresh each second would be indexed at half the speed.
 */
const WORTH_BYTES_PER_CELL = 24;
const WORTH_MESSAGES = 256;

/** What an indexer begins with: the first size of the terminal in cells, or a keyframe that an indexer took. */
export type IndexerStart = (
  | { readonly cols: number; readonly rows: number }
  | { readonly keyframe: Keyframe }
) & {
  /** The usual distance where left out. */
  readonly keyframeEvery?: KeyframeDistance;
};

/** What an indexer found since it was last asked. */
export interface ScreenIndex {
  readonly keyframes: Keyframe[];
  /** Versions that are over, in the order in which they ended. */
  readonly lines: LineVersion[];
  /** Versions that stand now, at the position that time was moved on to; they are given until they are over. */
  readonly standing: LineVersion[];
}

/**
 * Makes keyframes and line versions of the events of a recording, in order.
 *
 * The same events and message ends give the same keyframes and versions, also when the indexer is begun anew from any of
 * its keyframes with the messages behind it. `advance` and `take` may be called at any time and change nothing in that.
 */
export class ScreenIndexer {
  readonly #emulator: Emulator;
  readonly #tracker = new LineTracker();
  readonly #typed: TypedLines;
  readonly #every: KeyframeDistance;
  #keyframes: Keyframe[] = [];
  #now: number;
  /** Position of the first event since the last look; undefined when nothing has changed. */
  #changedAt: number | undefined;
  #bytes = 0;
  #messages = 0;
  #keyframeAt: number;
  #ended = false;

  constructor(start: IndexerStart) {
    const saved = 'keyframe' in start ? readState(start.keyframe) : undefined;
    this.#emulator =
      'keyframe' in start
        ? Emulator.restore(start.keyframe, this.#tracker)
        : Emulator.begin(start.cols, start.rows, this.#tracker);
    this.#tracker.follow(this.#emulator);
    this.#typed = new TypedLines(this.#tracker.out, saved?.typed);
    if (saved) restoreTracker(this.#tracker, saved.lines);
    this.#every = start.keyframeEvery ?? KEYFRAME_EVERY;
    this.#now = this.#tracker.at;
    this.#keyframeAt = this.#now;
  }

  /** Takes the next event; its position is not before the last one's. */
  feed(event: RecordingEvent): void {
    this.#moveTo(event.at);
    switch (event.kind) {
      case 'output':
        this.#changedAt ??= event.at;
        this.#bytes += event.data.length;
        this.#tracker.budget.pay(event.data.length);
        this.#emulator.write(event.data);
        return;
      case 'resize':
        this.#resize(event.cols, event.rows);
        return;
      case 'input': {
        const place = { ...this.#tracker.cursor, cols: this.#emulator.cols, buffer: this.#tracker.buffer };
        this.#typed.feed(event, place);
        return;
      }
      case 'end':
        this.end(event.at);
        return;
      default:
    }
  }

  /** Lets time pass up to a position (ms) without an event. */
  advance(position: number): void {
    if (this.#changedAt !== undefined && position >= this.#changedAt + LOOK_MS) this.#look();
    this.#now = Math.max(this.#now, position);
  }

  /** Tells that all events of message `id` were fed: here a keyframe can be taken. */
  messageEnd(id: number): void {
    this.#messages += 1;
    if (!this.#keyframeIsDue()) return;
    this.#look();
    const tracker: IndexerState = { lines: saveTracker(this.#tracker), typed: this.#typed.state };
    const moment = { position: this.#tracker.at, after: id };
    this.#keyframes.push(takeKeyframe(this.#emulator, moment, JSON.stringify(tracker)));
    this.#keyframeAt = this.#tracker.at;
    this.#bytes = 0;
    this.#messages = 0;
  }

  /** What is new since the last call. */
  take(): ScreenIndex {
    const keyframes = this.#keyframes;
    this.#keyframes = [];
    const lines = this.#tracker.takeLines();
    return {
      keyframes,
      lines,
      standing: [...standingNow(this.#tracker, this.#now), ...this.#typed.standing()],
    };
  }

  /** Ends the recording at a position (ms): everything that stands is over. Further calls change nothing. */
  end(position: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#moveTo(position);
    this.#typed.finish(position);
    this.#tracker.end();
    this.#changedAt = undefined;
  }

  /** Resizes that were put off, and texts that were left out, because they would have cost too much. */
  get refused(): number {
    return this.#emulator.resizes.putOff + this.#tracker.budget.leftOut;
  }

  dispose(): void {
    this.#emulator.dispose();
  }

  #moveTo(at: number): void {
    if (this.#changedAt !== undefined && at >= this.#changedAt + LOOK_MS) this.#look();
    this.#now = Math.max(this.#now, at);
    this.#tracker.moveTo(at);
    this.#typed.moveTo(at);
  }

  /** Some formats tell the size again and again. */
  #resize(cols: number, rows: number): void {
    const { carriedOut } = this.#emulator.resizes;
    this.#emulator.resize(cols, rows);
    if (this.#emulator.resizes.carriedOut === carriedOut) return;
    this.#changedAt = undefined;
    this.#bytes += 1;
  }

  #keyframeIsDue(): boolean {
    if (this.#emulator.awaitsSize) return false;
    if (this.#bytes >= this.#every.bytes) return true;
    if (this.#bytes === 0 || this.#tracker.at - this.#keyframeAt < this.#every.ms) return false;
    const cells = this.#emulator.cols * this.#emulator.rows;
    return this.#bytes >= cells * WORTH_BYTES_PER_CELL || this.#messages >= WORTH_MESSAGES;
  }

  #look(): void {
    this.#changedAt = undefined;
    this.#tracker.look();
  }
}

interface IndexerState {
  readonly lines: TrackerState;
  readonly typed: TypedState;
}

/** The state was made by `messageEnd` and comes from our own store: its outermost shape tells whether it is one. */
function readState({ tracker, position }: Keyframe): IndexerState {
  let cause: unknown;
  try {
    const state: unknown = JSON.parse(tracker);
    if (isState(state)) return state;
  } catch (error) {
    cause = error;
  }
  const detail = `the keyframe at ${position} ms has no state of a line tracker; rebuild the index`;
  throw new ScriberyError('SCR_INPUT_DAMAGED', detail, { cause, place: { field: 'tracker' } });
}

function isState(value: unknown): value is IndexerState {
  if (typeof value !== 'object' || value === null || !('lines' in value) || !('typed' in value)) return false;
  const { lines } = value;
  return (
    typeof lines === 'object' &&
    lines !== null &&
    'main' in lines &&
    Array.isArray(lines.main) &&
    'alternate' in lines &&
    Array.isArray(lines.alternate)
  );
}
