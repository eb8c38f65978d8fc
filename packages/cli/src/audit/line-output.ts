import { once } from 'node:events';

/** Characters that are gathered before they are written: one system call for many events, and little memory. */
const WRITE_LENGTH = 64 * 1024;

/** Standard output, written in large pieces and no faster than its reader takes them. */
export class LineOutput {
  #parts: string[] = [];
  #length = 0;
  #waits = false;

  /** Adds whole lines. */
  add(lines: string): void {
    this.#parts.push(lines);
    this.#length += lines.length;
    if (this.#length >= WRITE_LENGTH) this.#write();
  }

  /** Writes what is gathered; resolves when the reader has taken enough for more. */
  async flush(): Promise<void> {
    if (this.#length > 0) this.#write();
    if (!this.#waits) return;
    await once(process.stdout, 'drain');
    this.#waits = false;
  }

  #write(): void {
    this.#waits = !process.stdout.write(this.#parts.join(''));
    this.#parts = [];
    this.#length = 0;
  }
}
