import type { LineVersion } from '@scribery/format';
import { lastGrowth } from '../../hit/completed-at.ts';

/**
 * Text in UTF-16 units, and lines, that make a block. The index knows in which block a word stands, and a search looks
 * through the block for the line. At twice the size storing costs a twelfth less and takes a twelfth less room, and
 * four words in a row, each of them common, are looked for in three times as many blocks, twice as long in each.
 */
const BLOCK_UNITS = 8 * 1024;
const BLOCK_LINES = 512;

/**
 * Longest time between the first and the last hit of a block, in ms. Blocks are found by their last hit, so a search
 * with `until:` begins this much later.
 */
export const BLOCK_SPAN_MS = 3_600_000;

/** Lines that make a block, and the positions (ms) between which hits in them can be. */
export interface Block {
  readonly lines: readonly LineVersion[];
  readonly earliest: number;
  readonly latest: number;
}

/** Whether lines are enough for a block. */
export function fillsBlock(lines: readonly LineVersion[]): boolean {
  if (lines.length >= BLOCK_LINES) return true;
  let units = 0;
  for (const { text } of lines) {
    units += text.length;
    if (units >= BLOCK_UNITS) return true;
  }
  return false;
}

/** Cuts lines of a recording into blocks, oldest first. */
export function* cutBlocks(lines: readonly LineVersion[]): Generator<Block> {
  const { sorted, hits } = inTime(lines);
  let first = 0;
  let units = 0;
  let earliest = 0;
  let latest = 0;
  for (let at = 0; at < sorted.length; at++) {
    const line = sorted[at];
    if (!line) break;
    const hit = hits[at] ?? 0;
    const full = at - first >= BLOCK_LINES || units >= BLOCK_UNITS;
    if (at > first && (full || hit - Math.min(line.from, earliest) > BLOCK_SPAN_MS)) {
      yield { lines: sorted.slice(first, at), earliest, latest };
      first = at;
      units = 0;
    }
    earliest = at === first ? line.from : Math.min(line.from, earliest);
    latest = hit;
    units += line.text.length;
  }
  if (first < sorted.length) yield { lines: sorted.slice(first), earliest, latest };
}

/** Lines by the time of their last hit, which is told beside them; mostly they come so, and looking costs a tenth of sorting. */
function inTime(lines: readonly LineVersion[]): { sorted: readonly LineVersion[]; hits: readonly number[] } {
  const hits = lines.map(lastGrowth);
  if (hits.every((hit, at) => at === 0 || (hits[at - 1] ?? 0) <= hit)) return { sorted: lines, hits };
  const order = hits.map((_, at) => at);
  order.sort((a, b) => (hits[a] ?? 0) - (hits[b] ?? 0) || (lines[a]?.from ?? 0) - (lines[b]?.from ?? 0));
  return { sorted: order.flatMap((at) => lines[at] ?? []), hits: order.map((at) => hits[at] ?? 0) };
}
