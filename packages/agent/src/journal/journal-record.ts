import { crc32 } from 'node:zlib';
import type { EncoderState } from '@scribery/format';

/** A place in the recording just after a message, from which the same messages can be made again. */
export interface JournalRecord {
  /**
   * `flush`: the message before ended here because time was up, which only the journal knows.
   * `checkpoint`: it ended because it was full.
   */
  readonly kind: 'flush' | 'checkpoint';
  /** Offset in the spool of the frame (or damage) to go on with. */
  readonly offset: number;
  /** Time of the frame before, in µs. */
  readonly time: number;
  readonly state: EncoderState;
}

/**
 * Bytes of a record. Fixed, so that record n is found without reading those before it.
 *
 * | offset | field                                 | offset | field                               |
 * | ------ | ------------------------------------- | ------ | ----------------------------------- |
 * | 0      | u8 kind: 1 flush, 2 checkpoint        | 32     | f64 id of the next message          |
 * | 1      | u8 bytes carried of input, 2: output  | 40     | f64 position, ms                    |
 * | 3      | u8 1 when columns and rows are known  | 48     | f64 time, µs                        |
 * | 4      | u32 CRC-32 of the others              | 56, 60 | carried bytes of input, output      |
 * | 8      | f64 offset in the spool               | 64     | SHA-256 chain                       |
 * | 16     | f64 events                            | 96     | f64 wall time of position 0, ms     |
 * | 24     | u32 offset in the event               |        |                                     |
 * | 28, 30 | u16 columns, rows                     |        |                                     |
 */
export const RECORD_BYTES = 104;

export function writeRecord({ kind, offset, time, state }: JournalRecord): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes.writeUInt8(kind === 'flush' ? 1 : 2, 0);
  bytes.writeUInt8(state.carry.in.length, 1);
  bytes.writeUInt8(state.carry.out.length, 2);
  bytes.writeDoubleLE(offset, 8);
  bytes.writeDoubleLE(state.events, 16);
  bytes.writeUInt32LE(state.offset, 24);
  if (state.window !== null) {
    bytes.writeUInt8(1, 3);
    bytes.writeUInt16LE(state.window[0], 28);
    bytes.writeUInt16LE(state.window[1], 30);
  }
  bytes.writeDoubleLE(state.nextId, 32);
  bytes.writeDoubleLE(state.position, 40);
  bytes.writeDoubleLE(time, 48);
  bytes.set(state.carry.in, 56);
  bytes.set(state.carry.out, 60);
  bytes.write(state.chain, 64, 'hex');
  bytes.writeDoubleLE(state.start, 96);
  bytes.writeUInt32LE(crc32(bytes), 4);
  return bytes;
}

/** The record in these bytes; undefined when they are torn or damaged. */
export function readRecord(stored: Buffer): JournalRecord | undefined {
  if (stored.length !== RECORD_BYTES) return undefined;
  const bytes = Buffer.from(stored);
  bytes.writeUInt32LE(0, 4);
  if (crc32(bytes) !== stored.readUInt32LE(4)) return undefined;
  return {
    kind: bytes.readUInt8(0) === 1 ? 'flush' : 'checkpoint',
    offset: bytes.readDoubleLE(8),
    time: bytes.readDoubleLE(48),
    state: {
      events: bytes.readDoubleLE(16),
      offset: bytes.readUInt32LE(24),
      nextId: bytes.readDoubleLE(32),
      position: bytes.readDoubleLE(40),
      window: bytes.readUInt8(3) === 1 ? [bytes.readUInt16LE(28), bytes.readUInt16LE(30)] : null,
      carry: {
        in: [...bytes.subarray(56, 56 + bytes.readUInt8(1))],
        out: [...bytes.subarray(60, 60 + bytes.readUInt8(2))],
      },
      chain: bytes.toString('hex', 64, 96),
      start: bytes.readDoubleLE(96),
    },
  };
}
