import type { RecordingClock } from './audit/recording-clock.ts';

/** The document of one recording: what the list shows and what queries about user, host and time look at. */
export interface Recording {
  readonly recording: string;
  readonly host: string;
  readonly user: string;
  readonly term: string;
  /** Audit session id, boot id and login uid: the session key. */
  readonly session: number;
  readonly boot?: string;
  readonly loginUid?: number;
  readonly command?: readonly string[];
  /** Wall time of position 0, in ms since 1970. */
  readonly start: number;
  /** How wall time and position went together, where the clock was set during the recording. */
  readonly clock?: RecordingClock;
  /** Position of the last event known, in ms. */
  readonly duration: number;
  /** Size of the terminal in cells: the first one known. */
  readonly cols: number;
  readonly rows: number;
  /** Bytes of terminal output and input. */
  readonly bytesOut: number;
  readonly bytesIn: number;
  /** Id of the last message stored. */
  readonly messages: number;
  /** Id of the last message that the index (keyframes, line versions, this document) covers. */
  readonly indexed: number;
  /** Wall time in ms when it ended; null while it is live. */
  readonly ended: number | null;
  readonly exit?: number;
  readonly signal?: string;
  /** How many places are missing, damaged or contradict the hash chain. */
  readonly problems: number;
}
