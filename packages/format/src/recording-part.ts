import type { RecordingEvent, RecordingHeader } from './event.ts';
import type { Message } from './message.ts';
import type { FormatProblem } from './problem.ts';

/**
 * What readers yield, whatever the format. A file can hold several recordings whose parts alternate; each begins with
 * `start` and ends with `end`.
 */
export type RecordingPart =
  | { readonly part: 'start'; readonly header: RecordingHeader }
  /** Events in order. `message`: the one that held them, where the format has messages; a store can keep it as it is. */
  | {
      readonly part: 'events';
      readonly recording: string;
      readonly events: readonly RecordingEvent[];
      readonly message?: Message;
    }
  /** Without `place.recording` it cannot be said which recording it belongs to. */
  | { readonly part: 'problem'; readonly problem: FormatProblem }
  /** Nothing more comes of this recording. `lastPosition` in ms. */
  | { readonly part: 'end'; readonly recording: string; readonly lastPosition: number };

/** What a reader must be told about recordings whose format does not say it. */
export interface ReadOptions {
  /** Recording id for a format that has none; see `foreignRecordingId`. */
  readonly recording: string;
  /** Host and user for a format that does not name them. */
  readonly host?: string;
  readonly user?: string;
}
