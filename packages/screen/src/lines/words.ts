import { CODE_POINT, COMBINED, isBlank } from '../terminal/cell.ts';

/** The cell behind the word that begins in `start`; what is no letter or digit is a word of its own. */
export function wordEnd(content: Uint32Array, start: number): number {
  const inWord = isInWord(content[start] ?? 0);
  let end = start + 1;
  while (end < content.length && ((inWord && isInWord(content[end] ?? 0)) || isWideTail(content, end))) end++;
  return end;
}

/** Letters and digits of alphabets; each character of Chinese, Japanese and Korean is as good as a word. */
export function isInWord(content: number): boolean {
  if (content & COMBINED) return true;
  const code = content & CODE_POINT;
  if (code >= 0x80) return code < 0x2000;
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f
  );
}

/** Whether this is the second cell of a wide character. */
export function isWideTail(content: Uint32Array, cell: number): boolean {
  return content[cell] === 0 && cell > 0 && !isBlank(content[cell - 1] ?? 0);
}
