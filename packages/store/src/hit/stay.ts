import type { LineVersion } from '@scribery/format';

/** What matches in a line version, [start, end) in UTF-16 units of its text, and from when to when it stood there. */
export interface Stay {
  readonly start: number;
  readonly end: number;
  /** Position in ms from which all of it stood there. */
  readonly from: number;
  /** Position in ms when it was gone; Infinity while it stands. */
  readonly until: number;
}

/** Position in ms when a line version was gone; Infinity while it stands. */
export function endOf({ until }: LineVersion): number {
  return until ?? Number.POSITIVE_INFINITY;
}
