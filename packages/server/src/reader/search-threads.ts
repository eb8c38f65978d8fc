import type { Worker } from 'node:worker_threads';
import { ScriberyError } from '@scribery/errors';
import { revivedError } from '../threads/plain-error.ts';
import { startThread } from '../threads/start-thread.ts';
import type { SearchAnswer, SearchCall, SearchReport, SearchThreadData } from './search-protocol.ts';

/** Searches at once. A heavy one leaves a thread to all others; each costs about 20 MB, and a core while it searches. */
const THREADS = 2;

/** Searches that may wait for a thread; one more is refused. Each is a client's open request. */
const WAITING = 256;

interface Pending {
  readonly call: SearchCall;
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly givenUp: Int32Array<SharedArrayBuffer>;
  /** What it does; undefined while it has nothing to do. */
  pending: Pending | undefined;
}

/** Threads that search a store. One is there from the start; others begin when all have something to do. */
export class SearchThreads {
  readonly #directory: string;
  readonly #threads = new Set<Thread>();
  #waiting: Pending[] = [];
  #closing = false;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Starts the first thread; throws as opening the store does. */
  static async open(directory: string): Promise<SearchThreads> {
    const threads = new SearchThreads(directory);
    const { worker } = threads.#start();
    await new Promise<void>((resolve, reject) => {
      worker.once('message', (report: SearchReport) => {
        if (report.kind === 'refusal') reject(revivedError(report.error));
        else resolve();
      });
      worker.once('error', reject);
    });
    return threads;
  }

  /** Runs a call in a thread. It is given up when the signal is aborted: SCR_SEARCH_GIVEN_UP. */
  call(call: SearchCall, signal?: AbortSignal): Promise<SearchAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#closing || signal?.aborted) throw givenUp('nobody waits for its answer');
      if (this.#waiting.length >= WAITING) throw givenUp('too many searches wait; search again later');
      const giveUp = () => this.#giveUp(pending);
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          signal?.removeEventListener('abort', giveUp);
          settle(value);
        };
      };
      const pending: Pending = { call, resolve: settled(resolve), reject: settled(reject) };
      signal?.addEventListener('abort', giveUp);
      this.#waiting.push(pending);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const pending of this.#waiting.splice(0)) pending.reject(givenUp('the server ends'));
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #giveUp(pending: Pending): void {
    if (this.#waiting.includes(pending)) {
      this.#waiting = this.#waiting.filter((other) => other !== pending);
      pending.reject(givenUp('nobody waits for its answer'));
      return;
    }
    for (const thread of this.#threads) if (thread.pending === pending) Atomics.store(thread.givenUp, 0, 1);
  }

  #next(): void {
    const [pending] = this.#waiting;
    if (!pending) return;
    const idle = [...this.#threads].find((thread) => thread.pending === undefined);
    const thread = idle ?? (this.#threads.size < THREADS ? this.#start() : undefined);
    if (!thread) return;
    this.#waiting.shift();
    thread.pending = pending;
    Atomics.store(thread.givenUp, 0, 0);
    thread.worker.postMessage(pending.call);
  }

  #start(): Thread {
    const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const workerData: SearchThreadData = { directory: this.#directory, givenUp: flag };
    const program = new URL('./search-thread.ts', import.meta.url);
    const worker = startThread(program, 'search', workerData);
    const thread: Thread = { worker, givenUp: flag, pending: undefined };
    this.#threads.add(thread);
    worker.on('message', (report: SearchReport) => this.#hear(thread, report));
    worker.on('error', (cause) => this.#ended(thread, cause));
    worker.once('exit', () => this.#ended(thread));
    // Whoever listens keeps the process; a thread that waits does not.
    worker.unref();
    return thread;
  }

  #hear(thread: Thread, report: SearchReport): void {
    if (report.kind === 'opened') return;
    const { pending } = thread;
    thread.pending = undefined;
    if (report.kind === 'refusal') pending?.reject(revivedError(report.error));
    else pending?.resolve(report);
    this.#next();
  }

  #ended(thread: Thread, cause?: unknown): void {
    this.#threads.delete(thread);
    const reason = this.#closing ? givenUp('the server ends') : undefined;
    thread.pending?.reject(
      reason ?? new ScriberyError('SCR_INTERNAL', 'the search ended its thread; ask for less', { cause }),
    );
    thread.pending = undefined;
    if (!this.#closing) this.#next();
  }
}

function givenUp(why: string): ScriberyError {
  return new ScriberyError('SCR_SEARCH_GIVEN_UP', why);
}
