import type { LineVersion } from '@scribery/format';

/**
 * Line versions of one recording that are stored and indexed together, as one line of JSON by columns: values of a
 * column are alike, so they pack well, and a column of equal values is written once. Positions are whole ms.
 */
export function encodeBlock(lines: readonly LineVersion[]): string {
  const columns: Columns = {
    texts: lines.map(({ text }) => text),
    kind: column(lines.map(({ kind }) => kind)),
    buffer: column(lines.map(({ buffer }) => buffer)),
    row: column(lines.map(({ row }) => row)),
    column: column(lines.map((line) => line.column)),
    cols: column(lines.map(({ cols }) => cols)),
    from: steps(lines.map(({ from }) => from)),
    stood: lines.map(({ from, until }) => (until === null ? null : until - from)),
    growth: sparse(lines.map(({ growth }) => growth)),
    fresh: sparse(lines.map(({ fresh }) => fresh)),
    cells: sparse(lines.map(({ cells }) => cells)),
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
  /** By the index of the line, for the few that have them. */
  readonly growth: Readonly<Record<number, NonNullable<LineVersion['growth']>>> | undefined;
  readonly fresh: Readonly<Record<number, NonNullable<LineVersion['fresh']>>> | undefined;
  readonly cells: Readonly<Record<number, NonNullable<LineVersion['cells']>>> | undefined;
}

function steps(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function column<T extends string | number>(values: readonly T[]): Column<T> {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? { all: first } : values;
}

function at<T>(values: Column<T>, index: number): T {
  if ('all' in values) return values.all;
  const value = values[index];
  if (value === undefined) throw new SyntaxError(`a block has no value for its line ${index}`);
  return value;
}

/** What some of the lines have; undefined, which JSON leaves out, when none has. */
function sparse<T>(values: readonly (T | undefined)[]): Readonly<Record<number, T>> | undefined {
  const present: Record<number, T> = {};
  for (const [index, value] of values.entries()) if (value !== undefined) present[index] = value;
  return Object.keys(present).length > 0 ? present : undefined;
}
