import type { LineVersion } from '@scribery/format';
import { CODE_POINT, COMBINED, EMPTY, WORDS } from '../terminal/cell.ts';
import { copyPlainLine } from '../terminal/plain-lines.ts';
import type { PassingText } from '../terminal/screen-observer.ts';
import type { BufferLine } from '../terminal/xterm-internals.ts';
import { cellText, markUnits } from './cell-text.ts';
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
  row: 5,
  alternate: 6,
  irregular: 7,
  size: 8,
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
  readonly #out: LineVersion[];
  readonly #budget: TextBudget;

  /** Adds the versions to `out`, in order. */
  constructor(out: LineVersion[], budget: TextBudget) {
    this.#out = out;
    this.#budget = budget;
  }

  /** Takes the text of a line of one row. */
  addRow(line: BufferLine, passage: Passage): void {
    const cells = usedCells(line);
    if (cells === 0 || !this.#budget.allows(cells)) return;
    if (this.#length + cells > BATCH_UNITS) this.flush();
    const units = this.#units;
    const data = line._data;
    const base = this.#length;
    for (let unit = base, word = 0; unit < base + cells; unit++, word += WORDS) {
      const content = data[word] ?? 0;
      if ((content & ~0xffff) !== EMPTY) {
        this.#addIrregular([line], cells, 0, passage);
        return;
      }
      units[unit] = content & 0xffff || 0x20;
    }
    this.#record(cells, line.length, 0, passage);
  }

  /** Takes the text of lines, each of at most `cols` cells, that pass one after the other. */
  addLines({ bytes, starts }: PassingText, cols: number, passage: Passage): void {
    for (let line = 0; line < starts.length; line++) {
      if (this.#length + cols > BATCH_UNITS) this.flush();
      const units = this.#units;
      const base = this.#length;
      let end = copyPlainLine(bytes, starts[line] ?? 0, units, base);
      while (end > base && units[end - 1] === 0x20) end--;
      if (end > base) this.#record(end - base, cols, 0, passage);
    }
  }

  /** Takes the text of the rows of one logical line; what stands before the cell `covered` is in a version already. */
  addRows(rows: readonly BufferLine[], covered: number, passage: Passage): void {
    const [first] = rows;
    const last = rows[rows.length - 1];
    if (!first || !last) return;
    const cols = first.length;
    const cells = (rows.length - 1) * cols + usedCells(last);
    if (cells <= covered || !this.#budget.allows(cells - covered)) return;
    if (this.#length + cells > BATCH_UNITS) this.flush();
    if (cells > BATCH_UNITS || !this.#copy(rows, cells)) this.#addIrregular(rows, cells, covered, passage);
    else this.#record(cells, cols, covered, passage);
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
      this.#out.push(fresh === 0 ? version : { ...version, fresh: [[fresh, end - start]] });
    }
    this.#count = 0;
    this.#length = 0;
    this.#irregular = [];
  }

  /** Notes the `cells` units that were copied behind the others. */
  #record(cells: number, cols: number, covered: number, passage: Passage): void {
    const base = this.#length;
    let start = base;
    while (this.#units[start] === 0x20) start++;
    const at = this.#count * RECORD.size;
    const records = this.#records;
    records[at + RECORD.start] = start;
    records[at + RECORD.end] = base + cells;
    records[at + RECORD.column] = start - base;
    records[at + RECORD.cols] = cols;
    records[at + RECORD.fresh] = Math.max(0, covered - (start - base));
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
  #copy(rows: readonly BufferLine[], cells: number): boolean {
    const units = this.#units;
    let unit = this.#length;
    let left = cells;
    for (const { _data: data, length } of rows) {
      const count = Math.min(length, left);
      for (let word = 0; word < count * WORDS; word += WORDS) {
        const content = data[word] ?? 0;
        if ((content & ~0xffff) !== EMPTY) return false;
        units[unit++] = content & 0xffff || 0x20;
      }
      left -= count;
      if (left > 0 && data[(length - 1) * WORDS] === EMPTY) return false;
    }
    return true;
  }

  #addIrregular(rows: readonly BufferLine[], cells: number, covered: number, passage: Passage): void {
    const cols = rows[0]?.length ?? 1;
    const content = new Uint32Array(rows.length * cols);
    for (const [index, { _data: data }] of rows.entries()) {
      for (let column = 0; column < cols; column++)
        content[index * cols + column] = data[column * WORDS] ?? 0;
    }
    let start = 0;
    while (start < cells && ((content[start] ?? 0) & (COMBINED | CODE_POINT)) <= 0x20) start++;
    if (start >= cells) return;
    const stringAt = (cell: number): string => rows[Math.floor(cell / cols)]?._combined[cell % cols] ?? ' ';
    if (!this.#budget.allows(markUnits(content, 0, cells, stringAt))) return;
    const { text, cells: offsets } = cellText(content, start, cells, cols, stringAt);
    const fresh = Math.max(0, covered - start);
    const unit = offsets ? offsets.findIndex((offset) => offset >= fresh) : fresh;
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
      ...(fresh > 0 && { fresh: [[unit, text.length] as const] }),
      ...(offsets && { cells: offsets }),
    });
    this.#count++;
    if (this.#count === BATCH_LINES) this.flush();
  }
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
export function usedCells(line: BufferLine): number {
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
