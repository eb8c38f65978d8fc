import { Worker } from 'node:worker_threads';
import { ScriberyError } from '@scribery/errors';
import type { ReceivedMessage } from '@scribery/format';
import type { AuditEvent, AuditOutcome } from '@scribery/store';
import { revivedError } from '../threads/plain-error.ts';
import { QUEUE_WEIGHT } from './local-writer.ts';
import { linesOf } from './message-lines.ts';
import { messageWeight } from './message-weight.ts';
import { Room } from './room.ts';
import {
  type WriterAnswer,
  type WriterReport,
  type WriterRequest,
  type WriterThreadData,
} from './worker-protocol.ts';
import type { Appended, Writer, WriterListener, WriterLoad } from './writer.ts';

/** Time before a writer's thread that ended by itself is started again, in ms: long enough not to spin on a lasting fault. */
const RESTART_AFTER_MS = 1_000;

/**
 * Memory of the thread's heap, in MB: young objects, which V8 otherwise lets grow to 128 MB before it looks, and all
 * others. A thread that needs more is ended, and started again.
 */
const YOUNG_MB = 24;
const OLD_MB = 512;

interface Call {
  readonly resolve: (answer: WriterAnswer) => void;
  readonly reject: (error: unknown) => void;
}

type RequestBody = WriterRequest extends infer R
  ? R extends WriterRequest
    ? Omit<R, 'call'>
    : never
  : never;

export interface WorkerWriterOptions extends WriterThreadData {
  readonly listener: WriterListener;
  /** Told that the thread ended by itself, and why. */
  readonly failed: (error: unknown) => void;
  /** Makes the thread; `writerThread` but in tests. */
  readonly thread?: (data: WriterThreadData) => Worker;
}

/**
 * Stores and indexes in a thread of its own. When that ends by itself, calls under way are refused (senders repeat them,
 * and a message that was stored is known), another one is started, and it goes on from what is in the store.
 */
export class WorkerWriter implements Writer {
  readonly #options: WorkerWriterOptions;
  readonly #room = new Room(QUEUE_WEIGHT);
  readonly #calls = new Map<number, Call>();
  #lastCall = 0;
  #behind = 0;
  #closing = false;
  /** Undefined once it was closed while no thread could be started. */
  #worker: Promise<Worker | undefined>;

  private constructor(options: WorkerWriterOptions, worker: Worker) {
    this.#options = options;
    this.#worker = Promise.resolve(this.#listen(worker));
  }

  /** Starts the thread; throws as opening the store does. */
  static async open(options: WorkerWriterOptions): Promise<WorkerWriter> {
    return new WorkerWriter(options, await startThread(options));
  }

  get load(): WriterLoad {
    return { queued: this.#room.used, behind: this.#behind };
  }

  async append(messages: readonly ReceivedMessage[]): Promise<Appended> {
    const weight = messageWeight(messages);
    await this.#room.take(weight);
    try {
      const { appended } = await this.#call({ kind: 'append', lines: linesOf(messages) });
      return given(appended);
    } finally {
      this.#room.give(weight);
    }
  }

  async appendAudit(events: readonly AuditEvent[], weight: number): Promise<readonly AuditOutcome[]> {
    await this.#room.take(weight);
    try {
      const { audited } = await this.#call({ kind: 'append audit', events, weight });
      return given(audited);
    } finally {
      this.#room.give(weight);
    }
  }

  async end(recording: string): Promise<void> {
    await this.#call({ kind: 'end', recording });
  }

  async settle(): Promise<void> {
    await this.#call({ kind: 'settle' });
  }

  async close(): Promise<void> {
    this.#closing = true;
    const worker = await this.#worker;
    if (worker === undefined) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await this.#call({ kind: 'close' });
    await ended;
  }

  async #call(body: RequestBody): Promise<WriterAnswer> {
    const worker = await this.#worker;
    if (worker === undefined) throw new ScriberyError('SCR_INTERNAL', 'the writer was closed');
    const call = ++this.#lastCall;
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { resolve, reject });
      worker.postMessage({ ...body, call } satisfies WriterRequest);
    });
  }

  #listen(worker: Worker): Worker {
    worker.on('message', (report: WriterReport) => this.#hear(report));
    worker.on('error', (error) => this.#options.failed(error));
    worker.once('exit', () => this.#ended());
    return worker;
  }

  #hear(report: WriterReport): void {
    switch (report.kind) {
      case 'indexed':
        this.#behind = report.behind;
        return this.#options.listener.indexed(report.recording, report.behind);
      case 'answer':
        this.#calls.get(report.call)?.resolve(report.answer ?? {});
        this.#calls.delete(report.call);
        return;
      case 'refusal':
        this.#calls.get(report.call)?.reject(revivedError(report.error));
        this.#calls.delete(report.call);
        return;
      case 'opened':
      case 'not opened':
        return;
    }
  }

  #ended(): void {
    for (const { reject } of this.#calls.values()) {
      reject(new ScriberyError('SCR_INTERNAL', 'the writer ended while it was at work; send this again'));
    }
    this.#calls.clear();
    if (!this.#closing) this.#worker = this.#restart();
  }

  async #restart(): Promise<Worker | undefined> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
      if (this.#closing) return undefined;
      try {
        return this.#listen(await startThread(this.#options));
      } catch (error) {
        this.#options.failed(error);
      }
    }
  }
}

/** What an answer has to hold. */
function given<T>(answer: T | undefined): T {
  if (answer === undefined) throw new ScriberyError('SCR_INTERNAL', 'the writer gave no answer');
  return answer;
}

/** A thread that runs writer-thread.ts. */
export function writerThread({ directory, logLevel }: WriterThreadData): Worker {
  const workerData: WriterThreadData = { directory, logLevel };
  return new Worker(new URL('./writer-thread.ts', import.meta.url), {
    workerData,
    name: 'writer',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  });
}

async function startThread({ thread = writerThread, ...options }: WorkerWriterOptions): Promise<Worker> {
  const worker = thread(options);
  return new Promise((resolve, reject) => {
    // What is taken up from an earlier process may be told of before the thread is open.
    worker.on('message', (report: WriterReport) => {
      if (report.kind === 'opened') resolve(worker);
      else if (report.kind === 'not opened') reject(revivedError(report.error));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new ScriberyError('SCR_INTERNAL', 'the writer ended while it started')));
  });
}
