import { COMBINED, isBlank, WORDS } from '../terminal/cell.ts';
import type { BufferLine } from '../terminal/xterm-internals.ts';
import type { RowMemory } from './row-memory.ts';
import type { StandingText } from './standing-text.ts';
import { isInWord } from './words.ts';

/** What `replaced` has of a cell. */
export const REPLACED = 1;
const CLIPPED = 2;

/** What the tracker knows of one row, as it was when it last looked. */
export class RowState {
  readonly line: BufferLine;
  readonly memory: RowMemory;
  /** Content word of every cell, see cell.ts. */
  readonly content: Uint32Array;
  /** Position (ms) since which the cell has been as it is. */
  readonly since: Float64Array;
  /** 1 where the cell's text is in a line version already. */
  readonly recorded: Uint8Array;
  /** REPLACED where other text stood before, CLIPPED where a word became another beside; counts while `hasReplaced`. */
  replaced: Uint8Array | undefined;
  /** Whether characters replaced others since all text was in a version. */
  hasReplaced = false;
  /** Strings of cells with combining characters; undefined when there are none. */
  strings: Map<number, string> | undefined;
  /** Whether it continues the line of the row above. */
  joined = false;
  /** Where the row stood and from which position on, newest last; the older ones as long as `since` may ask for them. */
  moves: { at: number; row: number }[];
  /** The rows of the logical line that this one is part of, in order. */
  group: RowState[];
  readonly alone: RowState[];
  /** The versions that stand and begin in this row. */
  standing: StandingText[] = [];
  /** How often only a part of this line changed since it was last recorded whole. */
  partialChanges = 0;
  /** Whether there may be text that is in no version yet. */
  unsettled: boolean;
  /** Whether the row has left the screen. */
  gone = false;
  /** The cells that it was last read from, where rows share them: nobody writes into such. */
  #shared: Uint32Array | undefined;
  /** Position of the resize since which what is in no version yet stands here, in ms; it is older elsewhere. */
  wrappedAt: number | undefined;
  /** The look in which the row was last seen. */
  seen = 0;

  /** @param memory for as many cells as the line has; it is this row's from now on */
  constructor(line: BufferLine, row: number, at: number, memory: RowMemory) {
    const cols = line.length;
    this.line = line;
    this.memory = memory;
    this.since = memory.since.fill(at);
    this.content = memory.content;
    this.recorded = memory.recorded.fill(0);
    this.moves = [{ at, row }];
    this.alone = [this];
    this.group = this.alone;
    this.unsettled = true;
    const data = line._data;
    if (line.sharesCells) this.#shared = data;
    for (let column = 0, word = 0; column < cols; column++, word += WORDS) {
      const content = data[word] ?? 0;
      this.content[column] = content;
      if (content & COMBINED) this.#keepString(column, line._combined[column]);
    }
  }

