import type { LineVersion } from '@scribery/format';
import { GROWTH_MS } from './timing.ts';
import type { RowState } from './row-state.ts';

/** Half-open range of cells, counted from the first cell of a version's first row. */
export type CellRange = readonly [number, number];

/** A text that is recorded and stands: a line version that has no end yet. */
export interface StandingText {
  /** The rows that it spans. */
  rows: RowState[];
  start: number;
  end: number;
  /** The cells that it was recorded for: when one of them changes, it is over. */
  own: CellRange[];
  text: string;
  cells: readonly number[] | undefined;
  /** Spans of `text` that are new in it; undefined when all is. */
  fresh: (readonly [number, number])[] | undefined;
  readonly buffer: LineVersion['buffer'];
  readonly row: number;
  readonly cols: number;
  readonly from: number;
  /** How it grew; empty when it stood at once. `first` is the position of the first change that the step covers. */
  growth: { length: number; at: number; first: number }[];
}

/** Steps of growth that are told of one text; what grows on becomes a version of its own. */
export const GROWTH_STEPS = 512;

/** Adds text at the end that stands since `at`. */
export function grow(
  standing: StandingText,
  text: string,
  cells: readonly number[] | undefined,
  at: number,
): void {
  if (standing.growth.length === 0) {
    standing.growth.push({ length: standing.text.length, at: standing.from, first: standing.from });
  }
  const last = standing.growth.at(-1);
  if (last && standing.growth.length > 1 && at - last.first < GROWTH_MS) {
    last.length = text.length;
    last.at = at;
  } else {
    standing.growth.push({ length: text.length, at, first: at });
  }
  standing.fresh?.push([standing.text.length, text.length]);
  standing.text = text;
  standing.cells = cells;
}

/** Position since which the whole of the text stands. */
export function wholeSince(standing: StandingText): number {
  return standing.growth.at(-1)?.at ?? standing.from;
}

/** Its version, told for the spans `fresh` of the text. */
export function versionOf(
  standing: StandingText,
  until: number | null,
  fresh: LineVersion['fresh'] = standing.fresh,
): LineVersion {
  const { buffer, row, start: column, cols, from, text, growth, cells } = standing;
  const plain: LineVersion = { kind: 'saw', buffer, row, column, cols, from, until, text };
  if (growth.length === 0 && !cells && !fresh) return plain;
  return {
    ...plain,
    ...(growth.length > 0 && { growth: growth.map(({ length, at }) => [length, at] as const) }),
    ...(cells && { cells }),
    ...(fresh && { fresh }),
  };
}
