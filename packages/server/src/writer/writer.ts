import type { ReceivedMessage } from '@scribery/format';
import type { AppendOutcome, AuditEvent, AuditOutcome, Recording } from '@scribery/store';

/** What became of messages that were handed in. */
export interface Appended {
  /** In the order of the messages. */
  readonly outcomes: readonly AppendOutcome[];
  /** Commit points of the recordings among them: every message up to `id` is stored for good. */
  readonly commits: readonly CommitPoint[];
}

export interface CommitPoint {
  readonly recording: string;
  readonly id: number;
}

/** How much the writer has to do. */
export interface WriterLoad {
  /** About how many bytes of messages and audit events were handed in and are not stored yet. */
  readonly queued: number;
  /** Recordings whose index is behind their messages. */
  readonly behind: number;
}

/**
 * Everything that changes the store: it stores messages and indexes them. In this thread (`LocalWriter`) or in one of its
 * own (`WorkerWriter`), which keeps reading and HTTP quick while terminals are emulated.
 */
export interface Writer {
  /** Stores messages for good before it resolves; waits when too much is queued. */
  append(messages: readonly ReceivedMessage[]): Promise<Appended>;
  /** Stores audit events for good before it resolves; `weight` is what they take in queues, in UTF-16 units of JSON. */
  appendAudit(events: readonly AuditEvent[], weight: number): Promise<readonly AuditOutcome[]>;
  /** Marks a recording as ended once all its messages are indexed. Throws SCR_RECORDING_NOT_FOUND. */
  end(recording: string): Promise<void>;
  /** Resolves when all that is stored is indexed. */
  settle(): Promise<void>;
  readonly load: WriterLoad;
  /** Finishes what was handed in, brings the index up to date as far as that is quick, and gives the store back. */
  close(): Promise<void>;
}

/** What a writer tells while it works. */
export interface WriterListener {
  /** The document of a recording was stored anew; so many recordings are still behind. */
  indexed(recording: Recording, behind: number): void;
}
