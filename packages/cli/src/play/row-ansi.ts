import type { Color, StyledRun, TextStyle } from '@scribery/screen';
import { displayWidth, graphemes } from '../output/display-width.ts';

/** Cells of a row that are to stand out: [from, to). */
interface MarkedCells {
  readonly from: number;
  readonly to: number;
}

/** What of a row is shown, in cells, and how. */
export interface RowWindow {
  readonly left: number;
  readonly width: number;
  readonly colours: boolean;
  readonly marks?: readonly MarkedCells[];
}

/**
 * A row of the emulator for the viewer's terminal: printable characters and colour sequences that are made here, nothing
 * that the recording sent. After every run that is not plain ASCII the column is set anew, so that a terminal that
 * counts a character's width differently is wrong in that run only.
 */
export function rowAnsi(runs: readonly StyledRun[], window: RowWindow): string {
  const { left, width, marks = [] } = window;
  const right = left + width;
  let ansi = '';
  for (const run of trimmed(runs)) {
    for (const piece of markedPieces(run, marks)) {
      const from = Math.max(piece.from, left);
      const to = Math.min(piece.to, right);
      if (from >= to) continue;
      const text = cellText(run, from, to);
      ansi += `\x1b[0${styleCodes(run, window.colours, piece.marked)}m${text}`;
      if (text.length !== to - from) ansi += `\x1b[${to - left + 1}G`;
    }
  }
  return ansi;
}

/** Without blank cells at the end that look like nothing: the terminal's own erasing makes those. */
function trimmed(runs: readonly StyledRun[]): readonly StyledRun[] {
  const last = runs.at(-1);
  if (last === undefined || !isBlank(last)) return runs;
  return runs.slice(0, -1);
}

function isBlank(run: StyledRun): boolean {
  return (
    run.background === 'default' &&
    !run.inverse &&
    !run.strike &&
    !run.overline &&
    run.underline === 'none' &&
    /^ *$/.test(run.text)
  );
}

interface Piece extends MarkedCells {
  readonly marked: boolean;
}

/** A run cut where marks begin and end. */
function markedPieces(run: StyledRun, marks: readonly MarkedCells[]): Piece[] {
  const end = run.column + run.width;
  const pieces: Piece[] = [];
  let at = run.column;
  for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
    const from = Math.min(end, Math.max(at, mark.from));
    const to = Math.min(end, Math.max(from, mark.to));
    pieces.push({ from: at, to: from, marked: false }, { from, to, marked: true });
    at = to;
  }
  return [...pieces, { from: at, to: end, marked: false }];
}

/** The characters of a run that stand in cells [from, to); one that is cut in half is shown as blank. */
function cellText(run: StyledRun, from: number, to: number): string {
  const text = printable(run.text);
  if (from === run.column && to === run.column + run.width) return text;
  if (text.length === run.width) return text.slice(from - run.column, to - run.column);
  let column = run.column;
  let cut = '';
  for (const character of graphemes(text)) {
    const width = displayWidth(character);
    if (column >= from && column + width <= to) cut += character;
    else if (column < to && column + width > from) cut += ' ';
    column += width;
  }
  return cut;
}

/** Invisible characters that change how text is laid out (bidirectional controls, line separators, byte order mark). */
const LAYOUT = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** The emulator gives printable text only; this holds even where it should not. */
function printable(text: string): string {
  return text.replace(CONTROL, '?').replace(LAYOUT, '');
}

function styleCodes(style: TextStyle, colours: boolean, marked: boolean): string {
  if (marked) return colours ? ';1;30;43' : ';1;7';
  let codes = '';
  if (style.bold) codes += ';1';
  if (style.dim) codes += ';2';
  if (style.italic) codes += ';3';
  if (style.underline !== 'none') codes += style.underline === 'double' ? ';21' : ';4';
  if (style.blink) codes += ';5';
  if (style.inverse) codes += ';7';
  if (style.invisible) codes += ';8';
  if (style.strike) codes += ';9';
  if (style.overline) codes += ';53';
  return colours ? codes + colourCode(style.foreground, 30) + colourCode(style.background, 40) : codes;
}

/** SGR parameters of a colour; `base` is 30 for the foreground, 40 for the background. */
function colourCode(color: Color, base: 30 | 40): string {
  if (color === 'default') return '';
  if ('rgb' in color) {
    return `;${base + 8};2;${(color.rgb >> 16) & 255};${(color.rgb >> 8) & 255};${color.rgb & 255}`;
  }
  if (color.palette < 8) return `;${base + color.palette}`;
  if (color.palette < 16) return `;${base + 60 + color.palette - 8}`;
  return `;${base + 8};5;${color.palette}`;
}
