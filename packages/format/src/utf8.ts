/** Length of the character that each lead byte begins; 0 for a byte that begins none. */
const LENGTHS = new Uint8Array(256)
  .fill(1, 0, 0x80)
  .fill(2, 0xc2, 0xe0)
  .fill(3, 0xe0, 0xf0)
  .fill(4, 0xf0, 0xf5);

/** The lowest second byte of each lead byte's characters, and how many there are: none are overlong, surrogates or above U+10FFFF. */
const SECOND_LOWEST = new Uint8Array(256).fill(0x80).fill(0xa0, 0xe0, 0xe1).fill(0x90, 0xf0, 0xf1);
const SECOND_COUNT = new Uint8Array(256)
  .fill(0x40, 0xc2, 0xf5)
  .fill(0x20, 0xe0, 0xe1)
  .fill(0x20, 0xed, 0xee)
  .fill(0x30, 0xf0, 0xf1)
  .fill(0x10, 0xf4, 0xf5);

/** Whether these can be the first bytes of a character of two bytes or more; where not, the lead byte is an invalid unit. */
function maybeCharacter(lead: number, second: number): boolean {
  return (second - (SECOND_LOWEST[lead] ?? 0)) >>> 0 < (SECOND_COUNT[lead] ?? 0);
}

/**
 * Looks at the character that starts at `data[at]`: its length in bytes (1–4) when it is valid; minus the length of
 * the longest invalid unit that has to be replaced together (1–3, the "maximal subpart" of the Encoding Standard, which
 * tlog replaces by one U+FFFD as well); 0 when the bytes up to `end` are only its beginning.
 */
export function characterAt(data: Uint8Array, at: number, end: number): number {
  const lead = data[at] ?? 0;
  if (lead < 0x80) return 1;
  // One question for bytes that begin nothing and those that go on wrongly: in random bytes nobody can foretell which.
  if (at + 1 < end && !maybeCharacter(lead, data[at + 1] ?? 0)) return -1;
  const length = LENGTHS[lead] ?? 0;
  if (at + 1 >= end) return length === 0 ? -1 : 0;
  for (let n = 2; n < length; n++) {
    if (at + n >= end) return 0;
    const byte = data[at + n] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return -n;
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
