import type { Message } from '@scribery/format';

/** Longest time, in ms, for which one recording is indexed while others may wait. */
const TURN_MS = 250;
/** What output adds to that, in ms per UTF-16 unit: ten times what programs need that print much. */
const MS_PER_UNIT = 0.001;

/**
 * One recording's turn at the indexer. A few bytes can ask a terminal for the work of seconds (a character repeated over
 * a large screen); whoever sends such things waits for his own index, and the others do not.
 */
export class Turn {
  readonly #now: () => number;
  #left = TURN_MS;

  /** `now` gives ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get isOver(): boolean {
    return this.#left < 0;
  }

  /** Does what there is to do for a message. */
  take(message: Message, work: () => void): void {
    const began = this.#now();
    work();
    this.#left += message.out_txt.length * MS_PER_UNIT - (this.#now() - began);
  }
}
