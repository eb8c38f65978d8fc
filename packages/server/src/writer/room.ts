/** A bounded amount of something (bytes, characters) that may be under way; who wants more waits until there is room. */
export class Room {
  readonly #capacity: number;
  readonly #waiting: (() => void)[] = [];
  #used = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get used(): number {
    return this.#used;
  }

  /** Waits for room. One that is larger than everything is let in alone. */
  async take(amount: number): Promise<void> {
    while (this.#used > 0 && this.#used + amount > this.#capacity) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#used += amount;
  }

  give(amount: number): void {
    this.#used -= amount;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
