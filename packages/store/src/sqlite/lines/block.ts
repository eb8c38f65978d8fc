import type { LineVersion } from '@scribery/format';

/**
 * Line versions of one recording that are stored and indexed together, as one line of JSON by columns: values of a
 * column are alike, so they pack well, and a column of equal values is written once. Positions are whole ms.
 */
export function encodeBlock(lines: readonly LineVersion[]): string {
  const [first] = lines;
  const texts: string[] = [];
  const kind: LineVersion['kind'][] = [];
  const buffer: LineVersion['buffer'][] = [];
  const row: number[] = [];
  const at: number[] = [];
  const cols: number[] = [];
  const from: number[] = [];
  const stood: (number | null)[] = [];
  const growth: Sparse<'growth'> = {};
  const fresh: Sparse<'fresh'> = {};
  const cells: Sparse<'cells'> = {};
  const differ = { kind: false, buffer: false, row: false, column: false, cols: false };
  let before = 0;
  for (const line of lines) {
    const index = texts.length;
    texts.push(line.text);
    kind.push(line.kind);
    buffer.push(line.buffer);
    row.push(line.row);
    at.push(line.column);
    cols.push(line.cols);
    from.push(line.from - before);
    stood.push(line.until === null ? null : line.until - line.from);
    before = line.from;
    if (line.kind !== first?.kind) differ.kind = true;
    if (line.buffer !== first?.buffer) differ.buffer = true;
    if (line.row !== first?.row) differ.row = true;
    if (line.column !== first?.column) differ.column = true;
    if (line.cols !== first?.cols) differ.cols = true;
    if (line.growth !== undefined) growth[index] = line.growth;
    if (line.fresh !== undefined) fresh[index] = line.fresh;
    if (line.cells !== undefined) cells[index] = line.cells;
  }
  const columns: Columns = {
    texts,
    kind: column(kind, differ.kind),
    buffer: column(buffer, differ.buffer),
    row: column(row, differ.row),
    column: column(at, differ.column),
    cols: column(cols, differ.cols),
    from,
    stood,
    growth: present(growth),
    fresh: present(fresh),
    cells: present(cells),
  };
  return JSON.stringify(columns);
}

/** Tells texts that cannot matter from those that may. */
export type TextFilter = (text: string) => boolean;

/** The line versions of a block whose texts pass. */
export function decodeBlock(block: string, passes: TextFilter): LineVersion[] {
  const columns: Columns = JSON.parse(block);
  const lines: LineVersion[] = [];
  let from = 0;
  for (const [index, text] of columns.texts.entries()) {
    from += columns.from[index] ?? 0;
    if (passes(text)) lines.push(lineOf(columns, index, from, text));
  }
  return lines;
}

function lineOf(columns: Columns, index: number, from: number, text: string): LineVersion {
  const stood = columns.stood[index] ?? null;
  const growth = columns.growth?.[index];
  const fresh = columns.fresh?.[index];
  const cells = columns.cells?.[index];
  return {
    kind: at(columns.kind, index),
    buffer: at(columns.buffer, index),
    row: at(columns.row, index),
    column: at(columns.column, index),
    cols: at(columns.cols, index),
    from,
    until: stood === null ? null : from + stood,
    text,
    ...(growth ? { growth } : {}),
    ...(fresh ? { fresh } : {}),
    ...(cells ? { cells } : {}),
  };
}

/** One value a line; or the value that all of them have. */
type Column<T> = readonly T[] | { readonly all: T };

interface Columns {
  readonly texts: readonly string[];
  readonly kind: Column<LineVersion['kind']>;
  readonly buffer: Column<LineVersion['buffer']>;
  readonly row: Column<number>;
  readonly column: Column<number>;
  readonly cols: Column<number>;
  /** Ms since the line before (of the first, since the start), which are smaller numbers than positions. */
  readonly from: readonly number[];
  /** Ms from there to the end; null for what has none. */
  readonly stood: readonly (number | null)[];
  /** By the index of the line, for the few that have them; undefined, which JSON leaves out, when none has. */
  readonly growth: Readonly<Sparse<'growth'>> | undefined;
  readonly fresh: Readonly<Sparse<'fresh'>> | undefined;
  readonly cells: Readonly<Sparse<'cells'>> | undefined;
}

type Sparse<Field extends 'growth' | 'fresh' | 'cells'> = Record<number, NonNullable<LineVersion[Field]>>;

function column<T>(values: readonly T[], differ: boolean): Column<T> {
  const [first] = values;
  return differ || first === undefined ? values : { all: first };
}

function present<T>(values: Record<number, T>): Record<number, T> | undefined {
  for (const _ in values) return values;
  return undefined;
}

function at<T>(values: Column<T>, index: number): T {
  if ('all' in values) return values.all;
  const value = values[index];
  if (value === undefined) throw new SyntaxError(`a block has no value for its line ${index}`);
  return value;
}
