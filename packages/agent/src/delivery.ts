import { ScriberyError } from '@scribery/errors';
import { backoffMs } from './backoff.ts';
import type { Journal } from './journal/journal.ts';
import { MessageSource } from './message-source.ts';
import { pause } from './pause.ts';
import type { AgentSettings } from './settings.ts';
import type { Sink, SinkStream } from './sink.ts';
import type { Slots } from './slots.ts';
import type { Spool } from './spool/spool.ts';
import type { SpoolHeader } from './spool/spool-header.ts';

/** Where the delivery of one recording to one sink stands. */
export interface DeliveryState {
  readonly recording: string;
  readonly sink: string;
  /**
   * opening → delivering → delivered, the last message is committed;
   * delivering → retrying → opening, as often as it takes;
   * → failed, trying again is no use; → stopped, the signal was aborted. The last three are final.
   */
  readonly state: 'opening' | 'delivering' | 'retrying' | 'delivered' | 'failed' | 'stopped';
  /** Commit point: id of the last message that the sink has for good. */
  readonly committed: number;
  /** Why it is retrying or failed. */
  readonly error?: unknown;
  /** In `retrying`: which failure in a row this is, and when the next try is, in ms. */
  readonly attempt?: number;
  readonly retryInMs?: number;
}

export interface DeliveryOptions {
  readonly sink: Sink;
  readonly spool: Spool;
  readonly header: SpoolHeader;
  readonly journal: Journal;
  readonly settings: AgentSettings;
  /** Shared by all deliveries of an agent: batches in memory at a time. */
  readonly slots: Slots;
  readonly signal: AbortSignal;
  /** Aborted when nobody waits for this sink any more: then a failure is final. */
  readonly giveUp: AbortSignal;
  readonly onState: (state: DeliveryState) => void;
}

/**
 * Brings a recording to one sink, from its commit point to the end. The sink sets the pace: the spool is read only as fast
 * as it commits, so memory stays flat however slow it is, and it never holds up another one. After a failure nothing is
 * kept but the commit point; the messages are made again from the spool.
 */
export async function deliver(options: DeliveryOptions): Promise<DeliveryState> {
  const { sink, header, settings, signal, giveUp } = options;
  const either = AbortSignal.any([signal, giveUp]);
  const progress = { committed: 0, attempt: 0 };
  const report = (state: DeliveryState['state'], more: Partial<DeliveryState> = {}): DeliveryState => {
    const { committed } = progress;
    const now = { recording: header.recording.recording, sink: sink.name, state, committed, ...more };
    options.onState(now);
    return now;
  };

  for (;;) {
    let stream: SinkStream | undefined;
    let failure: { readonly error: unknown } | undefined;
    report('opening');
    try {
      stream = await sink.open(header.recording, progress.committed, signal);
      progress.committed = stream.committed;
      report('delivering');
      await deliverStream(options, stream, progress);
    } catch (error) {
      failure = { error };
    }
    try {
      await stream?.close();
    } catch (error) {
      failure ??= { error };
    }
    if (failure === undefined && !signal.aborted) return report('delivered');
    if (signal.aborted) return report('stopped');
    const error = failure?.error;
    if (isFinal(error) || giveUp.aborted) return report('failed', { error });
    progress.attempt++;
    const retryInMs = backoffMs(progress.attempt, settings.retryFirstMs, settings.retryMostMs, Math.random());
    report('retrying', { error, attempt: progress.attempt, retryInMs });
    await pause(retryInMs, either);
  }
}

/** Resolves when the sink has committed the last message, or `signal` is aborted. */
async function deliverStream(
  { sink, spool, header, journal, settings, slots, signal }: DeliveryOptions,
  stream: SinkStream,
  progress: { committed: number; attempt: number },
): Promise<void> {
  let source = new MessageSource(spool, header, journal, settings, progress.committed);
  while (!source.ended) {
    await source.ready(signal);
    if (signal.aborted) return;
    const reached = await slots.run(async () => {
      const messages = await source.take();
      const last = messages.at(-1);
      if (last === undefined) return undefined;
      return { id: last.id, committed: await stream.deliver(messages, signal) };
    });
    if (reached === undefined) continue;
    const before = progress.committed;
    progress.committed = reached.committed;
    if (reached.committed === reached.id) {
      progress.attempt = 0;
      continue;
    }
    if (reached.committed <= before) {
      const detail = `${sink.name} took message ${reached.id} but its commit point is ${reached.committed}`;
      throw new ScriberyError('SCR_SINK_FAILED', detail);
    }
    progress.attempt = 0;
    source = new MessageSource(spool, header, journal, settings, reached.committed);
  }
  if (source.lastId < progress.committed) {
    const detail = `${sink.name} has ${progress.committed} messages of a recording with ${source.lastId}`;
    throw new ScriberyError('SCR_SPOOL_DAMAGED', `${detail}; the spool is kept`, {
      place: { file: spool.path },
    });
  }
}

function isFinal(error: unknown): boolean {
  if (!(error instanceof ScriberyError)) return false;
  return ['SCR_SERVER_REFUSED', 'SCR_MESSAGE_CONFLICT', 'SCR_SPOOL_DAMAGED'].includes(error.code);
}
