import { type AuditEvent, EventReader, type InputForm, type ReadCounts } from '@scribery/audit';
import { ScriberyError } from '@scribery/errors';
import { Lock } from '../lock.ts';
import { pause } from '../pause.ts';
import { type DropPolicy, QUEUE_LIMITS, type QueueLimits } from './delivery/event-queue.ts';
import { type DeliveryCounts, type DeliveryNews, OutputDelivery } from './delivery/output-delivery.ts';
import type { TrackedEvent } from './delivery/tracked-event.ts';
import { EventMaker, type EventMakerOptions } from './event-maker.ts';
import type { AuditInput, InputPart } from './input/input.ts';
import { storedMark } from './input/log-mark.ts';
import { whileWaiting } from './input/while-waiting.ts';
import type { AuditOutput } from './output/output.ts';
import { type Checkpoint, readCheckpoint } from './progress/checkpoint-file.ts';
import { CheckpointWriter } from './progress/checkpoint-writer.ts';
import { GivenJournal } from './progress/given-journal.ts';
import { LineProgress } from './progress/line-progress.ts';
import type { UnfinishedLog } from './progress/unfinished-log.ts';

/** How long a stop waits for what was read to arrive, in ms. Then the rest stays in the log, or is told as not delivered. */
const DELIVER_WITHIN_MS = 5000;

/** Events given out at a time when the input has ended. */
const LAST_EVENTS = 256;

/** An output, and whether an event is committed only when it has it. */
export interface CollectionOutput {
  readonly output: AuditOutput;
  readonly required: boolean;
}

export interface CollectionOptions extends Omit<EventMakerOptions, 'outputs'> {
  /** @param unfinished what a checkpoint left to be read */
  readonly input: (unfinished: readonly UnfinishedLog[]) => AuditInput;
  /** Form of the input, where it is not to be recognised. */
  readonly form?: InputForm | undefined;
  readonly outputs: readonly CollectionOutput[];
  /** Path of the checkpoint, for an input that can be resumed. */
  readonly checkpoint?: string | undefined;
  /** What happens when a required output's queue is full; that of another one drops the oldest. */
  readonly whenFull?: DropPolicy | undefined;
  readonly limits?: QueueLimits;
  readonly retryFirstMs?: number;
  readonly retryMostMs?: number;
  readonly onNews?: (output: string, news: DeliveryNews) => void;
  /** Told when the checkpoint cannot be written; it is tried again. */
  readonly onCheckpointError?: (error: unknown) => void;
  /** Told of a gap in the input, which is also reported as an event. */
  readonly onGap?: (reason: string) => void;
}

/** How a collection does. */
export interface CollectionStatus {
  readonly read: ReadCounts;
  /** Events that the filter left out. */
  readonly filtered: number;
  /** Events that an output had no room for until the collection was stopped. */
  readonly abandoned: number;
  readonly outputs: readonly (DeliveryCounts & { readonly name: string; readonly waiting: number })[];
}

/**
 * Brings audit events from an input to outputs. With a checkpoint every event arrives exactly once at outputs that know what
 * they have (stores by id, files by their content), and at least once at the others, however often the process is killed.
 */
export class Collection {
  readonly #options: CollectionOptions;
  readonly #maker: EventMaker;
  readonly #reader: EventReader;
  readonly #deliveries: readonly OutputDelivery[];
  readonly #progress = new LineProgress();
  readonly #resumable: boolean;
  readonly #writer: CheckpointWriter | undefined;
  readonly #input: AuditInput;
  readonly #lock: Lock | undefined;
  readonly #journal: GivenJournal | undefined;
  /** Made and not in a queue yet. */
  #made: TrackedEvent[] = [];
  #flushing: Promise<void> = Promise.resolve();
  #filtered = 0;
  #abandoned = 0;
  /** ms that were spent waiting for the input: while an output holds it up, no event is to be given up as incomplete. */
  #waited = 0;

