import { placesOfHit, type PlaybackState, type RecordingHit } from '@scribery/player';

/** What a search found in the recording, in order, and which of it playback stands at. */
export class HitList {
  readonly hits: readonly RecordingHit[];
  #current: number | undefined;

  readonly #part: string | undefined;

  /** @param part what was searched, where that is not the whole recording */
  constructor(hits: readonly RecordingHit[], part?: string) {
    this.hits = hits;
    this.#part = part;
  }

  /** The hit that was gone to last, until playback goes elsewhere. */
  get current(): RecordingHit | undefined {
    return this.#current === undefined ? undefined : this.hits[this.#current];
  }

  /** Where that stood on the screen, the place that it is known by first. */
  get places(): ReturnType<typeof placesOfHit> {
    return this.current === undefined ? [] : placesOfHit(this.current);
  }

  /** `hit 3 of 12`; counts from 1. */
  get label(): string {
    const within = this.#part === undefined ? '' : ` in ${this.#part}`;
    return `hit ${(this.#current ?? 0) + 1} of ${this.hits.length}${within}`;
  }

  /** The next (1) or previous (-1) hit, seen from the current one, or else from a position in ms. */
  go(by: 1 | -1, position: number): RecordingHit | undefined {
    const index = this.#from(by, position);
    if (this.hits[index] === undefined) return undefined;
    this.#current = index;
    return this.current;
  }

  /** Tells what playback does: the current hit is one only while it stands there or is on the way. */
  follow(state: PlaybackState, duration: number): void {
    if (!this.#isAtCurrent(state, duration)) this.#current = undefined;
  }

  #isAtCurrent(state: PlaybackState, duration: number): boolean {
    if (this.current === undefined) return false;
    if (state.name !== 'seeking') return state.name === 'paused' || state.name === 'ended';
    return state.goal.kind === 'position' && state.goal.at === Math.min(this.current.position, duration);
  }

  #from(by: 1 | -1, position: number): number {
    if (this.#current !== undefined) return this.#current + by;
    return by === 1
      ? this.hits.findIndex((hit) => hit.position >= position)
      : this.hits.findLastIndex((hit) => hit.position < position);
  }
}
