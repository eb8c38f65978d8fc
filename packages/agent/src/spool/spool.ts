import { constants, type FileHandle, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { isRecordingId, type RecordingHeader } from '@scribery/format';
import { bootId, isRunning } from '../process-identity.ts';
import { ChangeWatch } from './change-watch.ts';
import { FRAME, FRAME_HEADER_BYTES, FRAME_PAYLOAD_MAX, readFrameHeader } from './frame.ts';
import { parseSpoolHeader, type SpoolHeader } from './spool-header.ts';

export const SPOOL_SUFFIX = '.spool';

/** Audit session id where there is none, as the kernel gives it. */
const NO_SESSION = 4294967295;

export interface SpoolOptions {
  readonly headerWithinMs: number;
  /** Whether the recorder runs, where the caller knows it better than the header (it started it). */
  readonly recorderRuns?: (() => boolean) | undefined;
}

/** An open spool file: its bytes, its header, and whether its recorder still writes. */
export class Spool {
  readonly path: string;
  /** Tells when the file grows. */
  readonly changes: ChangeWatch;
  readonly #file: FileHandle;
  readonly #options: SpoolOptions;
  #header: SpoolHeader | undefined;
  #gone = false;

  private constructor(path: string, file: FileHandle, options: SpoolOptions) {
    this.path = path;
    this.#file = file;
    this.#options = options;
    this.changes = new ChangeWatch(path);
  }

  static async open(path: string, options: SpoolOptions): Promise<Spool> {
    return new Spool(path, await open(path, constants.O_RDONLY | constants.O_NOFOLLOW), options);
  }

  /** Reads up to `bytes` at `offset` into a buffer of its own; empty at the end. */
  async read(offset: number, bytes: number): Promise<Buffer> {
    const available = (await this.size()) - offset;
    if (available <= 0) return Buffer.alloc(0);
    const buffer = Buffer.allocUnsafeSlow(Math.min(bytes, available));
    const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  }

  async size(): Promise<number> {
    return (await this.#file.stat()).size;
  }

  /** Brings what is written so far to the disk. */
  async sync(): Promise<void> {
    await this.#file.datasync();
  }

  /**
   * The header; undefined as long as it may still come. A spool whose first frame is none, and one whose recorder died
   * before, gets a header made from its name and owner.
   * @param firstSeen wall time in ms for a start that is not known
   */
  async header(firstSeen: number): Promise<SpoolHeader | undefined> {
    if (this.#header !== undefined) return this.#header;
    // Looked at before reading: a header that comes after that is read next time.
    const gone = await this.#headerless();
    const start = await this.read(0, FRAME_HEADER_BYTES + FRAME_PAYLOAD_MAX);
    if (start.length < FRAME_HEADER_BYTES && !gone) return undefined;
    const frame = start.length < FRAME_HEADER_BYTES ? undefined : readFrameHeader(start, 0);
    const fallback = await this.#fallback(firstSeen);
    if (frame?.type === FRAME.header) {
      const payload = start.subarray(FRAME_HEADER_BYTES, FRAME_HEADER_BYTES + frame.length);
      if (payload.length < frame.length && !gone) return undefined;
      if (payload.length === frame.length) this.#header = parseSpoolHeader(payload, fallback);
    }
    this.#header ??= { recording: fallback };
    return this.#header;
  }

  /** Whether the recorder is known to write no more. Once true, it stays true. */
  async checkRecorder(): Promise<boolean> {
    if (this.#gone) return true;
    const recorder = this.#header?.recorder;
    if (this.#options.recorderRuns !== undefined) this.#gone = !this.#options.recorderRuns();
    else if (recorder === undefined) this.#gone = await this.#headerless();
    else {
      const { boot } = this.#header?.recording ?? {};
      // After a reboot another process may have the same pid and, counted from boot, the same start.
      this.#gone = (boot !== undefined && boot !== bootId()) || !isRunning(recorder);
    }
    return this.#gone;
  }

  async close(): Promise<void> {
    this.changes.close();
    await this.#file.close();
  }

  /** Whether the recorder counts as gone although no header names it. */
  async #headerless(): Promise<boolean> {
    const { recorderRuns, headerWithinMs } = this.#options;
    if (recorderRuns !== undefined) return !recorderRuns();
    return Date.now() - (await this.#file.stat()).mtimeMs > headerWithinMs;
  }

  async #fallback(firstSeen: number): Promise<RecordingHeader> {
    const name = basename(this.path, SPOOL_SUFFIX);
    const { uid, ino } = await this.#file.stat();
    return {
      recording: isRecordingId(name) ? name : `spool-${ino}`,
      host: hostname(),
      user: `uid-${uid}`,
      term: 'unknown',
      session: NO_SESSION,
      start: firstSeen,
    };
  }
}
