import { openSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';

/** Where frames are written. */
export interface TerminalOutput {
  write(text: string): void;
}

/** The terminal of the person who watches. */
export interface ViewerTerminal extends TerminalOutput {
  readonly cols: number;
  readonly rows: number;
  /** Takes the terminal over; `leave` gives it back as it was. Both may be called any number of times. */
  enter(listener: TerminalListener): void;
  leave(): void;
  /** Stops this job as Ctrl-Z does; when it goes on the terminal is taken over again. */
  suspend(): void;
}

export interface TerminalListener {
  input(text: string): void;
  resized(): void;
  /** What was on the screen is lost. */
  lost(): void;
  /** A signal asks to end. */
  ended(signal: NodeJS.Signals): void;
}

/** Alternate screen, no cursor, no wrapping at the last column; and all of that undone. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[0m\x1b[2J';
const LEAVE = '\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l';

const ENDING: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/** The terminal that standard output is; keys come from standard input or, where that is a file, from `/dev/tty`. */
export class ProcessTerminal implements ViewerTerminal {
  readonly #output: WriteStream;
  #input: ReadStream | undefined;
  #listener: TerminalListener | undefined;
  #taken = false;

  constructor(output: WriteStream) {
    this.#output = output;
  }

  get cols(): number {
    return this.#output.columns || 80;
  }

  get rows(): number {
    return this.#output.rows || 24;
  }

  write(text: string): void {
    this.#output.write(text);
  }

  enter(listener: TerminalListener): void {
    if (this.#listener !== undefined) return;
    this.#listener = listener;
    this.#input = process.stdin.isTTY ? process.stdin : new ReadStream(openSync('/dev/tty', 'r'));
    this.#input.setEncoding('utf8');
    this.#input.on('data', this.#onData);
    this.#output.on('resize', this.#onResize);
    process.on('exit', this.#onExit);
    process.on('SIGCONT', this.#onContinue);
    process.on('SIGTSTP', this.#onStop);
    for (const signal of ENDING) process.on(signal, this.#onSignal);
    this.#take();
  }

  leave(): void {
    if (this.#listener === undefined) return;
    this.#give();
    this.#listener = undefined;
    this.#input?.off('data', this.#onData);
    this.#input?.pause();
    if (this.#input !== process.stdin) this.#input?.destroy();
    this.#output.off('resize', this.#onResize);
    process.off('exit', this.#onExit);
    process.off('SIGCONT', this.#onContinue);
    process.off('SIGTSTP', this.#onStop);
    for (const signal of ENDING) process.off(signal, this.#onSignal);
  }

  suspend(): void {
    this.#give();
    process.off('SIGTSTP', this.#onStop);
    // The whole group, as the terminal's own Ctrl-Z does: a process that waits for this one has to stop, too.
    process.kill(0, 'SIGTSTP');
  }

  #take(): void {
    if (this.#taken) return;
    this.#taken = true;
    this.#input?.setRawMode(true);
    this.#input?.resume();
    this.write(ENTER);
  }

  #give(): void {
    if (!this.#taken) return;
    this.#taken = false;
    this.write(LEAVE);
    this.#input?.setRawMode(false);
  }

  readonly #onData = (text: string): void => this.#listener?.input(text);
  readonly #onResize = (): void => this.#listener?.resized();
  readonly #onExit = (): void => this.#give();
  readonly #onSignal = (signal: NodeJS.Signals): void => this.#listener?.ended(signal);
  readonly #onStop = (): void => this.suspend();
  readonly #onContinue = (): void => {
    process.off('SIGTSTP', this.#onStop);
    process.on('SIGTSTP', this.#onStop);
    // Whatever stopped this process may have left the terminal in another state.
    this.#taken = false;
    this.#take();
    this.#listener?.lost();
  };
}
