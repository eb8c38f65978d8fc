/** Ticks that are kept; with more of them all are forgotten, and the table is asked again. */
const TICKS_KEPT = 10_000;

/**
 * As far as the numbers of a table of blocks are known to be taken, tick by tick. Many recordings that were made at one time
 * fill the numbers of that time and those of the ticks after it: each block would else look for the first gap among all
 * that came before it.
 */
export class TakenNumbers {
  readonly #size: number;
  /** By the number of a tick: every number from its first one to below this is taken. */
  readonly #until = new Map<number, number>();

  /** For ticks of `size` numbers. */
  constructor(size: number) {
    this.#size = size;
  }

  /** The lowest number, from `lowest` on, that is not known to be taken. */
  after(lowest: number): number {
    let number = lowest;
    for (;;) {
      const until = this.#until.get(Math.floor(number / this.#size)) ?? 0;
      if (until <= number) return number;
      number = until;
    }
  }

  /** Notes that every number from `lowest` to `number` is taken. */
  take(lowest: number, number: number): void {
    if (this.#until.size >= TICKS_KEPT) this.#until.clear();
    const tick = Math.floor(lowest / this.#size);
    const until = this.#until.get(tick) ?? tick * this.#size;
    if (lowest <= until && number >= until) this.#until.set(tick, number + 1);
  }
}
