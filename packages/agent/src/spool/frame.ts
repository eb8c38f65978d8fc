/**
 * The frame of a spool file, as docs/spool.md lays it down: 16 bytes of header, then the payload. Little-endian.
 */
export interface Frame {
  readonly type: number;
  /** µs since the recording started. */
  readonly time: number;
  /** The payload; a view into what was read, valid as long as it is kept. */
  readonly payload: Buffer;
  /** Offset in the spool of the first byte after this frame. */
  readonly end: number;
}

export const FRAME = {
  header: 1,
  output: 2,
  input: 3,
  window: 4,
  signal: 5,
  suspend: 6,
  resume: 7,
  masked: 8,
  gap: 9,
  end: 10,
  errors: 11,
  clock: 12,
} as const;

export const FRAME_MAGIC = 0xa5;
/** Bytes of a frame's header. */
export const FRAME_HEADER_BYTES = 16;
/** Most bytes of payload in a frame: a length beyond it is damage, so that it never makes a reader wait or allocate. */
export const FRAME_PAYLOAD_MAX = 1024 * 1024;

/** The check of the header that starts at `at`: ones' complement of the sum of its other seven 16-bit words (RFC 1071). */
export function frameCheck(bytes: Buffer, at: number): number {
  let sum = bytes.readUInt16LE(at);
  for (let word = 4; word < FRAME_HEADER_BYTES; word += 2) sum += bytes.readUInt16LE(at + word);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** The header that starts at `at` (16 bytes must be there); undefined when magic, check, length or time are not valid. */
export function readFrameHeader(
  bytes: Buffer,
  at: number,
): { readonly type: number; readonly length: number; readonly time: number } | undefined {
  if (bytes[at] !== FRAME_MAGIC || bytes.readUInt16LE(at + 2) !== frameCheck(bytes, at)) return undefined;
  const length = bytes.readUInt32LE(at + 4);
  const time = bytes.readUInt32LE(at + 12) * 2 ** 32 + bytes.readUInt32LE(at + 8);
  if (length > FRAME_PAYLOAD_MAX || time > Number.MAX_SAFE_INTEGER) return undefined;
  return { type: bytes.readUInt8(at + 1), length, time };
}
