import type { RecordingEvent } from '../event.ts';
import { isTerminalSize } from './cast-header.ts';

/** An event, or why there is none, or both when something was put right. */
interface CastEvent {
  readonly event?: RecordingEvent;
  readonly problem?: string;
}

const encoder = new TextEncoder();

/** Reads the events of one asciicast in order: `[time, code, data]`, in version 1 `[time, data]`. */
export class CastEventReader {
  readonly #version: 1 | 2 | 3;
  /** In s, as the file counts. */
  #time = 0;
  #position = 0;
  #told = 0;
  /** The last exit status, which is the recording's when nothing comes behind it. */
  #exit: number | undefined;

  constructor(version: 1 | 2 | 3) {
    this.#version = version;
  }

  /** Position of the last event in ms. */
  get position(): number {
    return this.#position;
  }

  /** The end of the recording, where the file tells it: by an exit status, or by time that passes behind the last event. */
  get end(): RecordingEvent | undefined {
    const at = this.#position;
    if (this.#exit !== undefined) return { kind: 'end', at, exit: this.#exit };
    return at > this.#told ? { kind: 'end', at } : undefined;
  }

  read(value: unknown): CastEvent {
    if (!Array.isArray(value)) return { problem: 'This is not an event' };
    const fields: unknown[] = value;
    if (fields.length !== (this.#version === 1 ? 2 : 3))
      return { problem: 'The event has a wrong number of fields' };
    const [time, code, data] = this.#version === 1 ? [fields[0], 'o', fields[1]] : fields;
    if (typeof time !== 'number') return { problem: "The event's time is not a number" };
    if (typeof code !== 'string' || typeof data !== 'string')
      return { problem: "The event's code or data is not text" };
    const back = this.#advance(time)
      ? {}
      : { problem: "The event's time lies before the last one's, or too far ahead" };
    const exited = this.#exit !== undefined;
    const read = { ...back, ...this.#event(code, data, this.#position) };
    if (read.event === undefined) return read;
    this.#told = this.#position;
    this.#exit = undefined;
    return exited ? { problem: 'The recording goes on behind an exit status', ...read } : read;
  }

  /** False when the time is not one that can follow; then the position stays. */
  #advance(time: number): boolean {
    const next = this.#version === 2 ? time : this.#time + time;
    const position = Math.round(next * 1000);
    if (!(next >= this.#time && position >= this.#position && position <= Number.MAX_SAFE_INTEGER))
      return false;
    this.#time = next;
    this.#position = position;
    return true;
  }

  #event(code: string, data: string, at: number): CastEvent {
    if (data === '' && (code === 'o' || code === 'i')) return {};
    switch (code) {
      case 'o':
        return { event: { kind: 'output', at, data: encoder.encode(data) }, ...halves(data) };
      case 'i':
        return { event: { kind: 'input', at, data: encoder.encode(data) }, ...halves(data) };
      case 'm':
        return { event: { kind: 'marker', at, label: data } };
      case 'r': {
        const [cols, rows] = /^\d{1,9}x\d{1,9}$/.test(data) ? data.split('x').map(Number) : [];
        if (!isTerminalSize(cols) || !isTerminalSize(rows)) return { problem: 'The window size is not one' };
        return { event: { kind: 'resize', at, cols, rows } };
      }
      case 'x':
        if (!/^\d{1,3}$/.test(data) || Number(data) > 255) return { problem: 'The exit status is not one' };
        // Files that were joined have one for each of them (`asciinema cat`).
        this.#exit = Number(data);
        return {};
      default:
        return { problem: 'The kind of event is not known' };
    }
  }
}

/** JSON can hold half a character (`"\ud83d"`), UTF-8 cannot: it becomes U+FFFD. */
function halves(data: string): { problem?: string } {
  return data.isWellFormed() ? {} : { problem: "The event's text holds half a character" };
}
