import { type FSWatcher, watch } from 'node:fs';

/** Time between two looks at a file that cannot be watched (no inotify watches left, a network file system), in ms. */
const POLL_MS = 40;

/** Tells when a file or directory changes: through inotify, or by looking regularly where that cannot be had. */
export class ChangeWatch {
  #version = 0;
  readonly #waiting = new Set<() => void>();
  #watcher: FSWatcher | undefined;

  constructor(path: string) {
    try {
      this.#watcher = watch(path, { persistent: false }, () => this.#changed());
      this.#watcher.on('error', () => this.#stop());
    } catch {
      // Looking regularly finds the same changes, at the price of some system calls.
    }
  }

  /** Counts changes: take it before looking, give it to `wait` after, and no change between is missed. */
  get version(): number {
    return this.#version;
  }

  /** Resolves when something changed after `version`, after `mostMs`, or when `signal` is aborted. */
  wait(version: number, mostMs: number, signal: AbortSignal): Promise<void> {
    if (this.#version !== version || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, this.#watcher === undefined ? Math.min(POLL_MS, mostMs) : mostMs);
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }

  close(): void {
    this.#stop();
    this.#changed();
  }

  #changed(): void {
    this.#version++;
    for (const wake of [...this.#waiting]) wake();
  }

  #stop(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }
}
