import { CODE_POINT, COMBINED, WIDTH_SHIFT, WORDS } from './cell.ts';
import type { BufferLine } from './xterm-internals.ts';

/** The text of a row without trailing blanks; an empty cell between characters is a space. */
export function rowText(line: BufferLine): string {
  return filledRowText(line).replace(/ +$/, '');
}

/** The text of a row over its whole width, as it stands before a row that continues it. */
export function filledRowText(line: BufferLine): string {
  let text = '';
  const data = line._data;
  for (let column = 0; column < line.length; column++) {
    const content = data[column * WORDS] ?? 0;
    if (content & COMBINED) text += line._combined[column] ?? '';
    else if (content & CODE_POINT) text += String.fromCodePoint(content & CODE_POINT);
    else if (content >> WIDTH_SHIFT !== 0) text += ' ';
  }
  return text;
}
