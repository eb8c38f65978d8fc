import type { AuditEvent } from './assembly/audit-event.ts';

/** A form of output: makes JSON of events. */
export interface EventShape {
  /** One or more lines of JSON, the last without its line feed; never ''. */
  event(event: AuditEvent): string;
  /** Takes in what an event that is not given out says of others: who started which process. */
  observe?(event: AuditEvent): void;
}
