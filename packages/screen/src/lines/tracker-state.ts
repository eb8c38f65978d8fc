import { ScriberyError } from '@scribery/errors';
import type { BufferName, LineTracker, Mark } from './line-tracker.ts';
import { groupRows } from './group-rows.ts';
import { RowState } from './row-state.ts';
import type { StandingText } from './standing-text.ts';

/** A tracker right after a look, as JSON; what the rows read is on the screen of the same keyframe. */
export interface TrackerState {
  readonly at: number;
  readonly before?: Mark;
  /** Text that output has not paid for; 0 where left out. */
  readonly owed?: number;
  readonly main: readonly SavedRow[];
  readonly alternate: readonly SavedRow[];
}

/** Positions are ms before the state's `at`. `since`, `recorded` and `replaced` are runs: value, number of cells, value, … */
interface SavedRow {
  readonly since: readonly number[];
  readonly recorded: readonly number[];
  readonly replaced?: readonly number[];
  readonly moves: readonly (readonly [number, number])[];
  readonly unsettled?: true;
  readonly partialChanges?: number;
  readonly wrapped?: number;
  readonly standing?: readonly Omit<StandingText, 'rows'>[];
}

export function saveTracker(tracker: LineTracker): TrackerState {
  const { at, before, scrolls, screens, budget } = tracker;
  return {
    at,
    ...(before && { before: { ...before, scrolls: before.scrolls - scrolls } }),
    ...(budget.owed > 0 && { owed: budget.owed }),
    main: screens.main.map((row) => saveRow(row, at)),
    alternate: screens.alternate.map((row) => saveRow(row, at)),
  };
}

function saveRow(row: RowState, now: number): SavedRow {
  return {
    since: before(now, runs(row.since)),
    recorded: runs(row.recorded),
    ...(row.hasReplaced && row.replaced && { replaced: runs(row.replaced) }),
    moves: row.moves.map(({ at, row: place }) => [now - at, place]),
    ...(row.unsettled && { unsettled: true as const }),
    ...(row.partialChanges > 0 && { partialChanges: row.partialChanges }),
    ...(row.wrappedAt !== undefined && { wrapped: now - row.wrappedAt }),
    ...(row.standing.length > 0 && { standing: row.standing.map(withoutRows) }),
  };
}

/** The positions of runs as what lies between them and `now`. */
function before(now: number, pairs: number[]): number[] {
  for (let pair = 0; pair < pairs.length; pair += 2) pairs[pair] = now - (pairs[pair] ?? 0);
  return pairs;
}

function withoutRows(standing: StandingText): Omit<StandingText, 'rows'> {
  const { start, end, own, text, cells, fresh, buffer, row, cols, from, growth } = standing;
  return { start, end, own, text, cells, fresh, buffer, row, cols, from, growth };
}

/** Brings a new tracker, that follows the emulator of the same keyframe, to where another was. */
export function restoreTracker(tracker: LineTracker, state: TrackerState): void {
  const { buffers } = tracker.emulator.core._bufferService;
  tracker.at = state.at;
  tracker.before = state.before;
  tracker.budget.owed = state.owed ?? 0;
  tracker.buffer = buffers.active === buffers.alt ? 'alternate' : 'main';
  restoreScreen(tracker, 'main', state);
  restoreScreen(tracker, 'alternate', state);
}

function restoreScreen(tracker: LineTracker, name: BufferName, state: TrackerState): void {
  const { buffers, rows: height } = tracker.emulator.core._bufferService;
  const { lines, ybase } = name === 'main' ? buffers.normal : buffers.alt;
  const rows = tracker.screens[name];
  for (const [place, saved] of state[name].entries()) {
    const line = place < height ? lines.get(ybase + place) : undefined;
    if (!line) throw damaged(`${name} has fewer rows than its line tracker`);
    const row = tracker.newRow(line, place, 0);
    spread(saved.since, row.since);
    for (let cell = 0; cell < row.since.length; cell++) row.since[cell] = state.at - (row.since[cell] ?? 0);
    spread(saved.recorded, row.recorded);
    if (saved.replaced) {
      row.replaced = new Uint8Array(row.content.length);
      row.hasReplaced = true;
      spread(saved.replaced, row.replaced);
    }
    row.moves = saved.moves.map(([before, moved]) => ({ at: state.at - before, row: moved }));
    row.unsettled = saved.unsettled === true;
    row.partialChanges = saved.partialChanges ?? 0;
    if (saved.wrapped !== undefined) row.wrappedAt = state.at - saved.wrapped;
    rows.push(row);
    tracker.adopt(row);
  }
  for (const [place, saved] of state[name].entries()) {
    for (const standing of saved.standing ?? []) {
      const span = rows.slice(place, place + Math.ceil(standing.end / standing.cols));
      const { start, end, own, text, cells, fresh, ...rest } = standing;
      // In the order in which texts are made, so that the same state is saved in the same words.
      rows[place]?.standing.push({ rows: span, start, end, own, text, cells, fresh, ...rest });
    }
  }
  groupRows(rows, {
    split: () => {},
    cut: () => {
      throw damaged(`a standing text of ${name} does not fit its rows`);
    },
  });
}

function damaged(what: string): ScriberyError {
  return new ScriberyError('SCR_INPUT_DAMAGED', `${what}; rebuild the index`, {
    place: { field: 'tracker' },
  });
}

function runs(values: ArrayLike<number>): number[] {
  const pairs: number[] = [];
  for (let start = 0, end = 0; start < values.length; start = end) {
    while (end < values.length && values[end] === values[start]) end++;
    pairs.push(values[start] ?? 0, end - start);
  }
  return pairs;
}

function spread(pairs: readonly number[], values: Float64Array | Uint8Array): void {
  let start = 0;
  for (let pair = 0; pair + 1 < pairs.length; pair += 2) {
    const end = start + (pairs[pair + 1] ?? 0);
    values.fill(pairs[pair] ?? 0, start, end);
    start = end;
  }
}
