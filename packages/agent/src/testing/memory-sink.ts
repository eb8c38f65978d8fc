import type { OutgoingMessage, Sink, SinkStream } from '../sink.ts';

/** A sink in memory that keeps what it committed over streams, as a server does; `before` may fail a delivery. */
export class MemorySink implements Sink {
  readonly name: string;
  readonly required: boolean;
  readonly lines: string[] = [];
  readonly #before: (messages: readonly OutgoingMessage[]) => Promise<void> | void;

  constructor(
    name: string,
    options: {
      required?: boolean;
      before?: (messages: readonly OutgoingMessage[]) => Promise<void> | void;
    } = {},
  ) {
    this.name = name;
    this.required = options.required ?? true;
    this.#before = options.before ?? (() => undefined);
  }

  async open(): Promise<SinkStream> {
    return {
      committed: this.lines.length,
      deliver: async (messages) => {
        await this.#before(messages);
        for (const { id, line } of messages) {
          if (id !== this.lines.length + 1) throw new Error(`message ${id} after ${this.lines.length}`);
          this.lines.push(Buffer.from(line).toString().trimEnd());
        }
        return this.lines.length;
      },
      close: async () => undefined,
    };
  }

  async close(): Promise<void> {}
}
