import { constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { ScriberyError } from '@scribery/errors';
import { Lock } from '../../lock.ts';
import { linesOf, wholeLinesSize } from '../../sinks/last-line.ts';
import { listLogs } from '../input/log-files.ts';

/** When a file is moved away, and how many are kept. */
export interface FileRotation {
  /** Bytes; no limit where it is undefined. */
  readonly size: number | undefined;
  /** ms since the file was made; no limit where it is undefined. */
  readonly age: number | undefined;
  /** Files kept beside the one that is written, `FILE.1` the youngest. */
  readonly keep: number;
}

/** A place in a file of the rotated set, wherever it is moved to. */
export interface FilePlace {
  readonly device: number;
  readonly inode: number;
  readonly offset: number;
}

/**
 * A file of lines that is appended to, moved away when it is large or old enough, and always ends with a whole line: what a
 * killed writer left unfinished is cut when it is opened, what a failed write left is cut at once.
 */
export class RotatedFile {
  readonly path: string;
  readonly #rotation: FileRotation;
  readonly #lock: Lock;
  #file: FileHandle;
  #place: FilePlace;
  #made: number;

  private constructor(path: string, rotation: FileRotation, lock: Lock, opened: OpenedFile) {
    this.path = path;
    this.#rotation = rotation;
    this.#lock = lock;
    this.#file = opened.file;
    this.#place = opened.place;
    this.#made = opened.made;
  }

  /**
   * Opens or makes the file, with mode 0600.
   * @throws ScriberyError SCR_SINK_FAILED when another process writes it
   */
  static async open(path: string, rotation: FileRotation): Promise<RotatedFile> {
    const lock = Lock.acquire(`${path}.lock`);
    if (lock === undefined) throw failed(path, 'another process writes this file');
    try {
      return new RotatedFile(path, rotation, lock, await openFile(path));
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Where the next line goes. */
  get place(): FilePlace {
    return this.#place;
  }

  /** Appends lines, in a new file where the old one is full or old at `now`; resolves when they are on the disk. */
  async append(lines: readonly string[], now: number): Promise<void> {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const { size, age } = this.#rotation;
    const { offset } = this.#place;
    const full = size !== undefined && offset + bytes.length > size;
    const old = age !== undefined && now - this.#made >= age;
    // An empty file is neither: the largest batch goes somewhere.
    if (offset > 0 && (full || old)) await this.#rotate();
    await this.#write(bytes);
  }

  /** Closes the file and opens what is at its path now: somebody moved it away. */
  async reopen(): Promise<void> {
    const opened = await openFile(this.path);
    await this.#file.close();
    this.#take(opened);
  }

  /** The lines from a place on, over all files that follow it; where its file is gone, those of the one that is written. */
  async *linesFrom(place: FilePlace): AsyncGenerator<string> {
    const files = await listLogs(this.path);
    const first = files.findIndex(({ device, inode }) => device === place.device && inode === place.inode);
    for (const [index, { path }] of files.slice(first).entries()) {
      const file = await open(path, 'r');
      try {
        yield* linesOf(file, await wholeLinesSize(file), index === 0 && first !== -1 ? place.offset : 0);
      } finally {
        await file.close();
      }
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
    this.#lock.release();
  }

  async #rotate(): Promise<void> {
    let free = 1;
    while (free <= this.#rotation.keep && (await exists(`${this.path}.${free}`))) free++;
    for (let n = free; n > 1; n--) await rename(`${this.path}.${n - 1}`, `${this.path}.${n}`);
    if (await exists(this.path)) await rename(this.path, `${this.path}.1`);
    await rm(`${this.path}.${this.#rotation.keep + 1}`, { force: true });
    await this.reopen();
  }

  async #write(bytes: Buffer): Promise<void> {
    const { offset } = this.#place;
    try {
      let written = 0;
      while (written < bytes.length) {
        written += (await this.#file.write(bytes, written, undefined, offset + written)).bytesWritten;
      }
      await this.#file.datasync();
    } catch (cause) {
      await this.#file.truncate(offset);
      throw failed(this.path, cause instanceof Error ? cause.message : String(cause), cause);
    }
    this.#place = { ...this.#place, offset: offset + bytes.length };
  }

  #take({ file, place, made }: OpenedFile): void {
    this.#file = file;
    this.#place = place;
    this.#made = made;
  }
}

interface OpenedFile {
  readonly file: FileHandle;
  readonly place: FilePlace;
  /** When it was made, ms since 1970. */
  readonly made: number;
}

async function openFile(path: string): Promise<OpenedFile> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  try {
    const offset = await wholeLinesSize(file);
    await file.truncate(offset);
    const { dev: device, ino: inode, birthtimeMs, mtimeMs } = await file.stat();
    // A file system that does not know when a file was made says 0. In whole ms, as the clock that its age is told by.
    const made = Math.floor(birthtimeMs > 0 ? birthtimeMs : mtimeMs);
    return { file, place: { device, inode, offset }, made };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

function failed(file: string, detail: string, cause?: unknown): ScriberyError {
  return new ScriberyError('SCR_SINK_FAILED', `${file}: ${detail}`, { place: { file }, cause });
}
