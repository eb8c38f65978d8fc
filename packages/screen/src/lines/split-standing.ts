import type { CellRange, StandingText } from './standing-text.ts';
import { isInWord } from './words.ts';

/** What a change leaves of a standing text. */
export interface SplitText {
  /** The text, told for the words that are gone; undefined when only what is no word changed. */
  readonly over: StandingText | undefined;
  /** What it goes on standing for; undefined when it is over. */
  readonly rest: Pick<StandingText, 'own' | 'fresh'> | undefined;
  /** Cells of the words that are gone: what is left of them reads as another word now. */
  readonly remains: readonly CellRange[];
}

interface Word {
  readonly cells: CellRange;
  readonly units: CellRange;
}

/** As a search has words: letters and digits, or an emoji. */
const WORD =
  /[\p{L}\p{N}\p{M}_]+|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}\u200d]*/gu;

/**
 * Divides a standing text of which the cells in `changed` have changed, to what its rows read now; they are counted as
 * those of `own`. A word is gone when a part of it is, or when it goes on in what came to stand next to it.
 */
export function splitStanding(standing: StandingText, changed: readonly CellRange[]): SplitText {
  const { own, fresh } = standing;
  const touching = changed.flatMap((range) => intersections(own, range));
  if (touching.length > 0 && isOneWord(standing)) return { over: standing, rest: undefined, remains: own };
  const isTouched = (cell: number) => touching.some(([from, to]) => from <= cell && cell < to);
  const joins = (cell: number) => isTouched(cell) && isInWord(contentAt(standing, cell));
  const alive = aliveWords(standing);
  const gone = alive.filter(({ cells }) => meets(touching, cells) || joins(cells[0] - 1) || joins(cells[1]));
  const remains = gone.map(({ cells }) => cells);
  if (gone.length === alive.length) return { over: standing, rest: undefined, remains };
  const kept = without(
    own,
    [...touching, ...remains].toSorted(([a], [b]) => a - b),
  );
  if (gone.length === 0) return { over: undefined, rest: { own: kept, fresh }, remains };
  return {
    over: { ...standing, fresh: spansOf(gone) },
    rest: { own: kept, fresh: spansOf(alive.filter((word) => !gone.includes(word))) },
    remains,
  };
}

/** Whether it stands for one plain word, as most do that tell what a counter reads. */
function isOneWord({ own, fresh, text }: StandingText): boolean {
  const [[start, end] = [0, 0], ...others] = own;
  const [span = [0, 0]] = fresh ?? [];
  return others.length === 0 && end - start === span[1] - span[0] && /^\w+$/.test(text.slice(...span));
}

function contentAt({ rows, cols }: StandingText, cell: number): number {
  return rows[Math.floor(cell / cols)]?.content[cell % cols] ?? 0;
}

/** Words of texts that stand; a text of many counters is divided once for each. */
const known = new WeakMap<StandingText, { readonly text: string; readonly words: readonly Word[] }>();

function wordsOf(standing: StandingText): readonly Word[] {
  const { text, start, end, cells } = standing;
  const before = known.get(standing);
  if (before?.text === text) return before.words;
  const cellAt = (unit: number): number => (unit >= text.length ? end : start + (cells?.[unit] ?? unit));
  const words = wordSpans(text).map(
    (units): Word => ({ units, cells: [cellAt(units[0]), cellAt(units[1])] }),
  );
  known.set(standing, { text, words });
  return words;
}

/** Plain text is looked at by hand, which takes a fifth of the time of the expression. */
function wordSpans(text: string): [number, number][] {
  const spans: [number, number][] = [];
  let start = -1;
  for (let unit = 0; unit <= text.length; unit++) {
    const code = unit < text.length ? text.charCodeAt(unit) : 0;
    if (code >= 0x80) {
      return Array.from(text.matchAll(WORD), ({ 0: word, index }) => [index, index + word.length]);
    }
    if (isInWord(code)) {
      if (start < 0) start = unit;
    } else if (start >= 0) {
      spans.push([start, unit]);
      start = -1;
    }
  }
  return spans;
}

/** The words for which a text stands. */
function aliveWords(standing: StandingText): Word[] {
  return wordsOf(standing).filter(({ cells }) => meets(standing.own, cells));
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

function meets(ranges: readonly CellRange[], [start, end]: CellRange): boolean {
  return ranges.some(([from, to]) => from < end && to > start);
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

/** Whether a word of a standing text begins before a cell and ends behind it. */
export function standsAcross(standing: StandingText, cell: number): boolean {
  return wordsOf(standing).some(({ cells }) => cells[0] < cell && cell < cells[1]);
}

/** Takes off what of a standing text lies behind its first `count` rows; gives that, unless it stands for nothing there. */
export function cutStanding(standing: StandingText, count: number): StandingText | undefined {
  const { rows, start, end, own, text, cells, row, cols, growth } = standing;
  const cell = count * cols;
  let length = 0;
  while (length < text.length && start + (cells?.[length] ?? length) < cell) length++;
  const first = cells?.[length] ?? length;
  const tail = {
    ...standing,
    rows: rows.slice(count),
    start: start + first - cell,
    end: end - cell,
    own: intersections(own, [cell, end]).map(([from, to]): CellRange => [from - cell, to - cell]),
    text: text.slice(length),
    cells: cells?.slice(length).map((at) => at - first),
    row: row + count,
    growth: growth
      .filter((step) => step.length > length)
      .map((step) => ({ ...step, length: step.length - length })),
  };
  standing.rows = rows.slice(0, count);
  standing.end = Math.min(end, cell);
  standing.own = intersections(own, [start, cell]);
  standing.text = text.slice(0, length);
  standing.cells = cells?.slice(0, length);
  for (const part of [standing, tail]) part.fresh = spansOf(aliveWords(part));
  return tail.own.length > 0 ? tail : undefined;
}
