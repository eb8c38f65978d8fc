/** Levels of red, green and blue in the colour cube of xterm's 256 colours. */
const CUBE = [0, 95, 135, 175, 215, 255];

/** First index of the cube and of the grey ramp; below are the 16 colours of the theme. */
export const CUBE_START = 16;
const GREY_START = 232;

/** The colour of a palette index from 16 to 255, as xterm has it: a 6×6×6 cube and 24 greys. */
export function paletteColor(index: number): string {
  if (index >= GREY_START) {
    const grey = 8 + (index - GREY_START) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const cube = index - CUBE_START;
  const level = (divisor: number): number => CUBE[Math.floor(cube / divisor) % 6] ?? 0;
  return `rgb(${level(36)} ${level(6)} ${level(1)})`;
}

/** A colour of 24 bits. */
export function rgbColor(rgb: number): string {
  return `rgb(${rgb >> 16} ${(rgb >> 8) & 0xff} ${rgb & 0xff})`;
}
