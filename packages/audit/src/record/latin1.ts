/** The bytes of a Latin-1 string. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** A piece of bytes as a Latin-1 string. */
export function latin1Of(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString('latin1', start, end);
}

/** Whether a Latin-1 string is plain ASCII, so that it is its own text. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** A Latin-1 string as text for people. */
export interface ReadableText {
  /** Decoded as UTF-8; what is not UTF-8 became U+FFFD. */
  readonly text: string;
  /** Whether the text stands for the same bytes again. */
  readonly exact: boolean;
}

/** Decodes a Latin-1 string as UTF-8. */
export function textOf(latin1: string): ReadableText {
  if (isAscii(latin1)) return { text: latin1, exact: true };
  const bytes = bytesOf(latin1);
  try {
    return { text: strict.decode(bytes), exact: true };
  } catch {
    return { text: lenient.decode(bytes), exact: false };
  }
}
