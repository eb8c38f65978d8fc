import type { Hit } from '../store.ts';

/** What orders hits, and with that tells them apart. */
export type HitKey = Pick<
  Hit,
  'time' | 'recording' | 'position' | 'row' | 'column' | 'kind' | 'buffer' | 'until'
>;

/** What still stands is gone later than anything else; a number, since two infinities have no difference. */
const STANDING = Number.MAX_SAFE_INTEGER;

/** Newest first; hits of one moment in an order that is the same in every search, so that a cursor can name a place in it. */
export function compareHits(a: HitKey, b: HitKey): number {
  return (
    b.time - a.time ||
    compare(b.recording, a.recording) ||
    b.position - a.position ||
    b.row - a.row ||
    b.column - a.column ||
    compare(b.kind, a.kind) ||
    compare(b.buffer, a.buffer) ||
    (b.until ?? STANDING) - (a.until ?? STANDING)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
