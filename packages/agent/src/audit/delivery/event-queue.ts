import type { OutgoingEvent } from '../output/output.ts';

/** What happens to an event for which there is no room: the input waits, or the oldest or the newest event is dropped. */
export type DropPolicy = 'block' | 'drop-oldest' | 'drop-newest';

export interface QueueLimits {
  readonly events: number;
  /** UTF-16 units of JSON. */
  readonly units: number;
}

/**
 * What waits for an output at most. Enough to keep it busy and to outlast a restart of a server at 1,000 events a second;
 * 32 Mi units are at most 64 MiB of memory. What happens beyond it, the policy says.
 */
export const QUEUE_LIMITS: QueueLimits = { events: 20_000, units: 32 * 1024 * 1024 };

/** Largest batch; the largest event alone may be larger. */
const BATCH_EVENTS = 1000;
const BATCH_UNITS = 4 * 1024 * 1024;

/** Events dropped at the front of the list before it is shortened: shortening it for each would move all others. */
const SHORTEN_AT = 4096;

/** Events that wait for one output, in order. One batch at a time is taken; it counts until it is settled. */
export class EventQueue<Event extends Pick<OutgoingEvent, 'line'>> {
  readonly #policy: DropPolicy;
  readonly #limits: QueueLimits;
  readonly #onDrop: (event: Event) => void;
  /** Taken and not settled. */
  #taken: readonly Event[] = [];
  #events: Event[] = [];
  /** Events at the front of the list that are not in the queue any more. */
  #gone = 0;
  #units = 0;
  readonly #waiting = new Set<() => void>();

  constructor(policy: DropPolicy, limits: QueueLimits, onDrop: (event: Event) => void) {
    this.#policy = policy;
    this.#limits = limits;
    this.#onDrop = onDrop;
  }

  get length(): number {
    return this.#taken.length + this.#events.length - this.#gone;
  }

  /** Takes an event, or drops one; with `block` resolves when there is room. False when `signal` was aborted before. */
  async push(event: Event, signal: AbortSignal): Promise<boolean> {
    while (!this.#hasRoom(event.line.length)) {
      if (this.#policy === 'drop-oldest' && this.#dropOldest()) continue;
      if (this.#policy !== 'block') {
        this.#onDrop(event);
        return true;
      }
      if (signal.aborted) return false;
      await this.changed(signal);
    }
    this.add(event);
    return true;
  }

  /** Adds an event, room or not. */
  add(event: Event): void {
    this.#events.push(event);
    this.#units += event.line.length;
    this.#wake();
  }

  /** Takes the next batch; empty when there is nothing. */
  take(): readonly Event[] {
    let units = 0;
    let end = this.#gone;
    for (; end < this.#events.length && end - this.#gone < BATCH_EVENTS; end++) {
      units += this.#events[end]?.line.length ?? 0;
      if (end > this.#gone && units > BATCH_UNITS) break;
    }
    this.#taken = this.#events.slice(this.#gone, end);
    this.#events = this.#events.slice(end);
    this.#gone = 0;
    return this.#taken;
  }

  /** The batch is committed but for these, which go back to the front. */
  settle(again: readonly Event[]): void {
    for (const event of this.#taken) this.#units -= event.line.length;
    for (const event of again) this.#units += event.line.length;
    this.#taken = [];
    this.#events = [...again, ...this.#events.slice(this.#gone)];
    this.#gone = 0;
    this.#wake();
  }

  /** Resolves when something was added or settled, or `signal` is aborted. */
  changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  /** Whether another event of this size goes in; a single one always does. */
  #hasRoom(units: number): boolean {
    if (this.length === 0) return true;
    return this.length < this.#limits.events && this.#units + units <= this.#limits.units;
  }

  /** Drops the oldest event that is not on its way; false when all are. */
  #dropOldest(): boolean {
    const dropped = this.#events[this.#gone];
    if (dropped === undefined) return false;
    this.#gone++;
    this.#units -= dropped.line.length;
    if (this.#gone >= SHORTEN_AT) {
      this.#events = this.#events.slice(this.#gone);
      this.#gone = 0;
    }
    this.#onDrop(dropped);
    return true;
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
