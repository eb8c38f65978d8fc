import { commandLine } from '../command-line.ts';
import type { RecordingEvent, RecordingHeader } from '../event.ts';
import { DEFAULT_COLS, DEFAULT_ROWS, isTerminalSize } from './cast-header.ts';
import { TextJoiner } from './text-joiner.ts';

/** What an asciicast could not hold. */
export interface AsciicastLoss {
  /** Bytes that are not UTF-8 and became U+FFFD. */
  readonly replacedBytes: number;
  /** Events of a kind that the format does not have. */
  readonly droppedEvents: number;
}

/**
 * Writes a recording as asciicast: version 3 (intervals, exit status) or 2 (absolute times). Input and output that is
 * not UTF-8 cannot be held; the loss is counted. Gaps become markers, so that they are seen; signals, stops, masked
 * input and a clock that was set are dropped, and in version 2 the exit status.
 */
export class AsciicastWriter {
  readonly #header: RecordingHeader;
  readonly #version: 2 | 3;
  readonly #text = { o: new TextJoiner(), i: new TextJoiner() };
  #begun = false;
  #position = 0;
  #written = 0;
  #dropped = 0;

  constructor(header: RecordingHeader, version: 2 | 3) {
    this.#header = header;
    this.#version = version;
  }

  get loss(): AsciicastLoss {
    return {
      replacedBytes: this.#text.o.replaced + this.#text.i.replaced,
      droppedEvents: this.#dropped,
    };
  }

  /** The lines that an event adds, each with its end; maybe none. */
  push(event: RecordingEvent): string {
    this.#position = Math.max(this.#position, Math.round(event.at));
    const size = event.kind === 'resize' && isTerminalSize(event.cols) && isTerminalSize(event.rows);
    if (!this.#begun) {
      const header = size ? this.#begin(event.cols, event.rows) : this.#begin(DEFAULT_COLS, DEFAULT_ROWS);
      return size ? header : header + this.#event(event, size);
    }
    return this.#event(event, size);
  }

  /** The lines that are left when nothing more comes. */
  finish(): string {
    const header = this.#begun ? '' : this.#begin(DEFAULT_COLS, DEFAULT_ROWS);
    return header + this.#rest();
  }

  #event(event: RecordingEvent, size: boolean): string {
    switch (event.kind) {
      case 'output':
        return this.#data('o', this.#text.o.push(event.data));
      case 'input':
        return this.#data('i', this.#text.i.push(event.data));
      case 'resize':
        return size ? this.#line('r', `${event.cols}x${event.rows}`) : this.#drop();
      case 'marker':
        return this.#line('m', event.label);
      case 'gap':
        return this.#rest() + this.#line('m', `gap: ${event.reason}`);
      case 'end':
        return this.#rest() + this.#end(event.exit, event.signal);
      case 'signal':
      case 'suspend':
      case 'resume':
      case 'masked':
      case 'clock':
        return this.#drop();
    }
  }

  #begin(cols: number, rows: number): string {
    this.#begun = true;
    const { term, user, host, start, command } = this.#header;
    const about = {
      ...(start > 0 ? { timestamp: Math.floor(start / 1000) } : {}),
      ...(command === undefined ? {} : { command: castCommand(command) }),
      title: `${user}@${host}`,
      env: { TERM: term },
    };
    const header =
      this.#version === 3
        ? { version: 3, term: { cols, rows, type: term }, ...about }
        : { version: 2, width: cols, height: rows, ...about };
    return `${JSON.stringify(header)}\n`;
  }

  #data(code: 'o' | 'i', text: string): string {
    return text === '' ? '' : this.#line(code, text);
  }

  #rest(): string {
    return this.#data('o', this.#text.o.end()) + this.#data('i', this.#text.i.end());
  }

  #line(code: string, data: string): string {
    const time = this.#version === 3 ? this.#position - this.#written : this.#position;
    this.#written = this.#position;
    return `[${time / 1000}, ${JSON.stringify(code)}, ${JSON.stringify(data)}]\n`;
  }

  /** An end without a status is an empty output, which tells how long the recording is. */
  #end(exit: number | undefined, signal: string | undefined): string {
    if (this.#version === 3 && exit !== undefined) return this.#line('x', String(exit));
    if (exit !== undefined || signal !== undefined) this.#drop();
    return this.#position > this.#written ? this.#line('o', '') : '';
  }

  #drop(): string {
    this.#dropped++;
    return '';
  }
}

/** The command as the line for a shell that asciicasts have; one word may be such a line already, as when it was read from one. */
function castCommand(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  return rest.length === 0 ? first : commandLine(words);
}
