import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { ScriberyError } from '@scribery/errors';
import { type JournalRecord, RECORD_BYTES, readRecord, writeRecord } from './journal-record.ts';

/**
 * How every message arrives exactly once.
 *
 * The spool is the truth and only grows. Messages are a pure function of it, but for one thing: where a message ended
 * because time was up. The journal, `<recording>.journal` beside the spool, remembers just that. A record is written
 * before the message that it ends leaves the agent, so after any death a new agent makes the same messages again,
 * byte by byte with the same ids and chain, and goes on behind what each sink has committed.
 *
 * Several sinks mean several readers of one journal, and one may be far behind the others, also after a restart. So
 * messages that ended because they were full leave a record too (`checkpoint`), one a batch, before they leave: a reader
 * whose next record lies ahead ends no message by its own clock. Within a process, only a reader that has seen as much of
 * the spool as any other (`furthest`) may end one. So no reader ever passes a place that is ended later. When the
 * recorder is gone, the spool is whole and time ends nothing any more. A checkpoint also saves a restarted agent from
 * reading a long spool from its beginning.
 *
 * File: a header of 32 bytes (magic `SCRJRNL2`, u32 payload limit, u32 0, f64 wall time in ms at which the recording
 * was first seen, u32 0, u32 CRC-32 of the 28 bytes before), then records (journal-record.ts). A torn or damaged
 * record, and what follows it, is cut off when the journal is opened: nothing that it ended had been sent.
 */
export class Journal {
  readonly path: string;
  /** Limit that the recording's messages are made with, in bytes. */
  readonly payload: number;
  /** Wall time in ms at which an agent first saw the recording. */
  readonly firstSeen: number;
  /** Offset in the spool up to which some reader has used it. */
  furthest = 0;
  #count: number;
  readonly #fd: number;
  #unsynced = true;

  /**
   * Opens the journal at `path`, or begins it with `payload` and `now`. Its owner holds the recording's lock.
   * @throws ScriberyError SCR_SPOOL_DAMAGED when another file stands there
   */
  constructor(path: string, payload: number, now: number) {
    this.path = path;
    this.#fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
    const size = fstatSync(this.#fd).size;
    const header = Buffer.alloc(HEADER_BYTES);
    if (size < HEADER_BYTES) {
      // New, or its writer died in the middle of the header: no record was ever written.
      ftruncateSync(this.#fd, 0);
      header.write(MAGIC, 0, 'latin1');
      header.writeUInt32LE(payload, 8);
      header.writeDoubleLE(now, 16);
      header.writeUInt32LE(crc32(header.subarray(0, CRC_AT)), CRC_AT);
      writeSync(this.#fd, header, 0, HEADER_BYTES, 0);
    } else {
      readSync(this.#fd, header, 0, HEADER_BYTES, 0);
      const valid = header.readUInt32LE(CRC_AT) === crc32(header.subarray(0, CRC_AT));
      if (!valid || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
        closeSync(this.#fd);
        throw new ScriberyError('SCR_SPOOL_DAMAGED', 'its journal has no valid header', {
          place: { file: path },
        });
      }
    }
    this.payload = header.readUInt32LE(8);
    this.firstSeen = header.readDoubleLE(16);
    this.#count = this.#validRecords(Math.max(0, size - HEADER_BYTES));
  }

  /** Number of records. */
  get count(): number {
    return this.#count;
  }

  /** Record `index`, counted from 0. */
  record(index: number): JournalRecord {
    const record = this.#read(index);
    if (record === undefined) {
      throw new ScriberyError('SCR_SPOOL_DAMAGED', `record ${index} of its journal cannot be read`, {
        place: { file: this.path },
      });
    }
    return record;
  }

  /** Index of the last record behind which message `id + 1` can be made; -1 when that is the start of the spool. */
  lastBefore(id: number): number {
    let low = -1;
    let high = this.#count;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.record(middle).state.nextId <= id + 1) low = middle;
      else high = middle;
    }
    return low;
  }

  append(record: JournalRecord): void {
    writeSync(this.#fd, writeRecord(record), 0, RECORD_BYTES, HEADER_BYTES + this.#count * RECORD_BYTES);
    this.#count++;
    this.#unsynced = true;
  }

  /** Resolves when the records so far are on the disk. */
  async sync(): Promise<void> {
    if (!this.#unsynced) return;
    // Cleared after, not before: another reader that finds it clear may send at once.
    const count = this.#count;
    await sync(this.#fd);
    if (this.#count === count) this.#unsynced = false;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #read(index: number): JournalRecord | undefined {
    const bytes = Buffer.allocUnsafe(RECORD_BYTES);
    const read = readSync(this.#fd, bytes, 0, RECORD_BYTES, HEADER_BYTES + index * RECORD_BYTES);
    return readRecord(bytes.subarray(0, read));
  }

  #validRecords(bytes: number): number {
    const whole = Math.floor(bytes / RECORD_BYTES);
    let valid = 0;
    while (valid < whole && this.#read(valid) !== undefined) valid++;
    ftruncateSync(this.#fd, HEADER_BYTES + valid * RECORD_BYTES);
    return valid;
  }
}

const sync = promisify(fdatasync);
const MAGIC = 'SCRJRNL2';
const HEADER_BYTES = 32;
const CRC_AT = 28;
