import type { AuditRecord } from '../record/audit-record.ts';
import type { OpenEvent } from './open-event.ts';

/** Slots of the table: more than small events that fill the memory they may take. */
const SLOTS = 65_536;

/**
 * Open events by their identity. A table of fixed size and no Map: a Map that things are put in and taken out of for
 * ever is copied again and again, and each copy, once it is old, keeps the events of its time in memory until a full
 * collection (measured: 340 MB instead of 100 MB, and half of the time).
 */
export class OpenEvents {
  readonly #slots = new Array<OpenEvent | undefined>(SLOTS).fill(undefined);

  get(record: AuditRecord): OpenEvent | undefined {
    let event = this.#slots[record.serial % SLOTS];
    while (event !== undefined && !event.is(record)) event = event.sameSlot;
    return event;
  }

  add(event: OpenEvent): void {
    const slot = event.serial % SLOTS;
    event.sameSlot = this.#slots[slot];
    this.#slots[slot] = event;
  }

  remove(event: OpenEvent): void {
    const slot = event.serial % SLOTS;
    let known = this.#slots[slot];
    if (known === event) {
      this.#slots[slot] = event.sameSlot;
    } else {
      while (known !== undefined && known.sameSlot !== event) known = known.sameSlot;
      if (known !== undefined) known.sameSlot = event.sameSlot;
    }
    event.sameSlot = undefined;
  }
}
