import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Signals that end a command that does not expect them. */
const ENDING = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

const open = new Set<TemporaryDirectory>();

/**
 * A directory for its owner alone that is gone with its use, also when a signal ends the command: what lies in it are
 * copies of recordings.
 */
export class TemporaryDirectory implements Disposable {
  readonly path: string;

  constructor(name: string) {
    this.path = mkdtempSync(join(tmpdir(), `scribery-${name}-`));
    open.add(this);
    process.on('exit', this.#remove);
    for (const signal of ENDING) process.on(signal, this.#onSignal);
  }

  [Symbol.dispose](): void {
    this.#remove();
    open.delete(this);
    process.off('exit', this.#remove);
    for (const signal of ENDING) process.off(signal, this.#onSignal);
  }

  readonly #remove = (): void => rmSync(this.path, { recursive: true, force: true });

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    // Whoever else waits for the signal ends the command in his own way, and with it this.
    if (process.listenerCount(signal) > open.size) return;
    for (const directory of open) directory[Symbol.dispose]();
    process.kill(process.pid, signal);
  };
}
