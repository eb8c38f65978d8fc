import type { FramedMessage, Framing } from './framed-messages.ts';
import { messageLine } from './message-line.ts';

/** struct audit_dispatcher_header of libaudit.h: version, length of the header, type and size, 32 bits each. */
const HEADER_BYTES = 16;

/** MAX_AUDIT_MESSAGE_LENGTH: auditd's af_unix plugin fills every message up to this, whatever its size. */
const FILLED_BYTES = 8970;

/** Largest size that a header may state: with auditd's names a message has less than twice 8,970 bytes. More is damage. */
const SIZE_LIMIT = 65_536;

/** auditd's binary protocol, versions 0 (the kernel's text) and 1 (formatted lines), of either byte order. */
export const binaryFraming: Framing = {
  headerBytes: HEADER_BYTES,
  isHeader: (bytes, at) => headerAt(bytes, at) !== undefined,
  read(bytes): FramedMessage | undefined {
    const header = headerAt(bytes, 0);
    if (header === undefined) return undefined;
    const end = HEADER_BYTES + header.size;
    if (bytes.length < end) return undefined;
    const line = messageLine(header.type, bytes.subarray(HEADER_BYTES, end));
    return { line, bytes: end, filling: Math.max(0, FILLED_BYTES - header.size) };
  },
};

/** The header at a place: version 0 or 1, and its own length, in one byte order or the other. */
function headerAt(bytes: Uint8Array, at: number): { type: number; size: number } | undefined {
  if (at + HEADER_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER_BYTES);
  const little = view.getUint8(4) === HEADER_BYTES;
  if (view.getUint32(4, little) !== HEADER_BYTES || view.getUint32(0, little) > 1) return undefined;
  const size = view.getUint32(12, little);
  return size > SIZE_LIMIT ? undefined : { type: view.getUint32(8, little), size };
}
