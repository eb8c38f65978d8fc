import { backoffMs } from '../../backoff.ts';
import { pause } from '../../pause.ts';
import type { AuditOutput, RefusedEvent } from '../output/output.ts';
import type { Loss } from '../progress/checkpoint-file.ts';
import { type DropPolicy, EventQueue, type QueueLimits } from './event-queue.ts';
import type { TrackedEvent } from './tracked-event.ts';

/** First and longest pause before a failed output is tried again, in ms: one that comes back has everything within half a minute. */
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 30_000;

/** How an output does, for the closing summary and for a look at a running collection. */
export interface DeliveryCounts {
  delivered: number;
  refused: number;
  dropped: number;
  /** Times that a batch, or a part of it, had to be tried again. */
  retries: number;
}

/** What a delivery tells about itself. */
export type DeliveryNews =
  | { readonly kind: 'failed'; readonly error: unknown; readonly attempt: number; readonly retryInMs: number }
  | { readonly kind: 'recovered' }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedEvent[] };

export interface OutputDeliveryOptions {
  readonly output: AuditOutput;
  readonly policy: DropPolicy;
  readonly limits: QueueLimits;
  /** Makes the event that reports a loss. */
  readonly report: (loss: Loss) => TrackedEvent;
  /** Whether an event is committed only when this output has it. */
  readonly required: boolean;
  readonly onNews: (news: DeliveryNews) => void;
  readonly retryFirstMs?: number;
  readonly retryMostMs?: number;
}

/**
 * Brings events to one output, through a queue of its own: a slow output does not hold up another one before its queue is
 * full. Whatever fails is tried again until it is stopped.
 */
export class OutputDelivery {
  readonly output: AuditOutput;
  readonly required: boolean;
  readonly counts: DeliveryCounts = { delivered: 0, refused: 0, dropped: 0, retries: 0 };
  readonly #options: OutputDeliveryOptions;
  readonly #queue: EventQueue<TrackedEvent>;
  /** Reports that are on their way, with what they tell. */
  readonly #reports = new Map<TrackedEvent, Loss>();
  /** What was dropped and no report tells. */
  #loss: Loss | undefined;

  /** @param loss from a checkpoint: what was dropped before and may not have been reported */
  constructor(options: OutputDeliveryOptions, loss?: Loss) {
    this.#options = options;
    this.output = options.output;
    this.required = options.required;
    this.#loss = loss;
    this.#queue = new EventQueue(options.policy, options.limits, (event) => this.#drop(event));
  }

  /** Events that are not settled. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** What was dropped and no report has arrived of, for a checkpoint. */
  get loss(): Loss | undefined {
    return [...this.#reports.values()].reduce(together, this.#loss);
  }

  /** Puts an event into the queue; see EventQueue. */
  push(event: TrackedEvent, signal: AbortSignal): Promise<boolean> {
    return this.#queue.push(event, signal);
  }

  /** Resolves when nothing waits, or `signal` is aborted. */
  async empty(signal: AbortSignal): Promise<void> {
    while (this.#queue.length > 0 && !signal.aborted) await this.#queue.changed(signal);
  }

  /** Delivers until `signal` is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { retryFirstMs = RETRY_FIRST_MS, retryMostMs = RETRY_MOST_MS, onNews } = this.#options;
    let attempt = 0;
    while (!signal.aborted) {
      if (attempt === 0) this.#reportLoss();
      const batch = this.#queue.take();
      if (batch.length === 0) {
        await this.#queue.changed(signal);
        continue;
      }
      const failure = await this.#deliver(batch, signal);
      if (failure === undefined) {
        if (attempt > 0) onNews({ kind: 'recovered' });
        attempt = 0;
        continue;
      }
      if (signal.aborted) return;
      attempt++;
      this.counts.retries++;
      const retryInMs = backoffMs(attempt, retryFirstMs, retryMostMs, Math.random());
      onNews({ kind: 'failed', error: failure.error, attempt, retryInMs });
      await pause(retryInMs, signal);
    }
  }

  /** Delivers a batch as far as it can be; gives why a part of it is left. */
  async #deliver(
    batch: readonly TrackedEvent[],
    signal: AbortSignal,
  ): Promise<{ readonly error: unknown } | undefined> {
    try {
      const { refused, again } = await this.output.deliver(batch, signal);
      if (refused.length > 0) this.#options.onNews({ kind: 'refused', refused });
      const kept = new Set(again);
      const left = batch.filter((event) => kept.has(event));
      for (const event of batch) if (!kept.has(event)) this.#settle(event);
      this.counts.delivered += batch.length - left.length - refused.length;
      this.counts.refused += refused.length;
      this.#queue.settle(left);
      return left.length === 0
        ? undefined
        : { error: new Error(`${left.length} events are to be sent again`) };
    } catch (error) {
      this.#queue.settle(batch);
      return { error };
    }
  }

  #settle(event: TrackedEvent): void {
    if (this.#reports.delete(event) || this.required) event.settle();
  }

  #drop(event: TrackedEvent): void {
    const reported = this.#reports.get(event);
    // A report that is dropped itself goes into the next one.
    if (reported === undefined) this.counts.dropped++;
    this.#loss = together(this.#loss, reported ?? { count: 1, from: event.time, to: event.time });
    this.#settle(event);
  }

  /** Puts a report of what was dropped behind what waits. */
  #reportLoss(): void {
    if (this.#loss === undefined) return;
    const report = this.#options.report(this.#loss);
    this.#reports.set(report, this.#loss);
    this.#loss = undefined;
    this.#queue.add(report);
  }
}

function together(one: Loss | undefined, other: Loss): Loss {
  if (one === undefined) return other;
  return {
    count: one.count + other.count,
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
  };
}
