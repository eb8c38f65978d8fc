import type { Ranges, UnfinishedLog } from '../progress/unfinished-log.ts';
import type { LogMark } from './log-mark.ts';

/** What an input gives, in order. */
export type InputPart =
  /** A file is read from here on, but for parts of it (from and to, not included) that were done before. */
  | { readonly kind: 'begin'; readonly place: LogPlace; readonly done: Ranges }
  /** Bytes of a log, cut anywhere; `place` where they can be read again after a restart. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly place?: LogPlace }
  /** A file or a connection is over, so its last line is complete. */
  | { readonly kind: 'end' }
  /** Something is known to be missing here. */
  | { readonly kind: 'lost'; readonly reason: string };

/** A byte of a log file: its file, wherever it is renamed to, and the offset in what it holds uncompressed. */
export interface LogPlace {
  readonly file: LogMark;
  readonly offset: number;
}

/** Where audit events come from. */
export interface AuditInput {
  /** For messages. */
  readonly name: string;
  /**
   * Whether what is not committed is read again after a restart. Then a stop gives out no event before it is complete;
   * otherwise it gives out what there is.
   */
  readonly resumable: boolean;
  /** Whether it is read while it is written, so that an event that lacks records is given up after a while. */
  readonly live: boolean;
  /** Of a resumable input, what of a checkpoint it has not come to yet; the oldest first. */
  readonly remaining?: () => readonly UnfinishedLog[];
  /** Ends when the input does, or soon after `signal` is aborted. */
  read(signal: AbortSignal): AsyncIterable<InputPart>;
}
