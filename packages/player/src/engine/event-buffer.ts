import type { RecordingEvent } from '@scribery/format';
import type { EventChunk, PlaybackSlice } from './playback-source.ts';

/**
 * Bytes of output that are fetched ahead at most. Enough for a minute of a busy build; a burst that is larger is
 * fetched in parts, with a short wait between them at high speed.
 */
const AHEAD_BYTES = 4 * 1024 * 1024;

/** Events that were taken and are still held, at most: removing one by one from the front would move all others each time. */
const TAKEN_KEPT = 1024;

/** Events that are fetched but not yet shown: one run without holes, taken from the front. */
export class EventBuffer {
  #events: RecordingEvent[] = [];
  #head = 0;
  #bytes = 0;
  /** Id of the last message in the run; the next to come is one more. */
  lastId = 0;
  /** There are newer messages at the source than those of the run. */
  more = true;

  /** Starts a new run after message `lastId`. */
  clear(lastId: number): void {
    this.#events = [];
    this.#head = 0;
    this.#bytes = 0;
    this.lastId = lastId;
    this.more = true;
  }

  add(slice: PlaybackSlice): void {
    for (const chunk of slice.chunks) this.#append(chunk);
    this.more = slice.next !== null;
  }

  /** Takes a live chunk when it continues the run and there is room; otherwise it has to be fetched later. */
  addLive(chunk: EventChunk): void {
    if (chunk.id <= this.lastId || this.more) return;
    if (chunk.id === this.lastId + 1 && this.#bytes < AHEAD_BYTES) this.#append(chunk);
    else this.more = true;
  }

  get next(): RecordingEvent | undefined {
    return this.#events[this.#head];
  }

  /** Position of the last event of the run, in ms. */
  get end(): number | undefined {
    return this.#events.at(-1)?.at;
  }

  get full(): boolean {
    return this.#bytes >= AHEAD_BYTES;
  }

  take(): RecordingEvent | undefined {
    const event = this.#events[this.#head];
    if (event === undefined) return undefined;
    this.#head += 1;
    this.#bytes -= size(event);
    if (this.#head >= TAKEN_KEPT) {
      this.#events.splice(0, this.#head);
      this.#head = 0;
    }
    return event;
  }

  #append(chunk: EventChunk): void {
    this.lastId = Math.max(this.lastId, chunk.id);
    for (const event of chunk.events) {
      this.#events.push(event);
      this.#bytes += size(event);
    }
  }
}

function size(event: RecordingEvent): number {
  return event.kind === 'output' || event.kind === 'input' ? event.data.length : 0;
}
