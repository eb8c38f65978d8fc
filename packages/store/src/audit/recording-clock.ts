/**
 * Where the wall clock stood during a recording: from position `[0]` (ms) on, position 0 was at wall time `[1]` (ms).
 * One entry as a rule; another one for each time that the clock was set.
 */
export type RecordingClock = readonly (readonly [position: number, start: number])[];

/** The clock of a recording whose messages told nothing else than its start. */
export function steadyClock(start: number): RecordingClock {
  return [[0, start]];
}

/**
 * The position in ms of a wall time: the earliest that it can be, not before `from`. What lies in a jump of the clock is
 * where it jumped; what lies before the start is negative.
 */
export function positionAt(clock: RecordingClock, time: number, from = Number.NEGATIVE_INFINITY): number {
  let jumped = Number.NaN;
  for (const [index, [begin, start]] of clock.entries()) {
    const end = clock[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    const position = time - start;
    const first = index === 0 ? Number.NEGATIVE_INFINITY : begin;
    if (position >= first && position < end && position >= from) return position;
    // The clock was set ahead over this time: it is the end of the last stretch that lay before it.
    if (position >= end) jumped = end;
  }
  if (!Number.isNaN(jumped)) return jumped;
  return clock[0] ? time - clock[0][1] : 0;
}

/** Wall time in ms of a position. */
export function timeAt(clock: RecordingClock, position: number): number {
  const start = clock.findLast(([begin]) => begin <= position)?.[1] ?? clock[0]?.[1] ?? 0;
  return start + position;
}
