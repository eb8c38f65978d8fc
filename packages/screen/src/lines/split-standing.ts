import type { CellRange, StandingText } from './standing-text.ts';
import { isInWord } from './words.ts';

/** What a change leaves of a standing text. */
export interface SplitText {
  /** What it is over for: nothing, all that it was told for, or these spans of the text. */
  readonly over: 'nothing' | 'all' | readonly CellRange[];
  /** What it goes on standing for; undefined when it is over. */
  readonly rest: Pick<StandingText, 'own' | 'fresh'> | undefined;
  /** Cells of the words that are gone: what is left of them reads as another word now. */
  readonly remains: readonly CellRange[];
}

/** Scripts whose characters are each as good as a word; those of South-East Asia are letters here, as to `isInWord`. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}`;

/** As a search has words: letters and digits, a character of a script without blanks, or an emoji. */
const WORD = new RegExp(
  [
    `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]]+`,
    String.raw`[${UNSPACED}]\p{M}*`,
    String.raw`\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}\u200d]*`,
  ].join('|'),
  'gv',
);

/**
 * Divides a standing text of which the cells in `changed` have changed, to what its rows read now; they are counted as
 * those of `own`. A word is gone when a part of it is, or when it goes on in what came to stand next to it.
 *
 * Programs that repaint a screen come here for every line of it, so the words are looked at once, as numbers.
 */
export function splitStanding(standing: StandingText, changed: readonly CellRange[]): SplitText {
  const { own, fresh } = standing;
  const touching = intersections(own, changed);
  if (touching.length > 0 && isOneWord(standing)) return { over: 'all', rest: undefined, remains: own };
  const words = wordsOf(standing);
  const remains: CellRange[] = [];
  const gone: Span[] = [];
  const kept: Span[] = [];
  for (let word = 0; word < words.length; word += 2) {
    const first = words[word] ?? 0;
    const behind = words[word + 1] ?? 0;
    const start = cellAt(standing, first);
    const end = cellAt(standing, behind);
    if (!meets(own, start, end)) continue;
    if (
      meets(touching, start, end) ||
      joins(standing, touching, start - 1) ||
      joins(standing, touching, end)
    ) {
      remains.push([start, end]);
      addSpan(gone, first, behind);
    } else {
      addSpan(kept, first, behind);
    }
  }
  if (kept.length === 0) return { over: 'all', rest: undefined, remains };
  const left = without(own, [...touching, ...remains].sort(byStart));
  if (gone.length === 0) return { over: 'nothing', rest: { own: left, fresh }, remains };
  return { over: gone, rest: { own: left, fresh: kept }, remains };
}

type Span = [number, number];

/** Whether it stands for one plain word, as most do that tell what a counter reads. */
function isOneWord({ own, fresh, text }: StandingText): boolean {
  const [range] = own;
  if (!range || own.length > 1) return false;
  const [start, end] = fresh?.[0] ?? NOTHING;
  if (range[1] - range[0] !== end - start) return false;
  for (let unit = start; unit < end; unit++) {
    const code = text.charCodeAt(unit);
    if (code >= 0x80 || !isInWord(code)) return false;
  }
  return end > start;
}

const NOTHING: CellRange = [0, 0];

/** The cell of a unit of its text. */
function cellAt({ text, start, end, cells }: StandingText, unit: number): number {
  return unit >= text.length ? end : start + (cells?.[unit] ?? unit);
}

/** Whether a letter or digit came into a cell, and makes what stands next to it part of another word. */
function joins({ rows, cols }: StandingText, touching: readonly CellRange[], cell: number): boolean {
  if (!meets(touching, cell, cell + 1)) return false;
  return isInWord(rows[Math.floor(cell / cols)]?.content[cell % cols] ?? 0);
}

/** The words of a standing text that may be among those that it stands for; see `wordSpans`. */
function wordsOf({ own, text, start, cells }: StandingText): Int32Array {
  if (cells) return wordSpans(text, 0, text.length);
  // A text around a counter stands for one word of many.
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const range of own) {
    if (range[0] < first) first = range[0];
    if (range[1] > last) last = range[1];
  }
  return wordSpans(text, first - start, last - start);
}

/** The spans that `wordSpans` found. */
let spans = new Int32Array(256);

/**
 * Where words of a text are, in units: start, end, start, … At least those in [from, to) are among them. Plain text is
 * looked at by hand, which takes a fifth of the time of the expression. Valid until the next call.
 */
