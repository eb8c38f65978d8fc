/** One event of the audit trail, as an agent sends it. */
export interface AuditEvent {
  /** The same whenever the event is sent: made from node, time and serial. */
  readonly id: string;
  readonly host: string;
  /** Boot id of the host; empty where the agent does not know it. */
  readonly boot: string;
  /** The ECS document. */
  readonly event: AuditDocument;
}

export type AuditDocument = Readonly<Record<string, unknown>>;

/** What became of one event of `appendAuditEvents`. */
export type AuditOutcome =
  /** Stored for good. */
  | 'stored'
  /** An event with this id was stored before; nothing was written. */
  | 'known';

/** Names one audit session: what messages and events have in common. */
export interface SessionKey {
  readonly host: string;
  /** Undefined for a recording that does not know it. */
  readonly boot: string | undefined;
  readonly session: number;
  /**
   * When events belong to it where they, or the recording, do not tell the boot: the ids of sessions begin anew with each.
   * Any time where it is left out.
   */
  readonly during?: TimeRange;
}

/** What an event is to a search: `cmd` a program that was started, `exit` the end of a process, `event` anything else. */
export type EventKind = 'cmd' | 'exit' | 'event';

/** Which events of a session are read. */
export interface EventRange extends TimeRange {
  /** Only those of these kinds; all where it is left out. */
  readonly kinds?: readonly EventKind[];
}

/** Wall times in ms: from `from` on and before `to`. */
export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}
