import type { Clock } from './clock.ts';

/** The position as time goes by: stands, or runs at a speed. All in ms. */
export class Timeline {
  readonly #clock: Clock;
  #position = 0;
  #since: number | undefined;
  #speed = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get position(): number {
    if (this.#since === undefined) return this.#position;
    return this.#position + (this.#clock.now() - this.#since) * this.#speed;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#position = this.position;
    if (this.#since !== undefined) this.#since = this.#clock.now();
    this.#speed = speed;
  }

  /** Goes on, from here or from elsewhere. */
  run(position = this.position): void {
    this.#position = position;
    this.#since = this.#clock.now();
  }

  /** Stands still, here or elsewhere. */
  stand(position = this.position): void {
    this.#position = position;
    this.#since = undefined;
  }

  /** ms of clock time until `position` is reached; 0 when it is past. */
  until(position: number): number {
    return Math.max(0, (position - this.position) / this.#speed);
  }
}
