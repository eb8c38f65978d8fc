import type { MonthDatabase } from '../month-database.ts';
import { wallTime } from '../recording-row.ts';
import { BLOCK_SPAN_MS } from './cut-blocks.ts';
import { TakenNumbers } from './taken-numbers.ts';

/**
 * Numbers of blocks rise with time, so that the index, which gives them in order, gives the newest first. They count from
 * the start of the month, so many each TICK_MS: then most take the index four bytes. A burst that needs more (400 KB of
 * text a second, longer than a few seconds) takes those of the ticks after, and its blocks are looked at a little
 * earlier than their time says.
 */
const NUMBERS_A_TICK = 512;
const TICK_MS = 10_000;

/**
 * Longest that a burst can push its blocks into the time after it, in ms: in a day of numbers there is room for 35 GB of
 * text. Searches with `until:` begin this much later, where a look at a block's own times rejects it.
 */
const PUSHED_MS = 86_400_000;

/** The lowest number that blocks of a month whose last hit is at a wall time (ms) can have. */
export function lowestNumber({ start }: MonthDatabase, time: number): number {
  return Math.max(0, Math.floor((wallTime(time) - start) / TICK_MS)) * NUMBERS_A_TICK;
}

/** A number that no block with a hit before a wall time (ms) is above; `span` is the longest that a block lasts. */
export function highestNumber(month: MonthDatabase, time: number, span = BLOCK_SPAN_MS): number {
  return lowestNumber(month, time + span + PUSHED_MS);
}

/** The wall time in ms that no hit of a block of this number comes after. */
export function latestHit({ start }: MonthDatabase, number: number): number {
  return start + (Math.floor(number / NUMBERS_A_TICK) + 1) * TICK_MS - 1;
}

/** What is known of the numbers of a month's blocks while it is written. */
export type GivenNumbers = Readonly<Record<BlockTable, TakenNumbers>>;

type BlockTable = 'blocks' | 'audit_blocks';

export function givenNumbers(): GivenNumbers {
  return { blocks: new TakenNumbers(NUMBERS_A_TICK), audit_blocks: new TakenNumbers(NUMBERS_A_TICK) };
}

/** A number that no block of a table has yet, for one whose last hit is at a wall time, above `above`. */
export function freeNumber(month: MonthDatabase, table: BlockTable, time: number, above: number): number {
  const lowest = Math.max(lowestNumber(month, time), above + 1);
  const taken = month.givenNumbers[table];
  const number = firstFree(month, table, taken.after(lowest));
  taken.take(lowest, number);
  return number;
}

function firstFree(month: MonthDatabase, table: BlockTable, lowest: number): number {
  // Blocks of one tick stand side by side: the first gap is found by comparing each number with its place in the row.
  const known = month.statement(`SELECT 1 FROM ${table} WHERE number = ?`);
  if (!known.get(lowest)) return lowest;
  const row = month
    .statement(
      `SELECT number + 1 AS free FROM ${table} AS one WHERE number >= ?
         AND NOT EXISTS (SELECT 1 FROM ${table} AS other WHERE other.number = one.number + 1) ORDER BY number LIMIT 1`,
    )
    .get(lowest);
  return Number(row?.['free'] ?? lowest);
}
