import type { OutgoingEvent } from '../output/output.ts';

/** An event with the number of outputs that have yet to commit it. */
export class TrackedEvent implements OutgoingEvent {
  readonly id: string;
  readonly time: number;
  readonly host: string;
  readonly boot: string | undefined;
  readonly line: string;
  #open: number;
  readonly #onCommitted: (() => void) | undefined;

  constructor(
    { id, time, host, boot, line }: Omit<OutgoingEvent, 'committed'>,
    outputs: number,
    onCommitted?: () => void,
  ) {
    this.id = id;
    this.time = time;
    this.host = host;
    this.boot = boot;
    this.line = line;
    this.#open = outputs;
    this.#onCommitted = onCommitted;
  }

  get committed(): boolean {
    return this.#open === 0;
  }

  /** One more output has it, or will never have it. */
  settle(): void {
    if (this.#open === 0) return;
    this.#open--;
    if (this.#open === 0) this.#onCommitted?.();
  }
}
