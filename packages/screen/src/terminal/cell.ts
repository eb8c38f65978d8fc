/*
 * How @xterm/headless packs a cell into three words of `BufferLine._data`:
 *   content     bits 0–20 code point, 21 combined (the string is in `_combined`), 22–23 width in cells
 *   foreground  bits 0–23 colour, 24–25 colour mode, 26–31 flags
 *   background  the same
 *   extended    (in `_extendedAttrs`) bits 0–25 underline colour, 26–28 underline style
 */

export const WORDS = 3;

export const CODE_POINT = 0x1fffff;
export const COMBINED = 0x200000;
export const WIDTH_SHIFT = 22;
/** Content of a cell that was never written, or erased. */
export const EMPTY = 1 << WIDTH_SHIFT;
const SPACE = EMPTY | 0x20;

export const COLOR_MODE = 0x3000000;
export const MODE_16 = 0x1000000;
export const MODE_256 = 0x2000000;
export const MODE_RGB = 0x3000000;
export const RGB = 0xffffff;
const COLOR = COLOR_MODE | RGB;

export const FG = {
  inverse: 1 << 26,
  bold: 1 << 27,
  underline: 1 << 28,
  blink: 1 << 29,
  invisible: 1 << 30,
  strike: 1 << 31,
};
export const BG = { italic: 1 << 26, dim: 1 << 27, extended: 1 << 28, protected: 1 << 29, overline: 1 << 30 };

export const UNDERLINE_STYLE_SHIFT = 26;
export const UNDERLINE_STYLE = 7 << UNDERLINE_STYLE_SHIFT;
export const UNDERLINE = COLOR | UNDERLINE_STYLE;

/** Whether nothing is to be read in a cell with this content: empty or a space. */
export function isBlank(content: number): boolean {
  return (content & (CODE_POINT | COMBINED)) === 0 || content === SPACE;
}

/**
 * A colour word without what does not show: xterm leaves parts of an old true colour behind a palette colour.
 * Two words that this makes equal look the same and stay the same.
 */
export function plainColor(word: number): number {
  switch (word & COLOR_MODE) {
    case 0:
      return word & ~COLOR;
    case MODE_RGB:
      return word | 0;
    default:
      return word & ~(RGB & ~0xff);
  }
}
