import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How far a request is. */
export type Loadable<T> =
  | { readonly name: 'loading'; readonly value: undefined }
  | { readonly name: 'done'; readonly value: T }
  | { readonly name: 'failed'; readonly error: unknown; readonly value: undefined };

/** Keeps the newest answer of a question for an element; the answer to a question that was replaced is dropped. */
export class Loading<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #abort = new AbortController();
  current: Loadable<T> = { name: 'loading', value: undefined };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  /** Resolves when `current` tells the answer, or another question took its place. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#tell({ name: 'loading', value: undefined });
    try {
      const value = await question(signal);
      if (!signal.aborted) this.#tell({ name: 'done', value });
    } catch (error) {
      if (!signal.aborted) this.#tell({ name: 'failed', error, value: undefined });
    }
  }

  /** Changes what is there; does nothing while there is nothing. */
  revise(change: (value: T) => T): void {
    if (this.current.name === 'done') this.#tell({ name: 'done', value: change(this.current.value) });
  }

  #tell(state: Loadable<T>): void {
    this.current = state;
    this.#host.requestUpdate();
  }
}
