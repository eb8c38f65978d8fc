/**
 * What happened in a recording, in order. Every reader yields these and every writer takes them, so that any
 * format can be turned into any other. `at` is the position: ms since the recording started, never decreasing.
 */
export type RecordingEvent =
  | { readonly kind: 'output'; readonly at: number; readonly data: Uint8Array }
  | { readonly kind: 'input'; readonly at: number; readonly data: Uint8Array }
  | { readonly kind: 'resize'; readonly at: number; readonly cols: number; readonly rows: number }
  /** A signal that the recorder got and passed on, by its name (`SIGHUP`). */
  | { readonly kind: 'signal'; readonly at: number; readonly signal: string }
  /** The recorder was stopped (`Ctrl-Z` of an outer shell) or went on. */
  | { readonly kind: 'suspend'; readonly at: number }
  | { readonly kind: 'resume'; readonly at: number }
  /** Input was typed here with echo off and is not in the recording; its length is not told. */
  | { readonly kind: 'masked'; readonly at: number }
  /** Something is missing here: `reason` is a sentence for people, `bytes` what is known to be lost. */
  | { readonly kind: 'gap'; readonly at: number; readonly reason: string; readonly bytes?: number }
  /**
   * The wall clock was set: from here on `start` is the wall time of position 0, in ms since 1970. Only a recorder tells it;
   * messages carry it in their `time`.
   */
  | { readonly kind: 'clock'; readonly at: number; readonly start: number }
  /** A label that somebody put at this moment (asciicast `m`). */
  | { readonly kind: 'marker'; readonly at: number; readonly label: string }
  /** The recorded program ended, with an exit status or by a signal. The last event. */
  | { readonly kind: 'end'; readonly at: number; readonly exit?: number; readonly signal?: string };

/** What is known of a recording before its first event. */
export interface RecordingHeader {
  /** The recording id; see `isRecordingId`. */
  readonly recording: string;
  readonly host: string;
  readonly user: string;
  readonly term: string;
  /** Audit session id (`/proc/self/sessionid`); 4294967295 where there is none. */
  readonly session: number;
  /** Wall time of position 0, in ms since 1970. */
  readonly start: number;
  /** Boot id of the host, and the login uid: with host and session they are the session key. */
  readonly boot?: string;
  readonly loginUid?: number;
  /** The command line, where it was not a login shell. */
  readonly command?: readonly string[];
}
