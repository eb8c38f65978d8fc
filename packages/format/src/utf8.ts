/**
 * Looks at the character that starts at `data[at]`: its length in bytes (1–4) when it is valid; minus the length of
 * the longest invalid unit that has to be replaced together (1–3, the "maximal subpart" of the Encoding Standard, which
 * tlog replaces by one U+FFFD as well); 0 when the bytes up to `end` are only its beginning.
 */
export function characterAt(data: Uint8Array, at: number, end: number): number {
  const lead = data[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0) return -1;
  // The second byte's range keeps out overlong forms, surrogates and what lies above U+10FFFF.
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let n = 1; n < length; n++) {
    if (at + n >= end) return 0;
    const byte = data[at + n] ?? 0;
    if (n === 1 ? byte < lowest || byte > highest : byte < 0x80 || byte > 0xbf) return -n;
  }
  return length;
}

/** Number of bytes at the end of `data` that are the beginning of a character (0–3). */
export function incompleteTail(data: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const byte = data[data.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterAt(data, data.length - back, data.length) === 0 ? back : 0;
  }
  return 0;
}
