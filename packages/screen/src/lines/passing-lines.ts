import type { LineVersion } from '@scribery/format';
import { CODE_POINT, COMBINED, EMPTY, WORDS } from '../terminal/cell.ts';
import { copyPlainLine } from '../terminal/plain-lines.ts';
import type { PassingText } from '../terminal/screen-observer.ts';
import type { BufferLine } from '../terminal/xterm-internals.ts';
import { cellText, markUnits } from './cell-text.ts';
import { LeavingLine } from './leaving-line.ts';
import { trimEnd } from './logical-line.ts';
import { small } from './small.ts';
import type { TextBudget } from './text-budget.ts';

/** When and where a line passed. */
export interface Passage {
  readonly from: number;
  readonly until: number;
  readonly row: number;
  readonly buffer: LineVersion['buffer'];
}

/** Code units that wait to be made into one string; a string for each line of a fast listing would cost more than it. */
const BATCH_UNITS = 32_768;
/** Lines that wait; `seq` makes lines of seven units. */
const BATCH_LINES = 4096;

/** A waiting line in numbers: an object for each would cost as much as the rest of the work. */
const RECORD = {
  start: 0,
  end: 1,
  column: 2,
  cols: 3,
  fresh: 4,
  freshEnd: 5,
  row: 6,
  alternate: 7,
  irregular: 8,
  size: 9,
};
/** Its positions, which may be larger than an int32. */
const TIMES = { from: 0, until: 1, size: 2 };
/** Stands for `irregular` where the line is not a version yet. */
const NOT_MADE = -1;

/**
 * Lines that scroll away between two looks. This is the way that a flood of output takes, so it does nothing but copy
 * code units until a batch is full.
 */
export class PassingLines {
  readonly #units = new Uint16Array(BATCH_UNITS);
  #length = 0;
  readonly #records = new Int32Array(BATCH_LINES * RECORD.size);
  readonly #times = new Float64Array(BATCH_LINES * TIMES.size);
  #count = 0;
  /** Waiting lines that are versions already: their cells are not one unit each. */
  #irregular: LineVersion[] = [];
  readonly #leaving = new LeavingLine();
  /** When and where its first row left. */
  #leavingPassage: Passage | undefined;
  readonly #out: LineVersion[];
  readonly #budget: TextBudget;

  /** Adds the versions to `out`, in order. */
  constructor(out: LineVersion[], budget: TextBudget) {
    this.#out = out;
    this.#budget = budget;
  }

