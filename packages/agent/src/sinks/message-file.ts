import { constants, type FileHandle, open } from 'node:fs/promises';
import { ScriberyError } from '@scribery/errors';
import { parseMessage } from '@scribery/format';
import { Lock } from '../lock.ts';
import { lastLine, linesOf, wholeLinesSize } from './last-line.ts';

/**
 * A file of messages, one a line, that is appended to and always ends with a whole line: what a killed writer left
 * unfinished is cut when it is opened, what a failed write (a full disk) left is cut at once.
 */
export class MessageFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #lock: Lock;
  readonly #sync: boolean;
  #size: number;
  /** The write under way: lines of several recordings never mix. */
  #last: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, lock: Lock, sync: boolean, size: number) {
    this.#path = path;
    this.#file = file;
    this.#lock = lock;
    this.#sync = sync;
    this.#size = size;
  }

  /**
   * Opens or makes the file, with mode 0600.
   * @throws ScriberyError SCR_SINK_FAILED when another process writes it, or it cannot be opened
   */
  static async open(path: string, sync: boolean): Promise<MessageFile> {
    const lock = lockFor(path);
    if (lock === undefined) throw failed(path, 'another process writes this file');
    try {
      const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;
      const file = await open(path, flags, 0o600);
      const size = await wholeLinesSize(file);
      await file.truncate(size);
      return new MessageFile(path, file, lock, sync, size);
    } catch (error) {
      lock.release();
      throw notOpened(path, error);
    }
  }

  /** Id of the last message of each recording in the file; reads all of it. */
  async lastIds(): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    let number = 0;
    for await (const line of linesOf(this.#file, this.#size)) {
      const { rec, id } = this.#parse(line, ++number);
      ids.set(rec, Math.max(id, ids.get(rec) ?? 0));
    }
    return ids;
  }

  /** Id of the last message, for a file with this one recording; reads only its end. 0 when the file is empty. */
  async lastIdOf(recording: string): Promise<number> {
    const line = await lastLine(this.#file, this.#size);
    if (line === '') return 0;
    const { rec, id } = this.#parse(line);
    if (rec !== recording) throw failed(this.#path, `it belongs to another recording, ${rec}`);
    return id;
  }

  /** Appends lines, each with its end; resolves when they are written, and with `sync` on the disk. */
  append(lines: readonly Uint8Array[]): Promise<void> {
    const written = this.#last.then(() => this.#write(lines));
    // Who waits for this write learns that it failed; the next one starts from the whole lines before.
    this.#last = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
    this.#lock.release();
  }

  async #write(lines: readonly Uint8Array[]): Promise<void> {
    const bytes = Buffer.concat(lines);
    try {
      let written = 0;
      while (written < bytes.length) {
        written += (await this.#file.write(bytes, written, undefined, this.#size + written)).bytesWritten;
      }
      if (this.#sync) await this.#file.datasync();
    } catch (cause) {
      await this.#file.truncate(this.#size);
      throw failed(this.#path, 'writing failed', cause);
    }
    this.#size += bytes.length;
  }

  #parse(line: string, number?: number): { readonly rec: string; readonly id: number } {
    const parsed = parseMessage(line);
    if (parsed.message === undefined) {
      throw failed(
        this.#path,
        number === undefined ? 'its last line is no message' : `line ${number} is no message`,
      );
    }
    return parsed.message;
  }
}

function lockFor(path: string): Lock | undefined {
  try {
    return Lock.acquire(`${path}.lock`);
  } catch (error) {
    throw notOpened(path, error);
  }
}

/** The reason of the system (`ENOENT: no such file or directory`) without the name that it adds, which may be that of the lock. */
function notOpened(path: string, cause: unknown): ScriberyError {
  if (cause instanceof ScriberyError) return cause;
  const reason = cause instanceof Error ? cause.message.split(', ', 1)[0] : String(cause);
  return failed(path, `it cannot be opened (${reason})`, cause);
}

function failed(file: string, detail: string, cause?: unknown): ScriberyError {
  return new ScriberyError('SCR_SINK_FAILED', `${file}: ${detail}`, { place: { file }, cause });
}
