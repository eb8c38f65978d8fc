import {
  BG,
  CODE_POINT,
  COLOR_MODE,
  COMBINED,
  FG,
  MODE_RGB,
  plainColor,
  RGB,
  UNDERLINE,
  UNDERLINE_STYLE,
  UNDERLINE_STYLE_SHIFT,
  WIDTH_SHIFT,
  WORDS,
} from './cell.ts';
import type { BufferLine } from './xterm-internals.ts';

/** A colour of the viewer's own theme, an index of the 256-colour palette, or 24 bits red, green, blue. */
export type Color = 'default' | { readonly palette: number } | { readonly rgb: number };

export type UnderlineStyle = 'none' | 'single' | 'double' | 'curly' | 'dotted' | 'dashed';

/** How cells look. Bold text in one of the palette colours 0–7 is usually shown in 8–15. */
export interface TextStyle {
  readonly foreground: Color;
  readonly background: Color;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: UnderlineStyle;
  readonly underlineColor: Color;
  readonly overline: boolean;
  readonly blink: boolean;
  readonly inverse: boolean;
  readonly invisible: boolean;
  readonly strike: boolean;
}

/** Neighbouring cells of one row that look alike. */
export interface StyledRun extends TextStyle {
  /** Column of the first cell, from 0. */
  readonly column: number;
  /** Cells that the run takes; a wide character takes two. */
  readonly width: number;
  /** Printable characters only; an empty cell is a space. */
  readonly text: string;
  /** Cell, from 0 within the run, of every UTF-16 unit of `text`; left out where unit n stands in cell n. */
  readonly cells?: readonly number[];
}

const UNDERLINES: readonly UnderlineStyle[] = ['none', 'single', 'double', 'curly', 'dotted', 'dashed'];

/** The cells of a row as runs, over its whole width. */
export function styledRuns(line: BufferLine): StyledRun[] {
  const runs: StyledRun[] = [];
  for (let start = 0; start < line.length; ) {
    let end = start + 1;
    while (end < line.length && sameStyle(line, start, end)) end++;
    runs.push(runOf(line, start, end));
    start = end;
  }
  return runs;
}

function runOf(line: BufferLine, start: number, end: number): StyledRun {
  let text = '';
  const cells: number[] = [];
  for (let column = start; column < end; column++) {
    const characters = textOf(line, column, line._data[column * WORDS] ?? 0);
    for (let unit = 0; unit < characters.length; unit++) cells.push(column - start);
    text += characters;
  }
  const width = end - start;
  const regular = cells.length === width && cells.every((cell, unit) => cell === unit);
  return { column: start, width, text, ...(!regular && { cells }), ...styleOf(line, start) };
}

function textOf(line: BufferLine, column: number, content: number): string {
  if (content & COMBINED) return line._combined[column] ?? ' ';
  if (content & CODE_POINT) return String.fromCodePoint(content & CODE_POINT);
  return content >> WIDTH_SHIFT === 0 ? '' : ' ';
}

function sameStyle(line: BufferLine, a: number, b: number): boolean {
  const data = line._data;
  return (
    plainColor(data[a * WORDS + 1] ?? 0) === plainColor(data[b * WORDS + 1] ?? 0) &&
    plainColor(data[a * WORDS + 2] ?? 0) === plainColor(data[b * WORDS + 2] ?? 0) &&
    underlineWord(line, a) === underlineWord(line, b)
  );
}

/** Underline style and colour of a cell as xterm packs them; 0 where it has none. */
export function underlineWord(line: BufferLine, column: number): number {
  const background = line._data[column * WORDS + 2] ?? 0;
  return background & BG.extended ? (line._extendedAttrs[column]?._ext ?? 0) & UNDERLINE : 0;
}

function styleOf(line: BufferLine, column: number): TextStyle {
  const fg = line._data[column * WORDS + 1] ?? 0;
  const bg = line._data[column * WORDS + 2] ?? 0;
  const underline = underlineWord(line, column);
  const style = (underline & UNDERLINE_STYLE) >> UNDERLINE_STYLE_SHIFT;
  return {
    foreground: colorOf(fg),
    background: colorOf(bg),
    bold: (fg & FG.bold) !== 0,
    dim: (bg & BG.dim) !== 0,
    italic: (bg & BG.italic) !== 0,
    underline: fg & FG.underline ? (UNDERLINES[style || 1] ?? 'single') : 'none',
    underlineColor: colorOf(underline),
    overline: (bg & BG.overline) !== 0,
    blink: (fg & FG.blink) !== 0,
    inverse: (fg & FG.inverse) !== 0,
    invisible: (fg & FG.invisible) !== 0,
    strike: (fg & FG.strike) !== 0,
  };
}

function colorOf(word: number): Color {
  switch (word & COLOR_MODE) {
    case 0:
      return 'default';
    case MODE_RGB:
      return { rgb: word & RGB };
    default:
      return { palette: word & 0xff };
  }
}
