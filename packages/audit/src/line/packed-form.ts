/** Programs that pack files in a form that is not unpacked here, by the bytes that their files begin with. */
const PACKERS: readonly (readonly [program: string, start: readonly number[]])[] = [
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
];

/** What bzip2 has behind its level, a digit: text may well begin with `BZh`. */
const BZIP2_BLOCK = /^BZh[1-9]1AY/;

/** Bytes by which a packed file is known. */
export const PACKED_BYTES = 7;

/** Why an input that begins so is not read, as words for people; undefined where it is not packed. */
export function whyPacked(start: Uint8Array): string | undefined {
  const packer = PACKERS.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte));
  if (packer === undefined) return undefined;
  const [program] = packer;
  if (program === 'bzip2' && !BZIP2_BLOCK.test(String.fromCharCode(...start.subarray(0, PACKED_BYTES))))
    return undefined;
  return `it is packed by ${program}: give it unpacked, as ${program} -dc prints it`;
}
