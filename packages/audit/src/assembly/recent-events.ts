import type { OpenEvent } from './open-event.ts';

/** Records of other events that pass before an event is idle. More than the events that take turns on most hosts. */
const IDLE_RECORDS = 2048;

/**
 * The events of the latest records, each at its last one, to find those that are idle at no cost for the others. None is
 * kept from the collector of garbage: most events are given out while they are young.
 */
export class RecentEvents {
  readonly #events = new Array<OpenEvent | undefined>(IDLE_RECORDS).fill(undefined);

  /** Notes whose record came, by the number of the record; gives the event that has become idle with it. */
  note(event: OpenEvent, record: number): OpenEvent | undefined {
    this.forget(event);
    const slot = record % IDLE_RECORDS;
    const idle = this.#events[slot];
    this.#events[slot] = event;
    event.touched = record;
    return idle;
  }

  forget(event: OpenEvent): void {
    const slot = event.touched % IDLE_RECORDS;
    if (this.#events[slot] === event) this.#events[slot] = undefined;
  }
}