  private constructor(
    options: CollectionOptions,
    lock: Lock | undefined,
    checkpoint: Checkpoint | undefined,
    journal: GivenJournal | undefined,
  ) {
    this.#options = options;
    this.#lock = lock;
    this.#journal = journal;
    this.#maker = new EventMaker({
      ...options,
      outputs: options.outputs.filter((each) => each.required).length,
    });
    this.#input = options.input(checkpoint?.logs ?? []);
    this.#resumable = this.#input.resumable;
    this.#reader = new EventReader({
      onEvent: (event) => this.#take(event),
      ...(journal === undefined ? {} : { earlier: journal.earlier }),
      ...(options.form === undefined ? {} : { form: options.form }),
      ...(this.#resumable ? { onLine: (bytes: number) => this.#progress.line(bytes) } : {}),
    });
    this.#deliveries = options.outputs.map((output) => this.#deliveryTo(output, checkpoint));
    if (options.checkpoint !== undefined) {
      const onError = options.onCheckpointError ?? (() => undefined);
      this.#writer = new CheckpointWriter(options.checkpoint, () => this.#checkpoint(), onError);
    }
  }

  /**
   * Makes the outputs ready and goes back to where the checkpoint is.
   * @throws ScriberyError SCR_CONFIG without a required output; SCR_INPUT_DAMAGED when the checkpoint cannot be read;
   * SCR_SINK_FAILED when another process has the checkpoint or an output's file
   */
  static async open(options: CollectionOptions): Promise<Collection> {
    if (!options.outputs.some(({ required }) => required)) {
      throw new ScriberyError('SCR_CONFIG', 'no output is required, so that nothing would keep the events');
    }
    const path = options.checkpoint;
    const lock = path === undefined ? undefined : Lock.acquire(`${path}.lock`);
    if (path !== undefined && lock === undefined) {
      throw new ScriberyError('SCR_SINK_FAILED', 'another process collects with this checkpoint', {
        place: { file: path },
      });
    }
    const outputs: AuditOutput[] = [];
    let journal: GivenJournal | undefined;
    try {
      const checkpoint = path === undefined ? undefined : await readCheckpoint(path);
      for (const { output } of options.outputs) {
        outputs.push(output);
        await output.resume?.(checkpoint?.outputs[output.name]);
      }
      journal = path === undefined ? undefined : new GivenJournal(`${path}.given`);
      const collection = new Collection(options, lock, checkpoint, journal);
      // Before anything is written: what a file holds then is not of this collection.
      await collection.#writer?.write();
      return collection;
    } catch (error) {
      await Promise.all(outputs.map((output) => output.close()));
      journal?.close();
      lock?.release();
      throw error;
    }
  }

  get status(): CollectionStatus {
    return {
      read: this.#reader.counts,
      filtered: this.#filtered,
      abandoned: this.#abandoned,
      outputs: this.#deliveries.map(({ output: { name }, waiting, counts }) => ({
        name,
        waiting,
        ...counts,
      })),
    };
  }

  /** Files that were moved away are opened anew. */
  reopen(): void {
    for (const { output } of this.#deliveries) output.reopen?.();
  }

  /**
   * Collects until the input ends and everything has arrived, or `stop` is aborted; then what was read is delivered as far as
   * that goes in a few seconds. Closes the outputs.
   */
  async run(stop: AbortSignal): Promise<void> {
    const giveUp = new AbortController();
    const ended = new AbortController();
    const running = this.#deliveries.map((delivery) => delivery.run(giveUp.signal));
    // A stop ends the wait for outputs too, after a while.
    const grace = aborted(AbortSignal.any([stop, ended.signal]))
      .then(() => pause(DELIVER_WITHIN_MS, ended.signal))
      .then(() => giveUp.abort());
    try {
      try {
        await this.#readAll(stop, giveUp.signal);
      } finally {
        await this.#delivered(giveUp.signal);
      }
    } finally {
      ended.abort();
      await grace;
      await Promise.all(running);
      await this.#close();
    }
  }

  /** Resolves when every required output has everything, and the others had a while more. */
  async #delivered(giveUp: AbortSignal): Promise<void> {
    const required = this.#deliveries.filter(({ required }) => required);
    await Promise.all(required.map((delivery) => delivery.empty(giveUp)));
    const either = AbortSignal.any([giveUp, AbortSignal.timeout(DELIVER_WITHIN_MS)]);
    await Promise.all(this.#deliveries.map((delivery) => delivery.empty(either)));
  }

  async #close(): Promise<void> {
    try {
      await this.#writer?.end();
    } finally {
      await Promise.all(this.#deliveries.map(({ output }) => output.close()));
      this.#journal?.close();
      this.#lock?.release();
    }
  }

  async #readAll(stop: AbortSignal, giveUp: AbortSignal): Promise<void> {
    const parts = this.#input.read(stop)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = parts.next();
        const { done, value } = this.#input.live
          ? await whileWaiting(next, (ms) => this.#look(ms, giveUp))
          : await next;
        if (done === true) break;
        this.#takePart(value);
        await this.#flush(giveUp);
      }
    } finally {
      await parts.return?.();
      // What is open in a log is read again, whole, by the next process. Of an input that broke off it is all there is.
      if (!this.#resumable) await this.#endEvents(giveUp);
    }
  }

  async #endEvents(giveUp: AbortSignal): Promise<void> {
    while (this.#reader.end(LAST_EVENTS)) await this.#flush(giveUp);
    await this.#flush(giveUp);
  }

  /** An idle input: what has waited long enough leaves at once. */
  #look(ms: number, giveUp: AbortSignal): void {
    this.#waited += ms;
    this.#reader.tick(this.#waited);
    // Nothing is awaited: queues are filled in the order of the calls.
    void this.#flush(giveUp);
  }

  #takePart(part: InputPart): void {
    switch (part.kind) {
      case 'begin':
        this.#progress.begin(part.place, part.done);
        break;
      case 'bytes':
        if (part.place !== undefined) this.#progress.bytes(part.place, part.bytes.length);
        this.#reader.push(part.bytes, this.#input.live ? this.#waited : undefined);
        break;
      case 'end':
        this.#reader.endInput();
        break;
      case 'lost':
        this.#options.onGap?.(part.reason);
        this.#made.push(this.#maker.gap(part.reason, Date.now()));
        break;
    }
    this.#writer?.changed();
  }

  #take(event: AuditEvent): void {
    const lines = this.#resumable ? lineNumbers(event) : [];
    const commit = (): void => {
      for (const number of lines) this.#progress.commit(number);
      this.#writer?.changed();
    };
    this.#journal?.add(event);
    const made = this.#maker.make(event, commit);
    if (made.length === 0) {
      this.#filtered++;
      commit();
    }
    this.#made.push(...made);
  }

  /** Puts what was made into every queue, in order; resolves when there was room for it. */
  #flush(giveUp: AbortSignal): Promise<void> {
    this.#writeJournal();
    if (this.#made.length === 0) return this.#flushing;
    const made = this.#made;
    this.#made = [];
    this.#flushing = this.#flushing.then(async () => {
      for (const event of made) {
        for (const delivery of this.#deliveries) if (!(await delivery.push(event, giveUp))) this.#abandoned++;
      }
    });
    return this.#flushing;
  }

  /** Before anything is sent. */
  #writeJournal(): void {
    try {
      this.#journal?.write();
    } catch (error) {
      this.#options.onCheckpointError?.(error);
    }
  }

  #deliveryTo({ output, required }: CollectionOutput, checkpoint: Checkpoint | undefined): OutputDelivery {
    const { whenFull = 'block', limits = QUEUE_LIMITS, retryFirstMs, retryMostMs, onNews } = this.#options;
    return new OutputDelivery(
      {
        output,
        required,
        policy: required ? whenFull : 'drop-oldest',
        limits,
        report: (loss) => this.#maker.dropped(output.name, loss),
        onNews: (news) => onNews?.(output.name, news),
        ...(retryFirstMs === undefined ? {} : { retryFirstMs }),
        ...(retryMostMs === undefined ? {} : { retryMostMs }),
      },
      checkpoint?.losses[output.name],
    );
  }

  /** All of it at one moment, so that its parts agree. */
  #checkpoint(): Checkpoint {
    const reached = this.#progress.uncommitted().map(({ file, offset, done }) => ({
      mark: storedMark(file),
      offset,
      done,
    }));
    // A file that was just come to is in both.
    const known = new Set(reached.map(({ mark }) => mark.head));
    const logs = [
      ...reached,
      ...(this.#input.remaining?.() ?? []).filter(({ mark }) => !known.has(mark.head)),
    ];
    const outputs: Record<string, unknown> = {};
    const losses: Checkpoint['losses'] = Object.fromEntries(
      this.#deliveries.flatMap(({ output, loss }) =>
        loss === undefined ? [] : [[output.name, loss] as const],
      ),
    );
    for (const { output } of this.#deliveries) {
      const state = output.state?.();
      if (state !== undefined) outputs[output.name] = state;
    }
    return { version: 1, logs, outputs, losses };
  }
}

/** Numbers of all lines of an event. */
function lineNumbers({ records, repeated, unparsed }: AuditEvent): number[] {
  return [...records, ...repeated, ...unparsed].map(({ number }) => number);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
