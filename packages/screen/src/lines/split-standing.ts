import type { CellRange, StandingText } from './standing-text.ts';

/** What a change leaves of a standing text. */
export interface SplitText {
  /** The text, told for the words that are gone; undefined when only what is no word changed. */
  readonly over: StandingText | undefined;
  /** What it goes on standing for; undefined when it is over. */
  readonly rest: Pick<StandingText, 'own' | 'fresh'> | undefined;
  /** Words that read as before though the line is another one now: cells of the text, as `own` counts them. */
  readonly loose: readonly CellRange[];
}

interface Word {
  readonly cells: CellRange;
  readonly units: CellRange;
}

/** As a search has words: letters and digits, or an emoji. */
const WORD =
  /[\p{L}\p{N}\p{M}_]+|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}\u200d]*/gu;

/**
 * From this share of its words on, a text that changes is another text, and what reads the same in it does so by chance:
 * lines that a program paints over others have letters in common. Below it the line changed in part, as that of a clock
 * does, and its other words go on standing.
 */
const ANOTHER_TEXT = 0.5;

/** Divides a standing text of which the cells in `changed` have changed; they are counted as those of `own`. */
export function splitStanding(standing: StandingText, changed: readonly CellRange[]): SplitText {
  const { own, fresh } = standing;
  const touching = changed.flatMap((range) => intersections(own, range));
  const words = wordsOf(standing);
  const alive = words.filter(({ cells }) => intersections(own, cells).length > 0);
  const gone = alive.filter(({ cells }) => touching.some(([from, to]) => from <= cells[1] && to >= cells[0]));
  if (alive.length === 0 || gone.length === alive.length)
    return { over: standing, rest: undefined, loose: [] };
  if (gone.length === 0) {
    return { over: undefined, rest: { own: without(own, touching), fresh }, loose: [] };
  }
  const staying = alive.filter((word) => !gone.includes(word));
  const over = { ...standing, fresh: spansOf(gone) };
  if (cellsOf(gone) >= ANOTHER_TEXT * cellsOf(words)) {
    return { over: standing, rest: undefined, loose: staying.map(({ cells }) => cells) };
  }
  const kept = without(
    own,
    [...touching, ...gone.map(({ cells }) => cells)].toSorted(([a], [b]) => a - b),
  );
  return { over, rest: { own: kept, fresh: spansOf(staying) }, loose: [] };
}

function wordsOf({ text, start, end, cells }: StandingText): Word[] {
  const cellAt = (unit: number): number => (unit >= text.length ? end : start + (cells?.[unit] ?? unit));
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    cells: [cellAt(index), cellAt(index + word.length)],
    units: [index, index + word.length],
  }));
}

/** The spans of words in the text; neighbours are one, so that few are kept. */
function spansOf(words: readonly Word[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const { units } of words) {
    const last = spans.at(-1);
    if (last && units[0] - last[1] <= 1) last[1] = units[1];
    else spans.push([units[0], units[1]]);
  }
  return spans;
}

function cellsOf(words: readonly Word[]): number {
  return words.reduce((sum, { cells }) => sum + cells[1] - cells[0], 0);
}

function intersections(ranges: readonly CellRange[], [start, end]: CellRange): CellRange[] {
  return ranges
    .filter(([from, to]) => from < end && to > start)
    .map(([from, to]) => [Math.max(from, start), Math.min(to, end)]);
}

/** What of the ranges lies in none of `removed`, which are in order. */
function without(ranges: readonly CellRange[], removed: readonly CellRange[]): CellRange[] {
  const rest: CellRange[] = [];
  for (const [start, end] of ranges) {
    let from = start;
    for (const [gone, behind] of removed) {
      if (behind <= from || gone >= end) continue;
      if (gone > from) rest.push([from, gone]);
      from = Math.max(from, behind);
    }
    if (from < end) rest.push([from, end]);
  }
  return rest;
}
