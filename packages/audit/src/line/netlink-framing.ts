import type { FramedMessage, Framing } from './framed-messages.ts';
import { messageLine } from './message-line.ts';

/** struct nlmsghdr: length (32 bits), type (16), flags (16), sequence (32), port (32). */
const HEADER_BYTES = 16;

/** Messages start at multiples of this (NLMSG_ALIGNTO). */
const ALIGNMENT = 4;

/** Largest message; MAX_AUDIT_MESSAGE_LENGTH is 8,970. A larger length is damage. */
const SIZE_LIMIT = 65_536;

/** What every message begins with; a header is only believed before it. */
const MESSAGE = 'audit(';

const SEEN_BYTES = HEADER_BYTES + MESSAGE.length;

/**
 * Messages as a netlink socket gives them. A length counts its header (RFC 3549), but the kernel's audit messages state
 * one without it; both are understood by where the next message stands.
 */
export const netlinkFraming: Framing = {
  headerBytes: SEEN_BYTES,
  isHeader: (bytes, at) => headerAt(bytes, at) !== undefined,
  read(bytes, last): FramedMessage | undefined {
    const header = headerAt(bytes, 0);
    if (header === undefined) return undefined;
    // Both ends, and the next header behind either, have to be there before one can be chosen.
    if (!last && bytes.length < aligned(HEADER_BYTES + header.length) + SEEN_BYTES) return undefined;
    const { text, filling } = sizeOf(bytes, header.length);
    const end = HEADER_BYTES + text;
    return {
      line: messageLine(header.type, bytes.subarray(HEADER_BYTES, end)),
      bytes: end + filling,
      filling: 0,
    };
  },
};

/** The header at a place, where a message stands behind it. */
function headerAt(bytes: Uint8Array, at: number): { type: number; length: number } | undefined {
  if (at + SEEN_BYTES > bytes.length) return undefined;
  for (let i = 0; i < MESSAGE.length; i++)
    if (bytes[at + HEADER_BYTES + i] !== MESSAGE.charCodeAt(i)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER_BYTES);
  const little = view.getUint16(2, true) === 0;
  const length = view.getUint32(0, little);
  return length > SIZE_LIMIT ? undefined : { type: view.getUint16(4, little), length };
}

/** How much of what follows the header is text, and how much fills up to the next message or the end. */
function sizeOf(bytes: Uint8Array, length: number): { text: number; filling: number } {
  const isEnd = (at: number): boolean => bytes.length === at || headerAt(bytes, at) !== undefined;
  const counted = [length, aligned(length)].find((end) => end >= HEADER_BYTES && isEnd(end));
  if (counted !== undefined) return { text: length - HEADER_BYTES, filling: counted - length };
  const end = HEADER_BYTES + length;
  return { text: length, filling: !isEnd(end) && isEnd(aligned(end)) ? aligned(end) - end : 0 };
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
