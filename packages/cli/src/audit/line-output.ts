import { once } from 'node:events';

/** Bytes that are gathered before they are written: one system call for many events, and little memory. */
const WRITE_BYTES = 64 * 1024;

/** Bytes that one UTF-16 unit of a text takes at most. */
const BYTES_A_UNIT = 3;

const LINE_FEED = 0x0a;

/** Standard output, written in large pieces and no faster than its reader takes them. */
export class LineOutput {
  #buffer = Buffer.allocUnsafeSlow(WRITE_BYTES);
  #length = 0;
  #waits = false;

  /** Adds whole lines, the last without its line feed. */
  add(lines: string): void {
    const bytes = lines.length * BYTES_A_UNIT + 1;
    if (bytes > WRITE_BYTES - this.#length) this.#writeGathered();
    if (bytes > WRITE_BYTES) {
      this.#write(Buffer.from(`${lines}\n`));
      return;
    }
    this.#length += this.#buffer.write(lines, this.#length);
    this.#buffer[this.#length++] = LINE_FEED;
  }

  /** Writes what is gathered; resolves when the reader has taken enough for more. */
  async flush(): Promise<void> {
    this.#writeGathered();
    if (!this.#waits) return;
    await once(process.stdout, 'drain');
    this.#waits = false;
  }

  #writeGathered(): void {
    if (this.#length === 0) return;
    this.#write(this.#buffer.subarray(0, this.#length));
    // What is not written yet stays as it is.
    if (process.stdout.writableLength > 0) this.#buffer = Buffer.allocUnsafeSlow(WRITE_BYTES);
    this.#length = 0;
  }

  #write(bytes: Uint8Array): void {
    this.#waits = !process.stdout.write(bytes);
  }
}
