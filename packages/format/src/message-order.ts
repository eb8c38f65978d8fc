import type { Message } from './message.ts';

/** A message and the line it stood on. */
export interface PlacedMessage {
  readonly message: Message;
  readonly line: number;
}

/**
 * How many messages of a recording wait for a missing one. Enough for the disorder that a syslog relay with several
 * workers makes; when more wait, the missing one is given up and its place becomes a gap.
 */
const WAITING = 64;

/** UTF-16 units of text that wait at most, for the same reason: 64 messages can be 1 GB. */
const WAITING_SIZE = 8 * 1024 * 1024;

/** Puts the messages of one recording into the order of their ids, as far as they are not too far apart. */
export class MessageOrder {
  #next = 1;
  #size = 0;
  readonly #waiting = new Map<number, PlacedMessage>();

  /** Messages whose turn it is now. One that came before (or is waiting already) is passed on at once, to be reported. */
  add(placed: PlacedMessage): PlacedMessage[] {
    const { id } = placed.message;
    if (id < this.#next || this.#waiting.has(id)) return [placed];
    this.#waiting.set(id, placed);
    this.#size += sizeOf(placed);
    const ready = this.#take();
    while (this.#waiting.size > WAITING || this.#size > WAITING_SIZE) {
      this.#next = Math.min(...this.#waiting.keys());
      ready.push(...this.#take());
    }
    return ready;
  }

  /** Everything that still waits, in order: the source has ended. */
  end(): PlacedMessage[] {
    const ready = [...this.#waiting.values()].toSorted((a, b) => a.message.id - b.message.id);
    this.#waiting.clear();
    return ready;
  }

  #take(): PlacedMessage[] {
    const ready: PlacedMessage[] = [];
    for (let placed = this.#waiting.get(this.#next); placed; placed = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#size -= sizeOf(placed);
      this.#next++;
      ready.push(placed);
    }
    return ready;
  }
}

function sizeOf({ message }: PlacedMessage): number {
  return message.timing.length + message.in_txt.length + message.out_txt.length;
}
