import type { StyledRun } from '@scribery/screen';

/** A row of a screen cell by cell: the character of each cell, '' where a wide one goes on. */
export function cellsOf(runs: readonly StyledRun[]): string[] {
  const row: string[] = [];
  for (const run of runs) {
    const cells = new Array<string>(run.width).fill('');
    for (let unit = 0; unit < run.text.length; unit++) {
      const cell = run.cells?.[unit] ?? unit;
      cells[cell] = (cells[cell] ?? '') + run.text.charAt(unit);
    }
    row.push(...cells);
  }
  return row;
}

/** Part of a run: text that a fixed-width font lays out right by itself, or one character that is given its cells. */
export interface RunPart {
  readonly text: string;
  /** Cells to give it; undefined for text that takes them by itself. */
  readonly width?: number;
}

/**
 * Characters that every fixed-width font has in one width: ASCII, Latin, box drawing. For others the browser may take
 * a glyph of another font, and all that stands behind it in the row would be out of place.
 */
const REGULAR = /^[ -~\u00a1-\u00ac\u00ae-\u017f\u2500-\u259f]*$/;

/** Cuts a run so that every part keeps its cells. */
export function partsOf(run: StyledRun): RunPart[] {
  if (run.cells === undefined && REGULAR.test(run.text)) return [{ text: run.text }];
  const cells = cellsOf([run]);
  const parts: RunPart[] = [];
  let regular = '';
  for (let cell = 0; cell < cells.length; cell++) {
    const text = cells[cell] ?? '';
    const wide = cells[cell + 1] === '';
    if (!wide && REGULAR.test(text)) {
      regular += text;
      continue;
    }
    if (regular !== '') parts.push({ text: regular });
    regular = '';
    parts.push({ text, width: wide ? 2 : 1 });
    if (wide) cell += 1;
  }
  if (regular !== '') parts.push({ text: regular });
  return parts;
}
