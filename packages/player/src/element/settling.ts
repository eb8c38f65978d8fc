import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Longest time, in ms, until a player shows itself though it does not know yet whether there is something beside its
 * screen, or how large that is: all would move when it comes.
 */
const SETTLED_WITHIN_MS = 2000;

/** Tells a player when it has its size: once all that decides on it is known, or after a while. */
export class Settling implements ReactiveController {
  readonly #host: ReactiveControllerHost & { settled: boolean };
  readonly #isKnown: () => boolean;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & { settled: boolean }, isKnown: () => boolean) {
    this.#host = host;
    this.#isKnown = isKnown;
    host.addController(this);
  }

  /** Another recording is opened. */
  begin(): void {
    this.#host.settled = false;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      this.#host.settled = true;
    }, SETTLED_WITHIN_MS);
  }

  hostUpdate(): void {
    if (this.#isKnown()) this.#host.settled = true;
  }

  hostDisconnected(): void {
    clearTimeout(this.#patience);
  }
}
