import type { LineVersion } from '@scribery/format';
import { isBlank } from '../terminal/cell.ts';
import { agedLine } from './aged-line.ts';
import { type LogicalLine, lineText, storeRecorded, trimEnd, trimStart, unitsOf } from './logical-line.ts';
import type { RowState } from './row-state.ts';
import { small } from './small.ts';
import { type CellRange, GROWTH_STEPS, grow, type StandingText, wholeSince } from './standing-text.ts';
import type { TextBudget } from './text-budget.ts';
import { STOOD_MS } from './timing.ts';
import { isInWord, isWideTail } from './words.ts';

/** Which text of a line is due. */
export interface Due {
  /** Position in ms. */
  readonly at: number;
  /** Also text that stood too short: the line scrolls away. */
  readonly all: boolean;
  readonly buffer: LineVersion['buffer'];
  readonly budget: TextBudget;
}

/**
 * Records the text of a logical line that stood long enough and is in no version yet: it becomes a standing text of the
 * row that it begins in, or makes one grow. Cells that changed at the same moment are taken together, oldest first, so
 * that the outcome does not depend on when, or how often, this is called.
 */
export function settleLine(rows: readonly RowState[], due: Due): void {
  if (!rows.some((row) => row.unsettled)) return;
  const line = agedLine(rows);
  const { moments, waiting, youngest, first, last } = dueText(line, due);
  const [oldest = 0] = moments;
  if (moments.length === 1 && youngest <= oldest) {
    // Nearly all lines: what is new in them came at once.
    recordPiece(line, { start: 0, end: line.used, first, last }, oldest, due);
  } else {
    for (const moment of moments) recordMoment(line, moment, due);
  }
  if (moments.length > 0) storeRecorded(line);
  if (!waiting) for (const row of rows) row.settle();
}

/** What a line has that is in no version yet. */
interface DueText {
  /** Positions at which text came that is due, oldest first. */
  readonly moments: number[];
  /** Whether there is more, that is not due yet. */
  readonly waiting: boolean;
  /** When the last of its cells, blank ones too, came to read as it does. */
  readonly youngest: number;
  /** The first and last cell of what is due. */
  readonly first: number;
  readonly last: number;
}

function dueText({ content, since, recorded, used }: LogicalLine, { at, all }: Due): DueText {
  const moments: number[] = [];
  const latest = all ? Number.POSITIVE_INFINITY : at - STOOD_MS;
  let waiting = false;
  let youngest = Number.NEGATIVE_INFINITY;
  let known = Number.NaN;
  let first = -1;
  let last = -1;
  for (let cell = 0; cell < used; cell++) {
    const moment = since[cell] ?? 0;
    if (moment > youngest) youngest = moment;
    if (recorded[cell] !== 0 || isBlank(content[cell] ?? 0)) continue;
    if (moment > latest) {
      waiting = true;
      continue;
    }
    if (first < 0) first = cell;
    last = cell;
    if (moment === known) continue;
    known = moment;
    if (!moments.includes(moment)) moments.push(moment);
  }
  if (moments.length > 1) moments.sort((a, b) => a - b);
  return { moments, waiting, youngest, first, last };
}

/** Records what appeared at `moment`, each piece with the text around it that stood there then. */
function recordMoment(line: LogicalLine, moment: number, due: Due): void {
  const { content, since, recorded, used } = line;
  for (let start = 0; start < used; ) {
    if ((since[start] ?? 0) > moment) {
      start++;
      continue;
    }
    let end = start;
    let first = -1;
    let last = -1;
    for (; end < used && (since[end] ?? 0) <= moment; end++) {
      if (recorded[end] !== 0 || isBlank(content[end] ?? 0)) continue;
      if (first < 0) first = end;
      last = end;
    }
    if (first >= 0) recordPiece(line, { start, end, first, last }, moment, due);
    start = end;
  }
}

/** New text in the cells [first, last] within older text in [start, end). */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

function recordPiece(line: LogicalLine, found: Piece, moment: number, due: Due): void {
  const { first, last } = found;
  const start = trimStart(line, found.start, found.end);
  const end = trimEnd(line, start, found.end);
  const piece = { start, end, first, last };
  const grown = growing(line, piece, moment);
  if (grown) {
    const from = grown.start + offsetOf(line, grown);
    const { text, cells } = lineText(line, from, end);
    grown.end = end - from + grown.start;
    grown.rows = rowsOf(line, from, end);
    grown.own.push([first - from + grown.start, grown.end]);
    grow(grown, text, cells, small(moment));
  } else {
    addStanding(line, piece, moment, due);
  }
  line.recorded.fill(1, first, last + 1);
}

