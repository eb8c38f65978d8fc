import type { LineVersion } from '@scribery/format';

/** Where a part of a line version stood, in cells from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
  /** Cells up to the end of the part, or of its row where it wraps. */
  readonly width: number;
}

/** A part of a line version, [start, end) in UTF-16 units of its text, that stood on one row. */
export interface MatchPlace extends Place {
  readonly start: number;
  readonly end: number;
}

/** The places of the part [start, end) (UTF-16 units) of a line version, one for each row that it stood on. */
export function placesOf(line: LineVersion, start: number, end: number): MatchPlace[] {
  const places: MatchPlace[] = [];
  for (let at = start; at < end; ) {
    const place = placeOf(line, at, end);
    const rowEnd = cellOf(line, at) + place.width;
    let next = at + 1;
    while (next < end && cellOf(line, next) < rowEnd) next++;
    places.push({ ...place, start: at, end: next });
    at = next;
  }
  return places;
}

/** The place of the part [start, end) (UTF-16 units) of a line version. */
export function placeOf(line: LineVersion, start: number, end: number): Place {
  const from = cellOf(line, start);
  const cells = Math.max(0, endCellOf(line, end) - from);
  if (line.cols <= 0) return { row: line.row, column: line.column + from, width: cells };
  const column = (line.column + from) % line.cols;
  return {
    row: line.row + Math.floor((line.column + from) / line.cols),
    column,
    width: Math.min(cells, line.cols - column),
  };
}

function cellOf(line: LineVersion, unit: number): number {
  return line.cells?.[unit] ?? (line.cells ? endCellOf(line, unit) : unit);
}

/** The cell behind the character that ends at a unit: where the next one stands, which behind the last nothing says. */
function endCellOf(line: LineVersion, unit: number): number {
  if (!line.cells) return unit;
  const next = line.cells[unit];
  if (next !== undefined) return next;
  const last = line.cells.at(-1) ?? 0;
  return last + (WIDE_END.test(line.text) ? 2 : 1);
}

/** Ends with a character that terminals show two cells wide; marks and joiners behind it add nothing. */
const WIDE_END =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u{3000}-\u{303f}\u{ff01}-\u{ff60}\p{Emoji_Presentation}][\p{M}\p{Emoji_Modifier}\u{200d}]*$/v;