  /** Whether the row still reads as when it was last looked at. */
  reads(line: BufferLine): boolean {
    if (line._data === this.#shared && line.sharesCells) return true;
    return this.#firstChange(line) === this.content.length;
  }

  /** Takes over what the row reads now, changed at `at`; gives the runs of columns that changed: start, end, start, … */
  update(line: BufferLine, at: number): number[] {
    const runs: number[] = [];
    const { content, since, recorded } = this;
    const data = line._data;
    let open = false;
    /** What the changed cell before had. */
    let gone = 0;
    const first = this.#firstChange(line);
    for (let column = first, word = first * WORDS; column < content.length; column++, word += WORDS) {
      const now = data[word] ?? 0;
      const before = content[column] ?? 0;
      if (
        before === now &&
        ((now & COMBINED) === 0 || this.strings?.get(column) === line._combined[column])
      ) {
        if (open) {
          runs.push(column);
          if (isInWord(gone) !== isInWord(content[column - 1] ?? 0)) this.clip(column, at);
        }
        open = false;
        continue;
      }
      if (!open) {
        runs.push(column);
        if (column > 0 && isInWord(before) && !isInWord(now)) this.clip(column - 1, at);
      }
      open = true;
      gone = before;
      this.#noteReplaced(column, !isBlank(before) && !isBlank(now));
      content[column] = now;
      since[column] = at;
      recorded[column] = 0;
      if (now & COMBINED) this.#keepString(column, line._combined[column]);
      else this.strings?.delete(column);
    }
    if (open) runs.push(content.length);
    if (this.strings?.size === 0) this.strings = undefined;
    this.#shared = line.sharesCells ? data : undefined;
    this.unsettled = true;
    return runs;
  }

  /** Cells at its beginning whose text is in a version, where that is all that is; undefined where new text stands before older. */
  toldCells(): number | undefined {
    const told = this.recorded.lastIndexOf(1) + 1;
    for (let cell = 0; cell < told; cell++)
      if (this.recorded[cell] === 0 && !isBlank(this.content[cell] ?? 0)) return undefined;
    return told;
  }

  /** Whether there is text that is in no version, at whatever place it stood. */
  hasUntold(): boolean {
    const { content, recorded, since, wrappedAt } = this;
    for (let cell = 0; cell < content.length; cell++)
      if (recorded[cell] === 0 && since[cell] !== wrappedAt && !isBlank(content[cell] ?? 0)) return true;
    return false;
  }

  /** All of its text is in a version. */
  settle(): void {
    this.unsettled = false;
    if (this.hasReplaced) this.replaced?.fill(0);
    this.hasReplaced = false;
  }

  /** What the cells [start, end) read counts as new since `at`, and is in no version yet. */
  renew(start: number, end: number, at: number): void {
    this.recorded.fill(0, start, end);
    this.since.fill(at, start, end);
    this.unsettled = true;
  }

  /** Row at the moment `at`, which is not before the row was first seen. */
  rowAt(at: number): number {
    let row = this.moves[0]?.row ?? 0;
    for (const move of this.moves) {
      if (move.at > at) break;
      row = move.row;
    }
    return row;
  }

  moveTo(row: number, at: number): void {
    const last = this.moves.at(-1);
    if (last?.row === row) return;
    // What comes to be recorded of any row of the line is told with the place of its first.
    if (!this.group.some(({ unsettled }) => unsettled)) this.moves.length = 0;
    else if (this.moves.length >= MOVES_KEPT) this.moves.shift();
    this.moves.push({ at, row });
  }

  /** The first column that reads differently; behind the last when none does. */
  #firstChange(line: BufferLine): number {
    const { content } = this;
    const data = line._data;
    let first = 0;
    for (let word = 0; first < content.length && content[first] === data[word]; word += WORDS) first++;
    if (!this.strings) return first;
    for (const [column, string] of this.strings) {
      if (column < first && line._combined[column] !== string) first = column;
    }
    return first;
  }

  #noteReplaced(column: number, replaced: boolean): void {
    if (!replaced && !this.hasReplaced) return;
    this.replaced ??= new Uint8Array(this.content.length);
    this.replaced[column] = replaced ? REPLACED : 0;
    this.hasReplaced = true;
  }

  /** What of a word is in no version yet reads anew since `at`: what is beside this cell of it came or went. */
  clip(column: number, at: number): void {
    if (this.recorded[column] !== 0 || !isInWord(this.content[column] ?? 0)) return;
    this.replaced ??= new Uint8Array(this.content.length);
    this.replaced[column] = CLIPPED;
    this.hasReplaced = true;
    this.since[column] = at;
  }

  #keepString(column: number, string: string | undefined): void {
    this.strings ??= new Map();
    this.strings.set(column, string ?? '');
  }
}

/**
 * Places that are kept of a row with text that is in no version yet. It is recorded after 200 ms, that is ten looks, at
 * the next change; when that is late and the row moved on more often, its first row is told wrong.
 */
const MOVES_KEPT = 32;
