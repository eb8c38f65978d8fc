import { ScriberyError } from '@scribery/errors';
import { LineCutter } from '../line/line-cutter.ts';
import { bytesOf, textOf } from '../record/latin1.ts';
import { LineOrder } from './line-order.ts';

/** Bytes of a converted event: the largest event has 16 MiB, and each byte can become six (`\u001d`) and be there twice. */
const EVENT_LIMIT = 256 * 1024 * 1024;

/** Makes a log of its native form again, every line byte for byte and in its place; needs `--with-text`. */
export class NativeInverter {
  readonly #order: LineOrder;
  readonly #cutter = new LineCutter((line) => this.#event(line), EVENT_LIMIT);
  #number = 0;

  constructor(onLine: (line: Uint8Array) => void) {
    this.#order = new LineOrder(onLine);
  }

  /** Lines of the log that are nowhere in the converted form; final when `end` was called. */
  get missing(): number {
    return this.#order.missing;
  }

  /** Takes bytes of the native form. Throws SCR_INPUT_DAMAGED for what is none, or was made without `--with-text`. */
  push(chunk: Uint8Array): void {
    this.#cutter.push(chunk);
  }

  end(): void {
    this.#cutter.end();
    this.#order.end();
  }

  #event(line: string): void {
    this.#number++;
    if (line === '') return;
    const event = this.#parse(line);
    for (const list of ['records', 'repeated', 'unparsed'])
      for (const kept of listOf(event[list])) this.#line(kept);
  }

  #parse(line: string): Record<string, unknown> {
    try {
      const event: unknown = JSON.parse(textOf(line).text);
      if (isObject(event)) return event;
    } catch (cause) {
      throw this.#damaged('this line is not JSON', cause);
    }
    throw this.#damaged('this line is not an event');
  }

  #line(kept: unknown): void {
    if (!isObject(kept) || typeof kept['line'] !== 'number')
      throw this.#damaged('a record has no number of its line');
    const { line, text, text_bytes: bytes, end = '\n' } = kept;
    if (typeof text !== 'string')
      throw this.#damaged('a record has no text: convert with --format native --with-text');
    const terminator = end === 'cut' ? '' : end;
    if (typeof terminator !== 'string') throw this.#damaged('a line has an end that is none');
    const body = typeof bytes === 'string' ? this.#decoded(bytes) : new TextEncoder().encode(text);
    const whole = new Uint8Array(body.length + terminator.length);
    whole.set(body);
    whole.set(bytesOf(terminator), body.length);
    this.#order.push(line, whole);
  }

  #decoded(base64: string): Uint8Array {
    try {
      return bytesOf(atob(base64));
    } catch (cause) {
      throw this.#damaged('the bytes of a line are not base64', cause);
    }
  }

  #damaged(detail: string, cause?: unknown): ScriberyError {
    return new ScriberyError('SCR_INPUT_DAMAGED', detail, { cause, place: { line: this.#number } });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
