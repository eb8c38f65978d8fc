import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { wholeLinesSize } from '../../sinks/last-line.ts';
import { gunzip } from './gunzip.ts';
import { beginsWith, HEAD_BYTES, type LogMark, readHead } from './log-mark.ts';

/** Bytes read at a time: large enough that a read costs little, small enough that a stop is prompt. */
const CHUNK_BYTES = 256 * 1024;

const GZIP_MAGIC = Buffer.of(0x1f, 0x8b);

/** An open log file, plain or gzip. */
export class LogFile {
  readonly path: string;
  readonly mark: LogMark;
  readonly compressed: boolean;
  readonly #file: FileHandle;
  readonly #chunk = Buffer.allocUnsafe(CHUNK_BYTES);

  private constructor(path: string, file: FileHandle, mark: LogMark, compressed: boolean) {
    this.path = path;
    this.#file = file;
    this.mark = mark;
    this.compressed = compressed;
  }

  static async open(path: string): Promise<LogFile> {
    const file = await open(path, 'r');
    try {
      const { dev: device, ino: inode } = await file.stat();
      const start = await readHead(file);
      const compressed = start.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC);
      const head = compressed ? await gunzippedHead(path) : start;
      return new LogFile(path, file, { device, inode, head }, compressed);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Size of the file as it lies there. */
  async size(): Promise<number> {
    return (await this.#file.stat()).size;
  }

  /** Whether what was read from it is still in it: not where it was cut off, or replaced by other content, meanwhile. */
  async isUnchanged(offset: number): Promise<boolean> {
    if ((await this.size()) < offset) return false;
    const head = await readHead(this.#file);
    if (!beginsWith(head, this.mark)) return false;
    // A mark made of a short file grows with it.
    if (this.mark.head.length < HEAD_BYTES) this.mark.head = head;
    return true;
  }

  /**
   * What stands from `offset` on in a plain file, at most one chunk; undefined at the end, and where the content is not the
   * one that was read before. The bytes are valid until the next call.
   */
  async read(offset: number): Promise<Buffer | undefined> {
    const { bytesRead } = await this.#file.read(this.#chunk, 0, CHUNK_BYTES, offset);
    // Looked at after reading: what was cut off and written anew in between would be taken for a continuation.
    if (bytesRead === 0 || !(await this.isUnchanged(offset + bytesRead))) return undefined;
    return this.#chunk.subarray(0, bytesRead);
  }

  /** What the file holds from `offset` on, to its end; of a compressed one unpacked, and `offset` in that. */
  async *content(offset: number): AsyncGenerator<Buffer> {
    let at = 0;
    if (!this.compressed) {
      for (at = offset; ; ) {
        const bytes = await this.read(at);
        if (bytes === undefined) return;
        yield bytes;
        at += bytes.length;
      }
    }
    for await (const chunk of gunzip(createReadStream(this.path), CHUNK_BYTES)) {
      const skipped = Math.min(chunk.length, Math.max(0, offset - at));
      at += chunk.length;
      if (skipped < chunk.length) yield chunk.subarray(skipped);
    }
  }

  /** Size up to the end of the last whole line. */
  wholeLines(): Promise<number> {
    return wholeLinesSize(this.#file);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function gunzippedHead(path: string): Promise<Buffer> {
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of gunzip(createReadStream(path), CHUNK_BYTES)) {
      head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
      if (head.length === HEAD_BYTES) break;
    }
  } catch {
    // Damaged, or still being written: reading it tells.
  }
  return head;
}
