import { binaryFraming } from './binary-framing.ts';
import { FramedMessages } from './framed-messages.ts';
import { type InputForm, recogniseForm } from './input-form.ts';
import { JournalEntries } from './journal-entries.ts';
import { LineCutter } from './line-cutter.ts';
import type { LineReader, OnLine } from './line-reader.ts';
import { netlinkFraming } from './netlink-framing.ts';

/** Reads an input in the form that is named, or in the one that its first bytes show. */
export class InputReader implements LineReader {
  readonly #onLine: OnLine;
  #reader: LineReader | undefined;
  /** The first bytes, while they are too few to tell. */
  #start = new Uint8Array();

  constructor(onLine: OnLine, form?: InputForm) {
    this.#onLine = onLine;
    if (form !== undefined) this.#reader = readerOf(form, onLine);
  }

  push(chunk: Uint8Array): void {
    if (this.#reader !== undefined) {
      this.#reader.push(chunk);
      return;
    }
    const bytes = new Uint8Array(this.#start.length + chunk.length);
    bytes.set(this.#start);
    bytes.set(chunk, this.#start.length);
    const form = recogniseForm(bytes);
    if (form === undefined) this.#start = bytes;
    else this.#begin(form, bytes);
  }

  end(): boolean {
    return (this.#reader ?? this.#begin('log', this.#start)).end();
  }

  #begin(form: InputForm, bytes: Uint8Array): LineReader {
    const reader = readerOf(form, this.#onLine);
    this.#reader = reader;
    this.#start = new Uint8Array();
    reader.push(bytes);
    return reader;
  }
}

function readerOf(form: InputForm, onLine: OnLine): LineReader {
  switch (form) {
    case 'log':
      return new LineCutter(onLine);
    case 'binary':
      return new FramedMessages(binaryFraming, onLine);
    case 'netlink':
      return new FramedMessages(netlinkFraming, onLine);
    case 'journal':
      return new JournalEntries(onLine);
  }
}