/** The standing text that the piece continues: directly behind it, on the same place as when it was first seen. */
function growing(
  line: LogicalLine,
  { start, end, first, last }: Piece,
  moment: number,
): StandingText | undefined {
  if (behind(line, last) < end) return undefined;
  for (const row of line.rows) {
    for (const standing of row.standing) {
      const from = standing.start + offsetOf(line, standing);
      const to = standing.end - standing.start + from;
      if (from < start || to > first || standing.growth.length >= GROWTH_STEPS) continue;
      if (row.rowAt(moment) !== standing.row || standing.cols !== line.cols) continue;
      if (trimEnd(line, to, first) > to || isWithinWord(line, from)) continue;
      if (allSince(line, from, to, wholeSince(standing))) return standing;
    }
  }
  return undefined;
}

/** Whether a word goes on in a cell: what began there before letters came in front of it does not grow, the longer word does. */
function isWithinWord({ content }: LogicalLine, cell: number): boolean {
  return cell > 0 && isInWord(content[cell - 1] ?? 0) && isInWord(content[cell] ?? 0);
}

function offsetOf(line: LogicalLine, standing: StandingText): number {
  const [first] = standing.rows;
  return first ? line.rows.indexOf(first) * line.cols : 0;
}

function allSince({ since }: LogicalLine, start: number, end: number, moment: number): boolean {
  for (let cell = start; cell < end; cell++) if ((since[cell] ?? 0) > moment) return false;
  return true;
}

/**
 * How often a line may change in part and be recorded whole each time. A clock or a counter in a long line would fill
 * the index with the rest of it; from then on only what changed is recorded, with `WORDS_AROUND` words on either side.
 */
const WHOLE_RECORDS = 4;
const WORDS_AROUND = 3;

function addStanding(line: LogicalLine, piece: Piece, moment: number, { buffer, budget }: Due): void {
  const spans = freshSpans(line, piece);
  const [head] = line.rows;
  if (!head) return;
  let { start, end } = piece;
  const whole = spans.length === 1 && spans[0]?.[0] === start && spans[0][1] === end;
  head.partialChanges = whole ? 0 : head.partialChanges + 1;
  if (head.partialChanges > WHOLE_RECORDS) {
    start = wordsBefore(line, piece.first, start);
    end = wordsBehind(line, piece.last + 1, end);
  }
  const rows = rowsOf(line, start, end);
  const [first] = rows;
  if (!first || !budget.allows(unitsOf(line, start, end))) return;
  const { text, cells } = lineText(line, start, end);
  const base = line.rows.indexOf(first) * line.cols;
  first.standing.push({
    rows,
    start: start - base,
    end: end - base,
    own: base === 0 ? spans : spans.map(([from, to]) => [from - base, to - base]),
    text,
    cells,
    fresh: whole
      ? undefined
      : spans.map(([from, to]) => [unitOf(cells, from - start), unitOf(cells, to - start)]),
    buffer,
    row: first.rowAt(moment),
    cols: line.cols,
    from: small(moment),
    growth: [],
  });
}

/** The words of a piece that hold text which is in no version yet, with the blanks between them. */
function freshSpans({ content, recorded }: LogicalLine, { start, end }: Piece): CellRange[] {
  const spans: [number, number][] = [];
  let open: [number, number] | undefined;
  for (let cell = start; cell < end; ) {
    const first = content[cell] ?? 0;
    if (isBlank(first)) {
      cell++;
      continue;
    }
    const word = cell;
    const letters = isInWord(first);
    let fresh = recorded[cell++] === 0;
    while (cell < end && ((letters && isInWord(content[cell] ?? 0)) || isWideTail(content, cell))) {
      fresh ||= recorded[cell] === 0;
      cell++;
    }
    if (!fresh) {
      open = undefined;
    } else if (open) {
      open[1] = cell;
    } else {
      open = [word, cell];
      spans.push(open);
    }
  }
  return spans;
}

/** The cell behind a character; a wide one takes two. */
function behind({ content }: LogicalLine, cell: number): number {
  return isWideTail(content, cell + 1) ? cell + 2 : cell + 1;
}

function unitOf(cells: readonly number[] | undefined, cell: number): number {
  if (!cells) return cell;
  const unit = cells.findIndex((at) => at >= cell);
  return unit < 0 ? cells.length : unit;
}

function rowsOf({ rows, cols }: LogicalLine, start: number, end: number): RowState[] {
  return rows.slice(Math.floor(start / cols), Math.ceil(end / cols));
}

function wordsBefore({ content }: LogicalLine, first: number, start: number): number {
  let cell = first;
  for (let words = 0; words <= WORDS_AROUND && cell > start; words++) {
    while (cell > start && isBlank(content[cell - 1] ?? 0)) cell--;
    while (cell > start && !isBlank(content[cell - 1] ?? 0)) cell--;
  }
  return cell;
}

function wordsBehind({ content }: LogicalLine, last: number, end: number): number {
  let cell = last;
  for (let words = 0; words <= WORDS_AROUND && cell < end; words++) {
    while (cell < end && isBlank(content[cell] ?? 0)) cell++;
    while (cell < end && !isBlank(content[cell] ?? 0)) cell++;
  }
  return cell;
}
