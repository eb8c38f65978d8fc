/**
 * One message of a recording: tlog 2.x (`ver` 2.3) with additional keys that tlog ignores.
 * A recording is its messages in the order of `id`. See docs/format.md.
 */
export interface Message {
  readonly ver: string;
  readonly host: string;
  readonly rec: string;
  readonly user: string;
  readonly term: string;
  readonly session: number;
  /** Counts from 1 within a recording. */
  readonly id: number;
  /** Position of the message's first event: ms since the recording started. */
  readonly pos: number;
  /** Wall time of the same instant: seconds since 1970, with ms as fraction. */
  readonly time: number;
  /** `+ms <n >n [n/m ]n/m =WxH`, without spaces. */
  readonly timing: string;
  readonly in_txt: string;
  readonly in_bin: readonly number[];
  readonly out_txt: string;
  readonly out_bin: readonly number[];

  /** Ours: boot id and login uid, the rest of the session key. */
  readonly boot?: string;
  readonly auid?: number;
  /** Ours: the recorded command line, on the first message. */
  readonly cmd?: readonly string[];
  /** Ours: what happened besides input, output and window changes. */
  readonly events?: readonly MessageEvent[];
  /** Ours: hex SHA-256 over the previous message's `chain` and this message; see docs/format.md. */
  readonly chain?: string;
}

/** An event that tlog's timing string cannot carry; `at` is its position in ms, `after` how many timing entries precede it. */
export interface MessageEvent {
  readonly at: number;
  readonly after: number;
  readonly type: 'signal' | 'suspend' | 'resume' | 'masked' | 'gap' | 'marker' | 'end';
  readonly signal?: string;
  readonly reason?: string;
  readonly bytes?: number;
  readonly label?: string;
  readonly exit?: number;
}
