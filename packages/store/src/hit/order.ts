import { identityOf } from '../audit/event-facts.ts';
import type { Hit, LineHit } from '../store.ts';

/** What orders hits, and with that tells them apart. */
export interface HitKey
  extends Pick<LineHit, 'time' | 'recording' | 'position' | 'row' | 'column' | 'until'> {
  readonly kind: Hit['kind'];
  /** Empty for an event. */
  readonly buffer: string;
  /**
   * The text, or its digest, which is all that a cursor keeps of it: lines of a burst differ in nothing else. Of an event
   * what tells it apart from others.
   */
  readonly text: string | number;
}

/** The key of a hit. */
export function hitKey(hit: Hit): HitKey {
  if (hit.buffer !== null) return hit;
  const { time, kind } = hit;
  // An event stands by itself, whatever recording it is shown in.
  return {
    time,
    kind,
    text: identityOf(hit),
    recording: '',
    position: 0,
    row: 0,
    column: 0,
    until: 0,
    buffer: '',
  };
}

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
    (b.until ?? STANDING) - (a.until ?? STANDING) ||
    textDigest(a.text) - textDigest(b.text)
  );
}

/** 53 bits, so that of a million lines of one moment no two are likely to be taken for one; FNV-1a with two offsets. */
export function textDigest(text: string | number): number {
  if (typeof text === 'number') return text;
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) + (low >>> 15);
  }
  return (low >>> 0) + (high & 0x1fffff) * 2 ** 32;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
