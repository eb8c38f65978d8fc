import { DEFAULT_PAYLOAD } from '@scribery/format';

/** The agent's limits. Each has a default with its reason below; tests and configuration change single ones. */
export interface AgentSettings {
  readonly payload: number;
  readonly flushAfterMs: number;
  readonly retryFirstMs: number;
  readonly retryMostMs: number;
  readonly headerWithinMs: number;
  readonly powerSafe: boolean;
}

/**
 * Longest time that output waits in the agent before it is sent, in ms. With this, one request and the index a live
 * viewer sees it, and a search finds it, within 1 s (p95). Much shorter makes more messages than text when somebody types.
 */
const FLUSH_AFTER_MS = 250;

/** First pause before a failed sink is tried again, in ms; it doubles with every failure. A restarted server is back by then. */
const RETRY_FIRST_MS = 200;

/** Longest pause between two tries, in ms: a server that comes back gets everything within half a minute. */
const RETRY_MOST_MS = 30_000;

/**
 * How long a spool without a readable header may stay unchanged until its recorder counts as gone, in ms. The shim writes
 * the header at once, so a minute of silence means that it died before; nothing else can tell, the header names the process.
 */
const HEADER_WITHIN_MS = 60_000;

export const defaultSettings: AgentSettings = {
  /** Bytes of payload in a message; see `MessageEncoder`. Kept in the journal, so a change holds for new recordings. */
  payload: DEFAULT_PAYLOAD,
  flushAfterMs: FLUSH_AFTER_MS,
  retryFirstMs: RETRY_FIRST_MS,
  retryMostMs: RETRY_MOST_MS,
  headerWithinMs: HEADER_WITHIN_MS,
  /**
   * Brings spool and journal to the disk before messages made from them leave, so that exactly-once holds over a power
   * failure too; costs two fdatasync a batch. Without it, it holds over every death of a process.
   */
  powerSafe: true,
};
