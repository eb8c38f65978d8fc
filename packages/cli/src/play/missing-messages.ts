import type { EventChunk, LiveListener, PlaybackSlice, PlaybackSource } from '@scribery/player';
import type { RecordingEvent } from '@scribery/format';

/**
 * Tells which gaps stand for messages that the recording should have and has not, as opposed to gaps that the recorder
 * itself noted. Wraps a source and watches the ids that come through it.
 */
export class MissingMessages {
  readonly #gaps = new WeakSet<RecordingEvent>();

  /** Whether an event of the wrapped source stands where messages are missing. */
  has(event: RecordingEvent): boolean {
    return this.#gaps.has(event);
  }

  watch(source: PlaybackSource): PlaybackSource {
    return {
      facts: (signal) => source.facts(signal),
      from: async (position, signal) => this.#slice(await source.from(position, signal), undefined),
      after: async (id, signal) => this.#slice(await source.after(id, signal), id),
      live: (id, listener) => source.live(id, this.#liveListener(id, listener)),
    };
  }

  #slice(slice: PlaybackSlice, after: number | undefined): PlaybackSlice {
    let last = after ?? slice.keyframe?.after ?? 0;
    for (const chunk of slice.chunks) last = this.#look(chunk, last);
    return slice;
  }

  #liveListener(id: number, listener: LiveListener): LiveListener {
    let last = id;
    return {
      chunk: (chunk) => {
        last = this.#look(chunk, last);
        listener.chunk(chunk);
      },
      ended: () => listener.ended(),
    };
  }

  #look({ id, events }: EventChunk, last: number): number {
    if (id > last + 1) for (const event of events) if (event.kind === 'gap') this.#gaps.add(event);
    return id;
  }
}
