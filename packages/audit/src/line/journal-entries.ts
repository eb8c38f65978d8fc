import { latin1Of } from '../record/latin1.ts';
import { recordTypeName } from '../tables/record-type-name.ts';
import { ByteQueue } from './byte-queue.ts';
import type { LineReader, OnLine } from './line-reader.ts';

/**
 * Bytes of a field that are kept; what is longer is passed over. Fields of audit records have less than 9 kB; other
 * entries may carry whole core dumps.
 */
const FIELD_LIMIT = 1024 * 1024;

const LINE_FEED = 0x0a;
const EQUALS = 0x3d;

/** Bytes of the size before a binary value (systemd's Journal Export Format). */
const SIZE_BYTES = 8;

const WANTED = new Set([
  '_TRANSPORT',
  '_HOSTNAME',
  '_AUDIT_TYPE',
  '_AUDIT_TYPE_NAME',
  '_AUDIT_ID',
  '_SOURCE_REALTIME_TIMESTAMP',
  'MESSAGE',
]);

/**
 * Reads `journalctl -o export`. An audit entry becomes the line that auditd would have written, and so does a kernel
 * message with an audit record in it; all other entries are none of ours and passed over.
 */
export class JournalEntries implements LineReader {
  readonly #onLine: OnLine;
  readonly #queue = new ByteQueue();
  #entry = new Map<string, string>();
  /** Bytes of a field that are still to be passed over. */
  #skipping = 0;
  /** Whether the rest of a line is to be passed over. */
  #skippingLine = false;
  #found = false;

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    this.#queue.push(chunk);
    while (this.#step());
  }

  end(): boolean {
    // The last line may have no end.
    if (this.#queue.length > 0) this.push(Uint8Array.of(LINE_FEED));
    this.#giveEntry();
    return this.#found;
  }

  /** Reads one field; false when more bytes are needed. */
  #step(): boolean {
    if (this.#skipping > 0) this.#skipping -= this.#queue.take(this.#skipping).length;
    const bytes = this.#queue.peek();
    if (bytes.length === 0) return false;
    const end = bytes.indexOf(LINE_FEED);
    if (this.#skippingLine || (end < 0 && bytes.length > FIELD_LIMIT)) {
      this.#skippingLine = end < 0;
      this.#queue.take(end < 0 ? bytes.length : end + 1);
      return true;
    }
    if (end < 0) return false;
    if (end === 0) {
      this.#queue.take(1);
      this.#giveEntry();
      return true;
    }
    const equals = bytes.indexOf(EQUALS);
    if (equals >= 0 && equals < end) {
      this.#set(latin1Of(bytes, 0, equals), bytes.subarray(equals + 1, end));
      this.#queue.take(end + 1);
      return true;
    }
    return this.#binaryField(bytes, end + 1);
  }

  /** A value with its size before it; it may hold line feeds and anything else. */
  #binaryField(bytes: Uint8Array, start: number): boolean {
    if (bytes.length < start + SIZE_BYTES) return false;
    const view = new DataView(bytes.buffer, bytes.byteOffset + start, SIZE_BYTES);
    const size = Number(view.getBigUint64(0, true));
    const value = start + SIZE_BYTES;
    if (size > FIELD_LIMIT) {
      this.#queue.take(value);
      this.#skipping = size + 1;
      return true;
    }
    if (bytes.length < value + size + 1) return false;
    this.#set(latin1Of(bytes, 0, start - 1), bytes.subarray(value, value + size));
    this.#queue.take(value + size + 1);
    return true;
  }

  #set(name: string, value: Uint8Array): void {
    if (WANTED.has(name)) this.#entry.set(name, latin1Of(value));
  }

  #giveEntry(): void {
    const entry = this.#entry;
    if (entry.size === 0) return;
    this.#found = true;
    this.#entry = new Map();
    const message = (entry.get('MESSAGE') ?? '').replaceAll('\n', ' ');
    const transport = entry.get('_TRANSPORT');
    if (transport === 'audit') this.#onLine(auditLine(entry, message), '\n');
    // Of the kernel alone: what programs log, anybody can write.
    else if (transport === 'kernel' && /audit\(\d+\.\d+:\d+\)/.test(message)) this.#onLine(message, '\n');
  }
}

/**
 * journald takes a record apart into time, serial, type, and a message that begins with the type's name. Without these
 * it is what it is, a line that nobody can read.
 */
function auditLine(entry: ReadonlyMap<string, string>, message: string): string {
  const serial = entry.get('_AUDIT_ID');
  const time = entry.get('_SOURCE_REALTIME_TIMESTAMP');
  const number = entry.get('_AUDIT_TYPE');
  if (serial === undefined || time === undefined || number === undefined || !/^\d{7,18}$/.test(time))
    return message;
  const type = recordTypeName(Number(number));
  const name = `${entry.get('_AUDIT_TYPE_NAME') ?? message.slice(0, message.indexOf(' '))} `;
  const body = message.startsWith(name) ? message.slice(name.length) : message;
  const host = entry.get('_HOSTNAME');
  const node = host === undefined || host === '' ? '' : `node=${host} `;
  const seconds = `${time.slice(0, -6)}.${time.slice(-6, -3)}`;
  return `${node}type=${type} msg=audit(${seconds}:${serial}): ${body}`;
}
