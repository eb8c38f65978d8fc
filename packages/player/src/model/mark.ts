/** Cells of one row of the screen, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly width: number;
}

/** Cells that stand out, and the text that stood in them; without one whatever stands there. */
export interface Mark {
  readonly place: Place;
  readonly text: string;
}

/** Rows of a screen, cell by cell: the character of a cell, '' where a wide character goes on. */
export type ScreenCells = readonly (readonly string[])[];

/** The text in these cells. */
export function textAt(cells: ScreenCells, place: Place): string {
  const row = cells[place.row] ?? [];
  return row.slice(place.column, place.column + place.width).join('');
}

/**
 * Where a text stands now that stood at `place` before: there, or above it (a terminal scrolls up), or below it, or
 * anywhere in these rows (it was wrapped anew). Undefined when it is gone.
 */
export function locate(cells: ScreenCells, place: Place, text: string): Place | undefined {
  const nearest = rowsFrom(place.row, cells.length);
  for (const row of nearest) {
    const candidate = { ...place, row };
    if (textAt(cells, candidate) === text) return candidate;
  }
  for (const row of nearest) {
    const column = columnOf(cells[row] ?? [], text);
    if (column !== undefined) return { ...place, row, column };
  }
  return undefined;
}

/** `row` itself, the rows above it from the nearest on, the rows below it. */
function rowsFrom(row: number, rows: number): number[] {
  const above = Array.from({ length: Math.min(row + 1, rows) }, (_, n) => row - n).filter((r) => r < rows);
  const below = Array.from({ length: Math.max(0, rows - row - 1) }, (_, n) => row + 1 + n);
  return [...above, ...below];
}

/** The cell at which `text` begins in a row. */
function columnOf(row: readonly string[], text: string): number | undefined {
  const at = row.join('').indexOf(text);
  if (at < 0 || text === '') return undefined;
  let units = 0;
  const column = row.findIndex((cell) => {
    if (units >= at && cell !== '') return true;
    units += cell.length;
    return false;
  });
  return column < 0 ? undefined : column;
}
