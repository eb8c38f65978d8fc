import type { Keyframe, RecordingEvent } from '@scribery/format';

/** What the engine plays onto: a terminal emulator and whatever shows it. */
export interface PlaybackScreen {
  /** An empty screen of this size, in cells. */
  reset(cols: number, rows: number): void;
  restore(keyframe: Keyframe): void;
  /** Every event of the recording in order, also those that do not change the screen. */
  apply(event: RecordingEvent): void;
}
