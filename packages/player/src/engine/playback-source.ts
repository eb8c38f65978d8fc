import type { Keyframe, RecordingEvent } from '@scribery/format';

/** The events of one message; `id` counts from 1 without holes. */
export interface EventChunk {
  readonly id: number;
  readonly events: readonly RecordingEvent[];
}

/** A run of a recording, from a moment or a message on. */
export interface PlaybackSlice {
  /** The screen that `chunks` go on from; left out where they start at an empty screen or continue a slice. */
  readonly keyframe?: Keyframe;
  readonly chunks: readonly EventChunk[];
  /** What to give to `after` for the next slice; null when these are the newest events. */
  readonly next: number | null;
  /** Position of the last event known, in ms. */
  readonly duration: number;
  /** More may come: the recording goes on. */
  readonly live: boolean;
}

/** What is known before the first event is asked for; the size is the terminal's first one, in cells. */
export interface PlaybackFacts {
  readonly duration: number;
  readonly live: boolean;
  readonly cols: number;
  readonly rows: number;
  /** Id of the newest message. */
  readonly messages: number;
}

/** What a live recording tells while it goes on. */
export interface LiveListener {
  chunk(chunk: EventChunk): void;
  /** The recording is over; nothing more comes. */
  ended(): void;
}

/** Where the engine gets a recording from. Every call may fail; the engine then shows the error and can be asked again. */
export interface PlaybackSource {
  facts(signal: AbortSignal): Promise<PlaybackFacts>;
  /** The nearest keyframe at or before `position` (ms) and the chunks from there on. */
  from(position: number, signal: AbortSignal): Promise<PlaybackSlice>;
  /** The chunks after message `id`: at least one, unless `next` is null. */
  after(id: number, signal: AbortSignal): Promise<PlaybackSlice>;
  /** Tells every chunk after message `id`, as it comes; the answer ends it. Looks after its own connection. */
  live(id: number, listener: LiveListener): () => void;
}