function wordSpans(text: string, from: number, to: number): Int32Array {
  if (spans.length < text.length + 2) spans = new Int32Array(2 * text.length);
  let unit = Math.max(0, from);
  while (unit > 0 && mayBeInWord(text.charCodeAt(unit - 1))) unit--;
  let count = 0;
  let inWord = false;
  for (; unit < text.length && (inWord || unit < to); unit++) {
    const code = text.charCodeAt(unit);
    if (code >= 0x80) return Int32Array.from(expressedSpans(text));
    if (isInWord(code) === inWord) continue;
    inWord = !inWord;
    spans[count++] = unit;
  }
  if (inWord) spans[count++] = unit;
  return spans.subarray(0, count);
}

function mayBeInWord(code: number): boolean {
  return code >= 0x80 || isInWord(code);
}

function expressedSpans(text: string): number[] {
  const found: number[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) found.push(index, index + word.length);
  return found;
}

/** Adds the span of a word; neighbours are one, so that few are kept. */
function addSpan(to: Span[], start: number, end: number): void {
  const last = to[to.length - 1];
  if (last && start - last[1] <= 1) last[1] = end;
  else to.push([start, end]);
}

function meets(ranges: readonly CellRange[], start: number, end: number): boolean {
  for (const range of ranges) if (range[0] < end && range[1] > start) return true;
  return false;
}

function intersections(ranges: readonly CellRange[], others: readonly CellRange[]): CellRange[] {
  const common: CellRange[] = [];
  for (const other of others) {
    for (const range of ranges) {
      const start = Math.max(range[0], other[0]);
      const end = Math.min(range[1], other[1]);
      if (start < end) common.push([start, end]);
    }
  }
  return common;
}

function byStart(a: CellRange, b: CellRange): number {
  return a[0] - b[0];
}

/** What of the ranges lies in none of `removed`, which are in order. */
function without(ranges: readonly CellRange[], removed: readonly CellRange[]): CellRange[] {
  const rest: CellRange[] = [];
  for (const range of ranges) {
    const end = range[1];
    let from = range[0];
    for (const gone of removed) {
      if (gone[1] <= from || gone[0] >= end) continue;
      if (gone[0] > from) rest.push([from, gone[0]]);
      from = gone[1];
    }
    if (from < end) rest.push([from, end]);
  }
  return rest;
}

/** Whether a word of a standing text begins before a cell and ends behind it. */
export function standsAcross(standing: StandingText, cell: number): boolean {
  const words = wordSpans(standing.text, 0, standing.text.length);
  for (let word = 0; word < words.length; word += 2) {
    if (cellAt(standing, words[word] ?? 0) < cell && cell < cellAt(standing, words[word + 1] ?? 0))
      return true;
  }
  return false;
}

/** Takes off what of a standing text lies behind its first `count` rows; gives that, unless it stands for nothing there. */
export function cutStanding(standing: StandingText, count: number): StandingText | undefined {
  const { rows, start, end, own, text, cells, row, cols, growth } = standing;
  const cell = count * cols;
  let length = 0;
  while (length < text.length && start + (cells?.[length] ?? length) < cell) length++;
  const first = cells?.[length] ?? length;
  const later = growth.filter((step) => step.length > length);
  const tail = {
    ...standing,
    from: later[0]?.at ?? standing.from,
    rows: rows.slice(count),
    start: start + first - cell,
    end: end - cell,
    own: intersections(own, [[cell, end]]).map(([from, to]): CellRange => [from - cell, to - cell]),
    text: text.slice(length),
    cells: cells?.slice(length).map((at) => at - first),
    row: row + count,
    growth: later.map((step) => ({ ...step, length: step.length - length })),
  };
  standing.rows = rows.slice(0, count);
  standing.end = Math.min(end, cell);
  standing.own = intersections(own, [[start, cell]]);
  standing.text = text.slice(0, length);
  standing.growth = grownTo(growth, length);
  standing.cells = cells?.slice(0, length);
  for (const part of [standing, tail]) part.fresh = wordsStoodFor(part);
  return tail.own.length > 0 ? tail : undefined;
}

/** The steps of growth up to so many units. */
function grownTo(growth: StandingText['growth'], length: number): StandingText['growth'] {
  const whole = growth.findIndex((step) => step.length >= length);
  if (whole < 0) return growth;
  return growth.slice(0, whole + 1).map((step) => ({ ...step, length: Math.min(step.length, length) }));
}

/** The spans of the words for which a text stands. */
function wordsStoodFor(standing: StandingText): Span[] {
  const stoodFor: Span[] = [];
  const words = wordsOf(standing);
  for (let word = 0; word < words.length; word += 2) {
    const first = words[word] ?? 0;
    const behind = words[word + 1] ?? 0;
    if (!meets(standing.own, cellAt(standing, first), cellAt(standing, behind))) continue;
    addSpan(stoodFor, first, behind);
  }
  return stoodFor;
}
