import type { LineEnd } from '../line/line-end.ts';

/**
 * One line of an audit log, taken apart as far as grouping needs. All text is Latin-1: one UTF-16 unit a byte of the
 * input, so nothing is lost and a slice is free; `textOf` gives what people read.
 */
export interface AuditRecord {
  /** `SYSCALL`, `PATH` …; `UNKNOWN[1420]` where the number has no name. */
  readonly type: string;
  /** Name of the `node=` prefix, else the host of a syslog header; '' where there is none. */
  readonly node: string;
  /** ms since 1970 (the log has three decimals). */
  readonly time: number;
  /** 0 to 2^32 - 1 in what kernels write. */
  readonly serial: number;
  /** What stands behind `audit(…): `, up to 0x1D. */
  readonly body: string;
  /** What auditd added behind 0x1D (`log_format = ENRICHED`); '' where the record is not enriched. */
  readonly enriched: string;
  /** The line as it came, without its end. */
  readonly line: string;
  /** Place in the input: number of the line, from 1, where each piece of a line that is too long counts as one. */
  readonly number: number;
  readonly end: LineEnd;
}
