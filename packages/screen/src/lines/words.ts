import { CODE_POINT, COMBINED, isBlank } from '../terminal/cell.ts';

/** Letters and digits among ASCII; as for searches, the low line separates words. */
const ASCII_IN_WORD = new Uint8Array(128);
for (const [first, last] of ['az', 'AZ', '09']) {
  ASCII_IN_WORD.fill(1, first?.charCodeAt(0), (last?.charCodeAt(0) ?? 0) + 1);
}

/** Letters and digits of alphabets; each character of Chinese, Japanese and Korean is as good as a word. */
export function isInWord(content: number): boolean {
  const code = content & (CODE_POINT | COMBINED);
  return code < 0x80 ? ASCII_IN_WORD[code] === 1 : code < 0x2000 || (content & COMBINED) !== 0;
}

/** Whether this is the second cell of a wide character. */
export function isWideTail(content: Uint32Array, cell: number): boolean {
  return content[cell] === 0 && cell > 0 && !isBlank(content[cell - 1] ?? 0);
}
