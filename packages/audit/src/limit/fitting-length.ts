const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** `\b \t \n \f \r`: control characters that JSON escapes with one letter. */
const SHORT_ESCAPES: ReadonlySet<number> = new Set([0x08, 0x09, 0x0a, 0x0c, 0x0d]);

/**
 * How many UTF-16 units of a text fit, as a JSON string in UTF-8, into `size` bytes, quotes among them. A surrogate pair
 * is not divided; a lone surrogate takes six bytes, as JSON.stringify escapes it.
 */
export function fittingLength(text: string, size: number): number {
  let left = size - 2;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    left -= characterSize(code);
    if (left < 0) return at;
    at += code > 0xffff ? 2 : 1;
  }
  return left < 0 ? 0 : text.length;
}

/** Bytes of a code point in a JSON string. */
function characterSize(code: number): number {
  if (code < 0x20) return SHORT_ESCAPES.has(code) ? 2 : 6;
  if (code < 0x80) return code === QUOTE || code === BACKSLASH ? 2 : 1;
  if (code < 0x800) return 2;
  if (code > 0xffff) return 4;
  return code >= 0xd800 && code < 0xe000 ? 6 : 3;
}
