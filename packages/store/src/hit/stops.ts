import type { LineVersion } from '@scribery/format';

/**
 * What stood this long, in ms, counts as any other text, also when its line grew on. Promised are 200; less by the 20 by
 * which the position where a text appeared is told late at most.
 */
const STOPPED_MS = 180;

/** A stop in the growth of a line version: what it had by then stood for a while. */
export interface Stop {
  /** UTF-16 units of the text that stood there; fewer than it has. */
  readonly length: number;
  /** Position in ms when it grew on. */
  readonly until: number;
}

const NONE: readonly Stop[] = [];

/**
 * The stops of a line that was seen, in order. A line that was typed has none: it is what was entered in the end, however
 * long the fingers rested.
 */
export function stopsOf({ kind, growth, text }: LineVersion): readonly Stop[] {
  if (growth === undefined || kind !== 'saw') return NONE;
  const stops: Stop[] = [];
  for (let step = 1; step < growth.length; step++) {
    const [length = 0, at = 0] = growth[step - 1] ?? [];
    const until = growth[step]?.[1] ?? at;
    if (length > 0 && length < text.length && until - at >= STOPPED_MS) stops.push({ length, until });
  }
  return stops;
}
