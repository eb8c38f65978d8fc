import { displayWidth } from './display-width.ts';

/** One column of a table: its cells' text, and how a padded cell is emphasised. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  readonly style?: (text: string, row: Row) => string;
}

/** Widest column, in cells: a name that is longer (a forged one may have thousands) moves its own row, and no other. */
const COLUMN_WIDTH = 40;

/** Lines of a table whose columns are as wide as their widest cell, within bounds, two spaces apart. */
export function tableLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { heading }: { heading: boolean },
): string[] {
  const cells = columns.map((column) => rows.map(column.cell));
  const widths = columns.map((column, c) =>
    Math.min(COLUMN_WIDTH, Math.max(displayWidth(column.title), ...(cells[c] ?? []).map(displayWidth))),
  );
  const line = (text: (column: Column<Row>, c: number) => string) =>
    columns
      .map((column, c) => text(column, c))
      .join('  ')
      .trimEnd();
  const lines = rows.map((row, r) =>
    line((column, c) => {
      const text = pad(cells[c]?.[r] ?? '', widths[c] ?? 0, column.align, c === columns.length - 1);
      return column.style?.(text, row) ?? text;
    }),
  );
  if (!heading) return lines;
  return [line((column, c) => pad(column.title, widths[c] ?? 0, column.align, false)), ...lines];
}

function pad(text: string, width: number, align: 'left' | 'right' | undefined, last: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  if (align === 'right') return blanks + text;
  return last ? text : text + blanks;
}
