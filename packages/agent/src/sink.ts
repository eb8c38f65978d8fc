import type { RecordingHeader } from '@scribery/format';

/** A finished message on its way. */
export interface OutgoingMessage {
  readonly id: number;
  /** Its JSON (`serialiseMessage`) and a line end, in UTF-8. */
  readonly line: Uint8Array;
}

/**
 * Where messages go. One sink takes any number of recordings, each through a stream of its own.
 *
 * A sink that fails throws. `SCR_SERVER_REFUSED`, `SCR_MESSAGE_CONFLICT` and `SCR_SPOOL_DAMAGED` mean that trying again is
 * no use, and end the recording's delivery to this sink; anything else is tried again, from a new `open`.
 */
export interface Sink {
  /** For states and logs. */
  readonly name: string;
  /** A spool is deleted when every required sink has committed all of it; the default. Others get what they can take. */
  readonly required?: boolean;
  /** @param committed commit point known from an earlier stream of this process; 0 when none is */
  open(header: RecordingHeader, committed: number, signal: AbortSignal): Promise<SinkStream>;
  /** Releases what all streams share; after the last of them is closed. */
  close(): Promise<void>;
}

export interface SinkStream {
  /** Id of the last message up to which the sink has everything for good; 0 before the first. Delivery starts behind it. */
  readonly committed: number;
  /**
   * Takes messages in the order of their ids; resolves with the new commit point when they are stored for good. It may be
   * further (the sink had them) or less far (it lost some): the agent goes on behind it.
   */
  deliver(messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
}
