import { whileWaiting } from '@scribery/agent/while-waiting';
import type { AuditEvent, EventShape, InputForm } from '@scribery/audit';
import { EventReader } from '@scribery/audit/reader';
import { ScriberyError } from '@scribery/errors';
import { openInput } from './audit-input.ts';
import { LineOutput } from './line-output.ts';
import { LineProblems } from './line-problems.ts';
import { summaryText } from './summary.ts';

/** Events given out at a time when the input has ended: what is made of them is written before the next. */
const LAST_EVENTS = 256;

export interface ConversionOptions {
  /** Recognised from the first bytes of each input where it is not given. */
  readonly form?: InputForm;
  /** Whether an event is printed; all are without it. */
  readonly passes?: (event: AuditEvent) => boolean;
}

/** Reads audit logs one after the other, as one stream of events, and prints each event in a shape. */
export class AuditConversion {
  readonly #shape: EventShape;
  readonly #passes: ((event: AuditEvent) => boolean) | undefined;
  readonly #output = new LineOutput();
  readonly #problems = new LineProblems();
  readonly #reader: EventReader;
  readonly #form: InputForm | undefined;
  /** ms that were spent waiting for input: the clock by which events leave that are not complete. */
  #waited = 0;
  #filtered = 0;

  constructor(shape: EventShape, { form, passes }: ConversionOptions = {}) {
    this.#shape = shape;
    this.#passes = passes;
    this.#form = form;
    this.#reader = new EventReader({
      onEvent: (event) => this.#give(event),
      ...(form === undefined ? {} : { form }),
    });
  }

  /** Reads one input to its end; `onBytes` is told of each piece. Throws SCR_INPUT_UNREADABLE. */
  async read(path: string, onBytes: (count: number) => void): Promise<void> {
    const { live, chunks } = openInput(path);
    let hasForm = true;
    this.#problems.begin(path, this.#reader.counts.lines);
    try {
      const iterator = chunks[Symbol.asyncIterator]();
      for (;;) {
        const next = iterator.next();
        const { done, value } = live ? await whileWaiting(next, (ms) => this.#wait(ms)) : await next;
        if (done === true) break;
        this.#reader.push(value);
        onBytes(value.length);
        await this.#output.flush();
      }
    } finally {
      hasForm = this.#reader.endInput();
      await this.#output.flush();
    }
    if (this.#form === undefined || hasForm) return;
    const reason = `nothing in it is of the form ${this.#form}; without --input it is recognised`;
    throw new ScriberyError('SCR_INPUT_UNREADABLE', reason, { place: { file: path } });
  }

  /** No more inputs come: prints all that is still open. */
  async end(): Promise<void> {
    while (this.#reader.end(LAST_EVENTS)) await this.#output.flush();
    await this.#output.flush();
  }

  /** Tells on standard error what could not be read, and how much was. */
  async tell(): Promise<void> {
    await this.#problems.tell();
    process.stderr.write(`${summaryText(this.#reader.counts, this.#filtered)}\n`);
  }

  #give(event: AuditEvent): void {
    this.#problems.look(event, this.#reader.counts.lines);
    if (this.#passes !== undefined && !this.#passes(event)) {
      this.#filtered++;
      this.#shape.observe?.(event);
      return;
    }
    this.#output.add(this.#shape.event(event));
  }

  /** An idle input: what has waited long enough leaves at once. */
  #wait(ms: number): void {
    this.#waited += ms;
    this.#reader.tick(this.#waited);
    // Nothing is awaited: the next chunk waits for the reader of the output.
    void this.#output.flush();
  }
}
