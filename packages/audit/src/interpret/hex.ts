/**
 * The kernel's encoding of values that hold a space, a quote, a control byte or a byte over 0x7e: upper-case
 * hexadecimal without quotes (kernel/audit.c, audit_log_n_hex). Anything else is no such encoding.
 */
const encoded = /^(?:[0-9A-F]{2})+$/;

/** Bytes given to `fromCharCode` at once: an engine's limit of arguments is far above, a stack's is not. */
const CHUNK = 8192;

/** True for what the kernel could have written as an encoded value. */
export function isEncoded(raw: string): boolean {
  return (raw.length & 1) === 0 && encoded.test(raw);
}

/** The bytes, as Latin-1, of an encoded value; the caller has seen that it is one. */
export function decodeHex(hex: string): string {
  if (hex.length <= 2 * CHUNK) return decodeChunk(hex);
  const chunks: string[] = [];
  for (let at = 0; at < hex.length; at += 2 * CHUNK) chunks.push(decodeChunk(hex.slice(at, at + 2 * CHUNK)));
  return chunks.join('');
}

function decodeChunk(hex: string): string {
  const units = new Array<number>(hex.length >> 1);
  for (let at = 0; at < units.length; at++)
    units[at] = (digit(hex.charCodeAt(2 * at)) << 4) | digit(hex.charCodeAt(2 * at + 1));
  return String.fromCharCode(...units);
}

/** Value of the upper-case hexadecimal digit `0`–`9`, `A`–`F`. */
function digit(unit: number): number {
  return unit < 0x41 ? unit - 0x30 : unit - 0x37;
}
