import type { Worker } from 'node:worker_threads';
import { ScriberyError } from '@scribery/errors';
import type { ReceivedMessage } from '@scribery/format';
import type { AuditEvent, AuditOutcome } from '@scribery/store';
import { revivedError } from '../threads/plain-error.ts';
import { startThread } from '../threads/start-thread.ts';
import { QUEUE_WEIGHT } from './local-writer.ts';
import { linesOf } from './message-lines.ts';
import { messageWeight } from './message-weight.ts';
import { Room } from './room.ts';
import { WorkAtHand } from './work-at-hand.ts';
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
 * How often in a row the thread may end while it works on one recording before that one's screen is followed no more. It is a
 * fault of ours that a recording can do that; the limit keeps it from holding up all others for ever.
 */
const DEATHS_ALLOWED = 2;

interface Call {
  readonly resolve: (answer: WriterAnswer) => void;
  readonly reject: (error: unknown) => void;
}

type RequestBody = WriterRequest extends infer R
  ? R extends WriterRequest
    ? Omit<R, 'call'>
    : never
  : never;

export interface WorkerWriterOptions extends Pick<WriterThreadData, 'directory' | 'logLevel'> {
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
  readonly #atHand: WorkAtHand;
  readonly #givenUp = new Set<string>();
  /** The recording over which the thread ended last, and how often in a row. */
  #deadly: { readonly recording: string; readonly times: number } | undefined;
  #closing = false;
  /** Undefined once it was closed while no thread could be started. */
  #worker: Promise<Worker | undefined>;

  private constructor(options: WorkerWriterOptions, atHand: WorkAtHand, worker: Worker) {
    this.#options = options;
    this.#atHand = atHand;
    this.#worker = Promise.resolve(this.#listen(worker));
  }

  /** Starts the thread; throws as opening the store does. */
  static async open(options: WorkerWriterOptions): Promise<WorkerWriter> {
    const atHand = new WorkAtHand();
    const worker = await openThread(options, { atWork: atHand.memory, givenUp: new Set() });
    return new WorkerWriter(options, atHand, worker);
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
      reject(
        new ScriberyError('SCR_STORE_INTERRUPTED', 'the thread that writes ended, and is started again'),
      );
    }
    this.#calls.clear();
    this.#blame(this.#atHand.take());
    if (!this.#closing) this.#worker = this.#restart();
  }

  /** Counts what the thread was at when it ended by itself. */
  #blame(recording: string | undefined): void {
    if (recording === undefined || this.#closing) return;
    const times = this.#deadly?.recording === recording ? this.#deadly.times + 1 : 1;
    this.#deadly = { recording, times };
    if (times <= DEATHS_ALLOWED) return;
    this.#givenUp.add(recording);
    const detail = `the writer ended ${times} times over recording ${recording}, whose screen is followed no more`;
    this.#options.failed(new ScriberyError('SCR_INTERNAL', detail));
  }

  async #restart(): Promise<Worker | undefined> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
      if (this.#closing) return undefined;
      try {
        const shared = { atWork: this.#atHand.memory, givenUp: this.#givenUp };
        return this.#listen(await openThread(this.#options, shared));
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
export function writerThread(workerData: WriterThreadData): Worker {
  return startThread(new URL('./writer-thread.ts', import.meta.url), 'writer', workerData);
}

async function openThread(
  { thread = writerThread, directory, logLevel }: WorkerWriterOptions,
  shared: Pick<WriterThreadData, 'atWork' | 'givenUp'>,
): Promise<Worker> {
  const worker = thread({ directory, logLevel, ...shared });
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
