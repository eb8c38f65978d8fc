import type { LineVersion } from '@scribery/format';

/** Position in ms from which the first `end` UTF-16 units of a line version stood there. */
export function completedAt(line: LineVersion, end: number): number {
  if (!line.growth) return line.from;
  const grown = line.growth.find(([length]) => length >= end) ?? line.growth.at(-1);
  return Math.max(line.from, grown?.[1] ?? line.from);
}

/** Position in ms of the last thing that happened to a line version while it stood: no hit in it is later. */
export function lastGrowth(line: LineVersion): number {
  return line.growth ? Math.max(line.from, line.growth.at(-1)?.[1] ?? line.from) : line.from;
}

/** UTF-16 units of the text of a line version that stood there just before a position (ms) at which it grew. */
export function lengthBefore(line: LineVersion, at: number): number {
  return line.growth?.findLast(([, position]) => position < at)?.[0] ?? line.text.length;
}