  /** Takes the text of a line of one row. */
  addRow(line: BufferLine, passage: Passage): void {
    if (this.#leaving.next) this.finish();
    const cells = usedCells(line);
    if (cells === 0 || !this.#budget.allows(cells)) return;
    if (this.#length + cells > BATCH_UNITS) this.flush();
    const units = this.#units;
    const data = line._data;
    const base = this.#length;
    for (let unit = base, word = 0; unit < base + cells; unit++, word += WORDS) {
      const content = data[word] ?? 0;
      if ((content & ~0xffff) !== EMPTY) {
        const stringAt = (cell: number): string => line._combined[cell] ?? ' ';
        const cols = line.length;
        this.#addIrregular({ content: contentOf(line), cells, cols, fresh: [0, cells], stringAt }, passage);
        return;
      }
      units[unit] = content & 0xffff || 0x20;
    }
    this.#record(cells, line.length, 0, cells, passage);
  }

  /** Whether this row is the next one of the line that is leaving. */
  awaits(line: BufferLine): boolean {
    return this.#leaving.next === line;
  }

  /**
   * Takes the text of a row of a longer line; `next` is the row that continues it, if one does. Of a row with `covered`
   * cells that are told of elsewhere only what is behind them is told.
   */
  addPart(line: BufferLine, next: BufferLine | undefined, passage: Passage, covered = 0): void {
    const leaving = this.#leaving;
    if (leaving.next !== line || covered > 0) {
      this.finish();
      if (covered >= line.length) return;
      leaving.begin(line.length, covered);
      this.#leavingPassage = undefined;
    }
    // The rest of a long line is where its first row leaves.
    this.#leavingPassage ??= passage;
    leaving.add(line);
    leaving.next = next;
    if (next && !leaving.isLong) return;
    const told = this.finish();
    if (!next) return;
    leaving.begin(line.length, told);
    leaving.next = next;
  }

  /**
   * Tells of a line that is leaving as far as it has left, with what stands behind that. Gives how many cells of the next
   * row are told of, as the end of a word.
   */
  finish(): number {
    const leaving = this.#leaving;
    const passage = this.#leavingPassage;
    const left = leaving.cells;
    if (leaving.next) leaving.add(leaving.next);
    leaving.next = undefined;
    this.#leavingPassage = undefined;
    if (!passage) return 0;
    const { content, cols, covered, stringAt } = leaving;
    const end = leaving.endOfWord(left);
    const cells = trimEnd(leaving, 0, leaving.cells);
    if (trimEnd(leaving, 0, left) <= covered || !this.#budget.allows(cells - covered)) return 0;
    if (this.#length + cells > BATCH_UNITS) this.flush();
    if (this.#copy(content, cells, cols)) this.#record(cells, cols, covered, end, passage);
    else this.#addIrregular({ content, cells, cols, fresh: [covered, end], stringAt }, passage);
    return end - left;
  }

  /** Takes the text of lines, each of at most `cols` cells, that pass one after the other. */
  addLines({ bytes, starts }: PassingText, cols: number, passage: Passage): void {
    this.finish();
    for (let line = 0; line < starts.length; line++) {
      if (this.#length + cols > BATCH_UNITS) this.flush();
      const units = this.#units;
      const base = this.#length;
      let end = copyPlainLine(bytes, starts[line] ?? 0, units, base);
      while (end > base && units[end - 1] === 0x20) end--;
      if (end > base) this.#record(end - base, cols, 0, end - base, passage);
    }
  }

  /** Makes versions of all that waits. */
  flush(): void {
    if (this.#count === 0) return;
    const text = textOf(this.#units, this.#length);
    const records = this.#records;
    const times = this.#times;
    for (let line = 0, at = 0; line < this.#count; line++, at += RECORD.size) {
      const made = records[at + RECORD.irregular] ?? NOT_MADE;
      // An index below 0 is a name to V8, and looked up as slowly: for every line.
      const irregular = made === NOT_MADE ? undefined : this.#irregular[made];
      if (irregular) {
        this.#out.push(irregular);
        continue;
      }
      const start = records[at + RECORD.start] ?? 0;
      const end = records[at + RECORD.end] ?? 0;
      const column = records[at + RECORD.column] ?? 0;
      const cols = records[at + RECORD.cols] ?? 0;
      const fresh = records[at + RECORD.fresh] ?? 0;
      const freshEnd = records[at + RECORD.freshEnd] ?? 0;
      const version: LineVersion = {
        kind: 'saw',
        buffer: records[at + RECORD.alternate] === 1 ? 'alternate' : 'main',
        row: (records[at + RECORD.row] ?? 0) + (column < cols ? 0 : Math.floor(column / cols)),
        column: column < cols ? column : column % cols,
        cols,
        from: small(times[line * TIMES.size + TIMES.from] ?? 0),
        until: small(times[line * TIMES.size + TIMES.until] ?? 0),
        text: text.slice(start, end),
      };
      const isWhole = fresh === 0 && freshEnd === end - start;
      this.#out.push(isWhole ? version : { ...version, fresh: [[fresh, freshEnd]] });
    }
    this.#count = 0;
    this.#length = 0;
    this.#irregular = [];
  }

  /** Notes the `cells` units that were copied behind the others, of which those in [fresh, freshEnd) are told. */
  #record(cells: number, cols: number, fresh: number, freshEnd: number, passage: Passage): void {
    const base = this.#length;
    let start = base;
    while (this.#units[start] === 0x20) start++;
    const at = this.#count * RECORD.size;
    const records = this.#records;
    records[at + RECORD.start] = start;
    records[at + RECORD.end] = base + cells;
    records[at + RECORD.column] = start - base;
    records[at + RECORD.cols] = cols;
    records[at + RECORD.fresh] = Math.max(0, fresh - (start - base));
    records[at + RECORD.freshEnd] = Math.min(cells, freshEnd) - (start - base);
    records[at + RECORD.row] = passage.row;
    records[at + RECORD.irregular] = NOT_MADE;
    records[at + RECORD.alternate] = passage.buffer === 'alternate' ? 1 : 0;
    this.#times[this.#count * TIMES.size + TIMES.from] = passage.from;
    this.#times[this.#count * TIMES.size + TIMES.until] = passage.until;
    this.#length = base + cells;
    this.#count++;
    if (this.#count === BATCH_LINES) this.flush();
  }

  /** Copies cells that are one unit each; false where one is not. */
  #copy(content: Uint32Array, cells: number, cols: number): boolean {
    const units = this.#units;
    const base = this.#length;
    for (let cell = 0; cell < cells; cell++) {
      const word = content[cell] ?? 0;
      if ((word & ~0xffff) !== EMPTY) return false;
      if (word === EMPTY && (cell + 1) % cols === 0) return false;
      units[base + cell] = word & 0xffff || 0x20;
    }
    return true;
  }

  #addIrregular({ content, cells, cols, fresh, stringAt }: PassingCells, passage: Passage): void {
    let start = 0;
    while (start < cells && ((content[start] ?? 0) & (COMBINED | CODE_POINT)) <= 0x20) start++;
    if (start >= cells || !this.#budget.allows(markUnits(content, 0, cells, stringAt))) return;
    const { text, cells: offsets } = cellText(content, start, cells, cols, stringAt);
    const unitOf = (cell: number): number => {
      const unit = offsets ? offsets.findIndex((offset) => offset >= cell - start) : cell - start;
      return unit < 0 ? text.length : Math.max(0, unit);
    };
    const span = [unitOf(fresh[0]), unitOf(fresh[1])] as const;
    this.#records[this.#count * RECORD.size + RECORD.irregular] = this.#irregular.length;
    this.#irregular.push({
      kind: 'saw',
      buffer: passage.buffer,
      row: passage.row + Math.floor(start / cols),
      column: start % cols,
      cols,
      from: passage.from,
      until: passage.until,
      text,
      ...((span[0] > 0 || span[1] < text.length) && { fresh: [span] }),
      ...(offsets && { cells: offsets }),
    });
    this.#count++;
    if (this.#count === BATCH_LINES) this.flush();
  }
}

/** Cells of a line, of which those in `fresh` [start, end) are told; the others stand before or behind them. */
interface PassingCells {
  readonly content: Uint32Array;
  readonly cells: number;
  readonly cols: number;
  readonly fresh: readonly [number, number];
  readonly stringAt: (cell: number) => string;
}

function contentOf({ _data: data, length }: BufferLine): Uint32Array {
  const content = new Uint32Array(length);
  for (let cell = 0, word = 0; cell < length; cell++, word += WORDS) content[cell] = data[word] ?? 0;
  return content;
}

/**
 * The units as a string. Of ASCII it is made of bytes: that is faster, takes half the memory, and makes whoever reads or
 * stores the texts faster, too, because V8 keeps one byte a character.
 */
function textOf(units: Uint16Array, length: number): string {
  if (bitsOf(units, length) >= 0x80) return wide.decode(units.subarray(0, length));
  ascii.set(units.subarray(0, length));
  return narrow.decode(ascii.subarray(0, length));
}

/** By itself: V8 compiled the loop without what follows it, which it had not seen yet, and gave it up there each time. */
function bitsOf(units: Uint16Array, length: number): number {
  let bits = 0;
  for (let unit = 0; unit < length; unit++) bits |= units[unit] ?? 0;
  return bits;
}

const ascii = new Uint8Array(BATCH_UNITS);
const narrow = new TextDecoder();
/** Kept byte order marks: U+FEFF is a character of the screen like any other here. */
const wide = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Cells up to the last that is not blank. */
function usedCells(line: BufferLine): number {
  if (!line.sharesCells) return countUsed(line);
  // Of a thousand rows that share their cells one is looked at.
  if (line._data !== shared.data) shared = { data: line._data, used: countUsed(line) };
  return shared.used;
}

/** The cells that rows shared which were counted last; nobody writes into such. */
let shared: { readonly data: Uint32Array | undefined; readonly used: number } = { data: undefined, used: 0 };

function countUsed({ _data: data, length }: BufferLine): number {
  let cell = length;
  // Most lines are short: four empty cells at a time.
  while (cell >= 4) {
    const word = (cell - 4) * WORDS;
    const a = (data[word] ?? 0) ^ EMPTY;
    const b = (data[word + WORDS] ?? 0) ^ EMPTY;
    const c = (data[word + 2 * WORDS] ?? 0) ^ EMPTY;
    const d = (data[word + 3 * WORDS] ?? 0) ^ EMPTY;
    if (a | b | c | d) break;
    cell -= 4;
  }
  while (cell > 0) {
    const content = data[(cell - 1) * WORDS];
    if (content !== EMPTY && content !== BLANK) break;
    cell--;
  }
  return cell;
}

const BLANK = EMPTY | 0x20;
