import { crc32 } from 'node:zlib';

const SEAL_BYTES = 4;

/** Bytes with their checksum behind them: a damaged part of the index must not hide lines from searches silently. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.allocUnsafe(bytes.length + SEAL_BYTES);
  whole.set(bytes);
  whole.writeUInt32LE(crc32(bytes), bytes.length);
  return whole;
}

/** What was sealed. Throws SyntaxError when it is not as it was. */
export function unsealed(whole: Uint8Array): Buffer {
  const buffer = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
  const bytes = buffer.subarray(0, Math.max(0, buffer.length - SEAL_BYTES));
  if (buffer.length < SEAL_BYTES || buffer.readUInt32LE(bytes.length) !== crc32(bytes)) {
    throw new SyntaxError('the index of words does not match its checksum');
  }
  return bytes;
}
