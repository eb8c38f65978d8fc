import type { LineVersion } from '@scribery/format';

/** Stands between the texts of a block: ASCII, nothing that JSON escapes, and no letter or digit. */
export const TEXT_END = '\x7f';

/**
 * Line versions of one recording that are stored and indexed together, as two lines of JSON: their texts, joined by
 * TEXT_END, which a search looks through as a whole; and the rest by columns, since values of a column are alike and pack
 * well. Where a text holds TEXT_END itself, null stands for the first, and the texts are in a column. Positions are
 * whole ms.
 */
export function encodeBlock(lines: readonly LineVersion[]): {
  body: string;
  /** The joined texts, where they are of lines that were all seen. */
  seen: string | undefined;
} {
  const [first] = lines;
  const texts = new Array<string>(lines.length);
  const from = new Array<number>(lines.length);
  const stood = new Array<number | null>(lines.length);
  const growth: Sparse<'growth'> = {};
  const fresh: Sparse<'fresh'> = {};
  const cells: Sparse<'cells'> = {};
  const differ = { kind: false, buffer: false, row: false, column: false, cols: false };
  let joinable = true;
  let before = 0;
  // All that is stored passes here: what does not differ is not collected.
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || !first) break;
    const { text, from: begin, until } = line;
    texts[index] = text;
    from[index] = begin - before;
    stood[index] = until === null ? null : until - begin;
    before = begin;
    if (line.kind !== first.kind) differ.kind = true;
    if (line.buffer !== first.buffer) differ.buffer = true;
    if (line.row !== first.row) differ.row = true;
    if (line.column !== first.column) differ.column = true;
    if (line.cols !== first.cols) differ.cols = true;
    if (line.growth !== undefined) growth[index] = line.growth;
    if (line.fresh !== undefined) fresh[index] = line.fresh;
    if (line.cells !== undefined) cells[index] = line.cells;
    if (text.includes(TEXT_END)) joinable = false;
  }
  const columns: Columns = {
    texts: joinable ? undefined : texts,
    kind: differ.kind || !first ? lines.map(({ kind }) => kind) : { all: first.kind },
    buffer: differ.buffer || !first ? lines.map(({ buffer }) => buffer) : { all: first.buffer },
    row: differ.row || !first ? lines.map(({ row }) => row) : { all: first.row },
    column: differ.column || !first ? lines.map(({ column }) => column) : { all: first.column },
    cols: differ.cols || !first ? lines.map(({ cols }) => cols) : { all: first.cols },
    from,
    stood,
    growth: present(growth),
    fresh: present(fresh),
    cells: present(cells),
  };
  const joined = joinable ? texts.join(TEXT_END) : null;
  return {
    body: `${JSON.stringify(joined)}\n${JSON.stringify(columns)}`,
    seen: joined !== null && !differ.kind && first?.kind === 'saw' ? joined : undefined,
  };
}

/** Tells what cannot matter from what may. */
export interface TextFilter {
  /** The texts of a block, with TEXT_END between them. */
  readonly block: (texts: string) => boolean;
  readonly text: (text: string) => boolean;
}

/** The line versions of a block whose texts pass. */
export function decodeBlock(block: string, passes: TextFilter | undefined): LineVersion[] {
  const end = block.indexOf('\n');
  const joined: string | null = JSON.parse(block.slice(0, end));
  if (joined !== null && passes?.block(joined) === false) return [];
  const columns: Columns = JSON.parse(block.slice(end + 1));
  const lines: LineVersion[] = [];
  let from = 0;
  for (const [index, text] of (joined?.split(TEXT_END) ?? columns.texts ?? []).entries()) {
    from += columns.from[index] ?? 0;
    if (passes?.text(text) !== false) lines.push(lineOf(columns, index, from, text));
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
  /** Only where they cannot be joined. */
  readonly texts: readonly string[] | undefined;
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
