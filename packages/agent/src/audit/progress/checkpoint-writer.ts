import { pause } from '../../pause.ts';
import { type Checkpoint, writeCheckpoint } from './checkpoint-file.ts';

/**
 * Time between two writes of a checkpoint, in ms. What is committed in between is sent again when the process is killed,
 * which outputs with ids recognise; each write brings a file to the disk.
 */
const WRITE_EVERY_MS = 500;

/** Keeps a checkpoint file up to date without writing it for every event. */
export class CheckpointWriter {
  readonly #path: string;
  readonly #make: () => Checkpoint;
  readonly #onError: (error: unknown) => void;
  #writing: Promise<void> | undefined;
  readonly #ending = new AbortController();
  #changed = false;
  #written = '';

  constructor(path: string, make: () => Checkpoint, onError: (error: unknown) => void) {
    this.#path = path;
    this.#make = make;
    this.#onError = onError;
  }

  /** Something in it changed. */
  changed(): void {
    this.#changed = true;
    this.#writing ??= this.#writeSoon();
  }

  /** Writes it now; throws when it cannot be written. */
  async write(): Promise<void> {
    this.#changed = false;
    const checkpoint = this.#make();
    const text = JSON.stringify(checkpoint);
    if (text === this.#written) return;
    await writeCheckpoint(this.#path, text);
    this.#written = text;
  }

  /** Writes the last state, when nothing changes any more. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#writing;
    await this.write();
  }

  async #writeSoon(): Promise<void> {
    while (this.#changed && !this.#ending.signal.aborted) {
      try {
        await this.write();
      } catch (error) {
        this.#changed = true;
        this.#onError(error);
      }
      await pause(WRITE_EVERY_MS, this.#ending.signal);
    }
    this.#writing = undefined;
  }
}
