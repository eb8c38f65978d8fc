import type { LineVersion } from '@scribery/format';
import type { Emulator } from '../terminal/emulator.ts';
import type { PassingText, ScreenObserver } from '../terminal/screen-observer.ts';
import type { BufferLine, ScreenBuffer } from '../terminal/xterm-internals.ts';
import { carryOver } from './carry-over.ts';
import { groupRows } from './group-rows.ts';
import { continues } from './joined-rows.ts';
import { PassingLines } from './passing-lines.ts';
import { RowMemories } from './row-memory.ts';
import { RowState } from './row-state.ts';
import { settleLine } from './settle-line.ts';
import { cutStanding, splitStanding, standsAcross } from './split-standing.ts';
import { type CellRange, type StandingText, versionOf } from './standing-text.ts';
import { TextBudget } from './text-budget.ts';

export type BufferName = LineVersion['buffer'];

/** Versions and which of their cells changed, counted as `own` counts them. */
type Touched = Map<StandingText, CellRange[]>;

/** A moment between two positions: what had scrolled by then, and where the cursor was. */
export interface Mark {
  at: number;
  scrolls: number;
  cursorRow: number;
}

/**
 * Follows the text of a screen from look to look and makes line versions of it.
 *
 * xterm moves its line objects when the screen scrolls, so a row is recognised by its object, wherever it stands; only
 * the object of a row that leaves at the top is used again, which is why leaving rows are caught before they do. Every
 * cell has the position since which it has been as it is, and whether its text is in a version; `settleLine` makes
 * versions of what stood long enough. A version is over when the words that it was made for change; when only some of
 * them do, it is told for those and stands on for the others.
 */
export class LineTracker implements ScreenObserver {
  /** Versions that are over. */
  readonly out: LineVersion[] = [];
  /** The rows of each buffer as last seen; of the alternate one only while it is shown. */
  readonly screens: Record<BufferName, RowState[]> = { main: [], alternate: [] };
  buffer: BufferName = 'main';
  /** Position of the event that is being applied. */
  at = 0;
  /** The end of the last event before `at`. */
  before: Mark | undefined;
  scrolls = 0;
  readonly budget = new TextBudget();
  readonly #passing = new PassingLines(this.out, this.budget);
  readonly #known = new Map<BufferLine, RowState>();
  readonly #memories = new RowMemories();
  #emulator: Emulator | undefined;
  #look = 0;
  #lookAtAll = true;

  /** Connects the tracker with the emulator that it observes; until then it heeds nothing, as while a keyframe is painted. */
  follow(emulator: Emulator): void {
    this.#emulator = emulator;
  }

  /** Tells that the next changes belong to an event at this position. */
  moveTo(at: number): void {
    if (at <= this.at && this.before) return;
    const { y } = this.#screen;
    this.before = { at: this.at, scrolls: this.scrolls, cursorRow: y };
    this.at = at;
  }

