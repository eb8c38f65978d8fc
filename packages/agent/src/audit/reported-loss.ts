import type { AuditEvent } from '@scribery/audit';

/** What the kernel or auditd itself says of events that it could not bring. */
export interface ReportedLoss {
  /** Undefined where it does not say how many. */
  readonly count?: number;
  readonly reason: string;
}

/** What they write, to the kernel's log and to their own (audit_log_lost in kernel/audit.c, auditd-dispatch.c and queue.c of auditd). */
const TOLD = [
  /audit: backlog limit exceeded/,
  /audit: rate limit exceeded/,
  /audit: kauditd (?:hold|retry) queue overflow/,
  /audit: auditd dispatch .*lost/,
  /audit: out of memory in/,
  /queue to plugins is full - dropping event/,
  /dispatch err \([^)]*\) event lost/,
];

/** The kernel's running count; it stands beside the cause, in a line of its own. */
const KERNEL_COUNT = /audit_lost=(\d+)/;

/** Finds reports of loss in a stream of events. */
export class ReportedLosses {
  /** The kernel's count at its last report; it begins with 0 at every boot. */
  #kernelCount = 0;

  /** The loss that an event reports; undefined for nearly all. */
  of(event: AuditEvent): ReportedLoss | undefined {
    for (const { line } of event.unparsed) {
      const found = this.#inLine(line);
      if (found !== undefined) return found;
    }
    for (const { type, line } of event.records) {
      if (type === 'DAEMON_ERR' || type === 'KERNEL') {
        const found = this.#inLine(line);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #inLine(line: string): ReportedLoss | undefined {
    const total = KERNEL_COUNT.exec(line)?.[1];
    if (total !== undefined) {
      const before = this.#kernelCount;
      this.#kernelCount = Number(total);
      // A count that fell is of another boot.
      const count = this.#kernelCount - (this.#kernelCount < before ? 0 : before);
      return count === 0 ? undefined : { count, reason: 'the kernel could not hand them to auditd' };
    }
    const told = TOLD.map((form) => form.exec(line)?.[0]).find((text) => text !== undefined);
    return told === undefined ? undefined : { reason: told };
  }
}
