import type { MonthDatabase } from '../month-database.ts';
import { wallTime } from '../recording-row.ts';
import { BLOCK_SPAN_MS } from './cut-blocks.ts';

/**
 * Numbers of blocks rise with time, so that the index, which gives them in order, gives the newest first. There are so
 * many a second; a burst that needs more (4 MB a second and longer) takes those of the seconds after, and its blocks are
 * looked at a little earlier than their time says.
 */
const NUMBERS_A_SECOND = 256;

/** The lowest number that blocks whose last hit is at a wall time (ms) can have. */
export function lowestNumber(time: number): number {
  return Math.floor(wallTime(time) / 1000) * NUMBERS_A_SECOND;
}

/**
 * Longest that a burst can push its blocks into the seconds after it, in ms: a day of numbers is 360 GB of text within
 * one second. Searches with `until:` begin this much later, where a look at a block's own times rejects it.
 */
const PUSHED_MS = 86_400_000;

/** A number that no block with a hit before a wall time (ms) is above. */
export function highestNumber(time: number): number {
  return lowestNumber(time + BLOCK_SPAN_MS + PUSHED_MS);
}

/** The wall time in ms that no hit of a block of this number comes after. */
export function latestHit(number: number): number {
  return Math.floor(number / NUMBERS_A_SECOND) * 1000 + 999;
}

/** A number that no block has yet, for one whose last hit is at a wall time, above `above`. */
export function freeNumber(month: MonthDatabase, time: number, above: number): number {
  const lowest = Math.max(lowestNumber(time), above + 1);
  // Blocks of one second stand side by side: the first gap is found by comparing each number with its place in the row.
  const taken = month.statement('SELECT 1 FROM blocks WHERE number = ?');
  if (!taken.get(lowest)) return lowest;
  const row = month
    .statement(
      `SELECT number + 1 AS free FROM blocks AS one WHERE number >= ?
         AND NOT EXISTS (SELECT 1 FROM blocks AS other WHERE other.number = one.number + 1) ORDER BY number LIMIT 1`,
    )
    .get(lowest);
  return Number(row?.['free'] ?? lowest);
}