  /** Compares the screen with how it was at the last look; what changed did so at `at`. */
  look(): void {
    this.#passing.finish();
    this.#passing.flush();
    const dirty = this.emulator.takeDirtyRows();
    if (this.#shown !== this.buffer) this.#enter(this.#shown);
    if (this.#lookAtAll) this.#lookAt(0, this.emulator.rows - 1);
    else if (dirty) this.#lookAt(dirty.first, dirty.last);
    this.#lookAtAll = false;
    this.#forgetStrays();
    this.#memories.reuse(this.emulator.rows);
  }

  rowsLeave(row: number, count: number): void {
    if (!this.#emulator) return;
    const screen = this.#screen;
    for (let left = row; left < row + count; left++) {
      const line = screen.lines.get(screen.ybase + left);
      if (line) this.#leave(screen, line, left);
      if (row === screen.scrollTop) this.scrolls++;
    }
  }

  linesPass(lines: PassingText): void {
    if (!this.#emulator) return;
    const { cols, rows } = this.emulator;
    this.#passing.addLines(lines, cols, this.#passage(0));
    // They leave behind the screen that stood there, whose rows were counted, and scroll in as many as are printed next.
    this.scrolls += lines.starts.length - (rows - 1);
  }

  /** What leaves from now on came since. */
  screenErased(): void {
    this.before = undefined;
  }

  bufferChanges(): void {
    if (!this.#emulator) return;
    // The main screen is looked at before it is hidden; the alternate one is as it was at the last look.
    this.#passing.finish();
    this.#passing.flush();
    if (this.#shown === this.buffer && this.buffer === 'main') this.#lookAt(0, this.emulator.rows - 1);
    this.#enter(this.#shown === 'main' ? 'alternate' : 'main');
  }

  /** The versions that are over since the last call. */
  takeLines(): LineVersion[] {
    this.#passing.flush();
    return this.out.splice(0);
  }

  sizeChanges(): void {
    if (!this.#emulator) return;
    this.look();
    this.#settleLines(this.screens[this.buffer], false);
  }

  /** Lines that find no place any more have passed. */
  sizeChanged(): void {
    if (!this.#emulator) return;
    this.emulator.takeDirtyRows();
    for (const name of ['main', 'alternate'] as const)
      if (this.screens[name].length > 0) this.#carryOver(name);
    this.before = undefined;
  }

  /** Ends every version that stands, at `at`. The last screen stays on the terminal, so its text counts however young. */
  end(): void {
    this.look();
    this.#settleLines(this.screens[this.buffer], true);
    for (const row of this.screens[this.buffer]) this.#endStanding(row, row.standing);
    this.screens.main = [];
    this.screens.alternate = [];
    this.#known.clear();
    this.#lookAtAll = true;
  }

  /** The cell where the next character goes. */
  get cursor(): { readonly row: number; readonly column: number } {
    const { x, y } = this.#screen;
    return { row: y, column: x };
  }

  /** What is to be known of a row that stands on the screen since `at`. */
  newRow(line: BufferLine, row: number, at: number): RowState {
    return new RowState(line, row, at, this.#memories.take(line.length));
  }

  /** Makes a row that was restored from a keyframe known. */
  adopt(row: RowState): void {
    this.#known.set(row.line, row);
    this.#lookAtAll = false;
  }

  get emulator(): Emulator {
    if (!this.#emulator) throw new TypeError('the line tracker follows no emulator yet');
    return this.#emulator;
  }

  get #screen(): ScreenBuffer {
    return this.emulator.core._bufferService.buffer;
  }

  get #shown(): BufferName {
    const { active, alt } = this.emulator.core._bufferService.buffers;
    return active === alt ? 'alternate' : 'main';
  }

  #enter(buffer: BufferName): void {
    const rows = this.screens[this.buffer];
    this.#settleLines(rows, false);
    for (const row of rows) this.#endStanding(row, row.standing);
    if (this.buffer === 'alternate') {
      for (const row of rows) this.#forget(row);
      this.screens.alternate = [];
    }
    this.buffer = buffer;
    // What was hidden stands anew: its versions ended when it could not be seen any more.
    if (buffer === 'main') for (const row of this.screens.main) row.renew(0, row.content.length, this.at);
    this.before = undefined;
    this.#lookAtAll = true;
  }

  #lookAt(first: number, last: number): void {
    const screen = this.#screen;
    const rows = this.screens[this.buffer];
    const changed: RowState[] = [];
    let moved = rows.length !== this.emulator.rows;
    this.#look++;
    const next: (RowState | undefined)[] = [];
    for (let row = first; row <= last; row++) {
      const line = screen.lines.get(screen.ybase + row);
      const state = line && this.#known.get(line);
      next.push(state);
      if (!state) {
        moved = true;
        continue;
      }
      state.seen = this.#look;
      if (rows[row] !== state) moved = true;
      if (!state.reads(state.line)) changed.push(state);
    }
    // Texts are settled as they were before anything of them changes.
    this.#settleLines(changed, false);
    if (moved) this.#dropUnseen(rows, first, last);
    this.#change(changed);
    if (!moved && !this.#joinsDiffer(rows, first, last + 1)) return;
    for (let row = first; row <= last; row++) {
      const line = screen.lines.get(screen.ybase + row);
      if (!line) continue;
      const state = next[row - first] ?? this.#meet(line, row);
      state.moveTo(row, this.at);
      rows[row] = state;
    }
    rows.length = this.emulator.rows;
    groupRows(rows, {
      split: (group) => this.#settle(group, false),
      cut: (standing, row) => this.#cut(standing, row),
    });
  }

  #carryOver(name: BufferName): void {
    const { buffers, rows: height } = this.emulator.core._bufferService;
    const { lines, ybase } = name === 'main' ? buffers.normal : buffers.alt;
    const before = this.screens[name];
    const after: RowState[] = [];
    for (const row of before) this.#forget(row);
    for (let row = 0; row < height; row++) {
      const line = lines.get(ybase + row);
      if (!line) continue;
      const state = this.newRow(line, row, this.at);
      after.push(state);
      this.#known.set(line, state);
    }
    const leaving = carryOver(before, after, this.at);
    // What is hidden behind the other screen was told of when it was hidden.
    if (name === this.buffer) this.#settleLines(leaving, true);
    for (const row of before) this.#endStanding(row, row.standing);
    this.screens[name] = after;
  }

  #joinsDiffer(rows: readonly RowState[], first: number, last: number): boolean {
    for (let row = Math.max(1, first); row <= last; row++) {
      const state = rows[row];
      if (state && state.joined !== continues(rows[row - 1]?.line, state.line)) return true;
    }
    return false;
  }

  #dropUnseen(rows: readonly RowState[], first: number, last: number): void {
    const unseen = rows.slice(first, last + 1).filter((state) => state.seen !== this.#look && !state.gone);
    this.#settleLines(unseen, false);
    const touched: Touched = new Map();
    for (const state of unseen) this.#touch(state, [0, state.content.length], touched);
    this.#divide(touched);
    for (const state of unseen) this.#takeOut(state);
    for (const state of unseen) this.#forget(state);
  }

  #meet(line: BufferLine, row: number): RowState {
    const state = this.newRow(line, row, this.at);
    this.#known.set(line, state);
    return state;
  }

  #change(states: readonly RowState[]): void {
    const touched: Touched = new Map();
    for (const state of states) this.#touch(state, state.update(state.line, this.at), touched);
    this.#divide(touched);
  }

  /** Notes which versions were made for one of the cells of a row; `runs` are start, end, start, … */
  #touch(state: RowState, runs: readonly number[], touched: Touched): void {
    const { group } = state;
    for (let head = 0, offset = group.indexOf(state) * state.content.length; offset >= 0; head++) {
      for (const standing of group[head]?.standing ?? []) {
        const touching = touchingRuns(standing, runs, offset);
        if (touching.length === 0) continue;
        const ranges = touched.get(standing);
        if (ranges) ranges.push(...touching);
        else touched.set(standing, touching);
      }
      offset -= state.content.length;
    }
  }

  /** Ends versions for the words that changed; for the others they go on standing. */
  #divide(touched: Touched): void {
    for (const [standing, ranges] of touched) {
      const { over, rest, remains } = splitStanding(standing, ranges);
      const [head] = standing.rows;
      // Told for some of its words it is kept once more for the others.
      if (over === 'all' || (over !== 'nothing' && this.budget.allows(standing.text.length))) {
        this.#passing.flush();
        this.out.push(versionOf(standing, this.at, over === 'all' ? standing.fresh : over));
      }
      if (rest) {
        standing.own = rest.own;
        standing.fresh = rest.fresh;
      } else if (head) head.standing = head.standing.filter((other) => other !== standing);
      this.#renew(standing, remains);
    }
  }

  /** What is left in cells of words that are gone stands anew. */
  #renew({ rows, cols }: StandingText, ranges: readonly CellRange[]): void {
    for (const [start, end] of ranges) {
      for (let cell = start; cell < end; cell++) {
        const row = rows[Math.floor(cell / cols)];
        const column = cell % cols;
        if (row?.recorded[column] !== 1) continue;
        row.renew(column, column + 1, this.at);
        row.clip(column, this.at);
      }
    }
  }

