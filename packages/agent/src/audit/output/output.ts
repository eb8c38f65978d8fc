/** An event on its way. */
export interface OutgoingEvent {
  /** The same whenever the event is made again, so that a store keeps it once. */
  readonly id: string;
  /** ms since 1970. */
  readonly time: number;
  /** Where it happened. */
  readonly host: string;
  /** Boot of the host; undefined where that is not known. */
  readonly boot: string | undefined;
  /** Its JSON, one line without its end. */
  readonly line: string;
  /** Whether every required output has committed it. */
  readonly committed: boolean;
}

/** An event that an output will never take. */
export interface RefusedEvent {
  readonly id: string;
  readonly reason: string;
}

/** What became of a batch: what is named neither as refused nor for another try is there for good. */
export interface Delivered {
  readonly refused: readonly RefusedEvent[];
  readonly again: readonly OutgoingEvent[];
}

export const ALL_DELIVERED: Delivered = { refused: [], again: [] };

/** Where events go. */
export interface AuditOutput {
  /** As it was asked for; also its name in checkpoints. */
  readonly name: string;
  /** Takes events in order. Whatever it throws, the same batch is tried again after a while. */
  deliver(events: readonly OutgoingEvent[], signal: AbortSignal): Promise<Delivered>;
  /** What a checkpoint keeps for it: from where on it may have events that are not committed everywhere. JSON. */
  state?(): unknown;
  /** Goes on from the state of a checkpoint, before the first delivery. */
  resume?(state: unknown): Promise<void>;
  /** Its file was moved away: it is opened anew. */
  reopen?(): void;
  close(): Promise<void>;
}
