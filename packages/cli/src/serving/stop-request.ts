/** A closed terminal (SIGHUP) ends a server as cleanly as Ctrl-C and SIGTERM do: what was recorded is stored first. */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether a signal asks this process to end: until it is disposed of, none of them ends it at once. */
export class StopRequest implements Disposable {
  readonly #stop = new AbortController();
  readonly #hear = () => this.#stop.abort();

  constructor() {
    for (const signal of STOPPING) process.on(signal, this.#hear);
  }

  /** Aborted when one came. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  [Symbol.dispose](): void {
    for (const signal of STOPPING) process.off(signal, this.#hear);
  }
}