  /** A text whose rows part stands on in each part. */
  #cut(standing: StandingText, head: RowState): void {
    const first = head.group.indexOf(head);
    const kept = standing.rows.findIndex((row, index) => head.group[first + index] !== row);
    if (kept < 0) return;
    const cell = kept * standing.cols;
    if (standsAcross(standing, cell)) this.#divide(new Map([[standing, [[cell, cell + 1]]]]));
    if (!head.standing.includes(standing)) return;
    const tail = cutStanding(standing, kept);
    if (standing.own.length === 0) head.standing = head.standing.filter((other) => other !== standing);
    const [next] = tail?.rows ?? [];
    if (!tail || !next) return;
    next.standing.push(tail);
    if (next.gone) this.#endStanding(next, [tail]);
    else this.#cut(tail, next);
  }

  /** Takes a row out of its line: what stands in the rows before and behind it stands on there. */
  #takeOut(state: RowState): void {
    const { group } = state;
    if (group.length === 1) return;
    const place = group.indexOf(state);
    for (const part of [group.slice(0, place), state.alone, group.slice(place + 1)])
      for (const each of part) each.group = part;
    for (const each of group) for (const standing of [...each.standing]) this.#cut(standing, each);
  }

  #endStanding(row: RowState, ended: readonly StandingText[]): void {
    if (ended.length === 0) return;
    this.#passing.flush();
    for (const standing of ended) this.out.push(versionOf(standing, this.at));
    row.standing = ended === row.standing ? [] : row.standing.filter((standing) => !ended.includes(standing));
  }

  #forget(state: RowState): void {
    if (!state.gone) this.#memories.leave(state.memory);
    state.gone = true;
    this.#known.delete(state.line);
  }

  /** Rows that came and went between two looks are in no screen and would be kept for good. */
  #forgetStrays(): void {
    const { main, alternate } = this.screens;
    if (this.#known.size <= main.length + alternate.length) return;
    const shown = new Set([...main, ...alternate]);
    for (const row of this.#known.values()) if (!shown.has(row)) this.#forget(row);
  }

  /** Settles the line of each of these rows, which are in order, once. */
  #settleLines(rows: readonly RowState[], all: boolean): void {
    let settled: readonly RowState[] | undefined;
    for (const { group } of rows) {
      if (group !== settled) this.#settle(group, all);
      settled = group;
    }
  }

  #settle(rows: readonly RowState[], all: boolean): void {
    settleLine(rows, { at: this.at, all, buffer: this.buffer, budget: this.budget });
  }

  #leave(screen: ScreenBuffer, line: BufferLine, row: number): void {
    const state = this.#known.size > 0 ? this.#known.get(line) : undefined;
    if (state) this.#leaveKnown(screen, state, row);
    else this.#pass(screen, line, row);
  }

  /** A row leaves that was there at the last look. */
  #leaveKnown(screen: ScreenBuffer, state: RowState, row: number): void {
    const next = screen.lines.get(screen.ybase + row + 1);
    const isWrapped = state.group.length > 1 || this.#passing.awaits(state.line);
    if (!isWrapped && (!next || !continues(state.line, next))) {
      if (!state.reads(state.line)) {
        this.#settle(state.group, false);
        this.#change([state]);
      }
      this.#settle(state.group, true);
      this.#endStanding(state, state.standing);
      this.#forget(state);
      return;
    }
    this.#leaveWrapped(screen, state, row);
  }

  /** A row leaves a line of several. */
  #leaveWrapped(screen: ScreenBuffer, state: RowState, row: number): void {
    this.#settle(state.group, false);
    if (!state.reads(state.line)) this.#change([state]);
    const told = state.toldCells();
    this.#takeOut(state);
    if (told === undefined) this.#settle(state.alone, true);
    this.#endStanding(state, state.standing);
    this.#forget(state);
    if (told !== undefined) this.#pass(screen, state.line, row, told);
  }

  /** A row leaves of which only so many cells at its beginning are in a version; none are of one that came since the last look. */
  #pass(screen: ScreenBuffer, line: BufferLine, row: number, told = 0): void {
    const below = screen.lines.get(screen.ybase + row + 1);
    const next = below && continues(line, below) ? below : undefined;
    if (next || told > 0 || this.#passing.awaits(line))
      this.#passing.addPart(line, next, this.#passage(row), told);
    else this.#passing.addRow(line, this.#passage(row));
  }

  /**
   * Where a line was seen that came and goes between two looks: where it stood at the end of the last event, if it did
   * by then, behind the row in which that event stopped writing. Otherwise nobody saw it, and its place is where it left.
   */
  #passage(row: number): { from: number; until: number; row: number; buffer: BufferName } {
    const { at, before, scrolls, buffer } = this;
    const earlier = before ? row + scrolls - before.scrolls : row;
    if (before && earlier < before.cursorRow) return { from: before.at, until: at, row: earlier, buffer };
    return { from: at, until: at, row, buffer };
  }
}

/** The runs, moved by `offset`, that hold cells which a standing text was made for. */
function touchingRuns({ own }: StandingText, runs: readonly number[], offset: number): CellRange[] {
  const touching: CellRange[] = [];
  for (let run = 0; run < runs.length; run += 2) {
    const start = (runs[run] ?? 0) + offset;
    const end = (runs[run + 1] ?? 0) + offset;
    for (const range of own) {
      if (range[0] >= end || range[1] <= start) continue;
      touching.push([start, end]);
      break;
    }
  }
  return touching;
}
