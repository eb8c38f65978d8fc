import { Emulator } from '@scribery/screen';
import type { TerminalListener, ViewerTerminal } from '../play/viewer-terminal.ts';

/** A viewer's terminal that is an emulator. */
export class FakeTerminal implements ViewerTerminal {
  taken = false;
  /** What was written last. */
  lastFrame = '';
  readonly #emulator: Emulator;
  #listener: TerminalListener | undefined;

  constructor(cols: number, rows: number) {
    this.#emulator = new Emulator(cols, rows);
  }

  get cols(): number {
    return this.#emulator.cols;
  }

  get rows(): number {
    return this.#emulator.rows;
  }

  /** What stands on it, without the line that shows where the recording's screen ends. */
  lines(): string[] {
    return this.#emulator.view().lines.map((line) => line.replace(/ *│$/, ''));
  }

  write(text: string): void {
    this.lastFrame = text;
    this.#emulator.write(new TextEncoder().encode(text));
  }

  enter(listener: TerminalListener): void {
    this.#listener = listener;
    this.taken = true;
  }

  leave(): void {
    this.taken = false;
  }

  suspend(): void {}

  type(text: string): void {
    this.#listener?.input(text);
  }

  resize(cols: number, rows: number): void {
    this.#emulator.resize(cols, rows);
    this.#listener?.resized();
  }

  signal(signal: NodeJS.Signals): void {
    this.#listener?.ended(signal);
  }

  /** Another program wrote over it, as after Ctrl-Z. */
  scramble(): void {
    this.write('\x1b[2J\x1b[H###');
    this.#listener?.lost();
  }
}
