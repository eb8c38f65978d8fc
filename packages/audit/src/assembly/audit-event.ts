import type { LineEnd } from '../line/line-end.ts';
import type { AuditRecord } from '../record/audit-record.ts';

/**
 * Why an event was given out:
 * - `eoe`: its end record came;
 * - `proctitle`: it has SYSCALL, all its PATHs and PROCTITLE, which the kernel writes last;
 * - `items`: it has SYSCALL and all its PATHs, and the log has no PROCTITLE;
 * - `alone`: a record of a type that makes an event by itself;
 * - `clock`: nothing more came for it in time;
 * - `end`: the input ended;
 * - `bound`: too much was open, or it was too large;
 * - `unparsed`: a line that is no audit record; the event has no records.
 */
export type Completion = 'eoe' | 'proctitle' | 'items' | 'alone' | 'clock' | 'end' | 'bound' | 'unparsed';

/** A line that is no audit record, kept as it came. */
export interface UnparsedLine {
  /** Latin-1, without its end. */
  readonly line: string;
  /** Place in the input: number of the line, from 1, where each piece of a line that is too long counts as one. */
  readonly number: number;
  readonly end: LineEnd;
}

/** All records with one identity: node, time and serial. */
export interface AuditEvent {
  readonly node: string;
  /** ms since 1970. Of an `unparsed` event: of the last record before it, 0 where there was none. */
  readonly time: number;
  /** Of an `unparsed` event: 0. Only the number of its line tells it from others. */
  readonly serial: number;
  /** In the order in which they came. Exact repetitions are not in here. */
  readonly records: readonly AuditRecord[];
  /** Lines that are the same as one of `records`, byte for byte. */
  readonly repeated: readonly AuditRecord[];
  /** Lines that could not be parsed; only in an `unparsed` event. */
  readonly unparsed: readonly UnparsedLine[];
  readonly completed: Completion;
  /** Whether records are known to be missing: PATHs that SYSCALL counts, or the SYSCALL that others belong to. */
  readonly incomplete: boolean;
  /** 0, or how many events with this identity were given out before: these records came late. */
  readonly continuation: number;
}
