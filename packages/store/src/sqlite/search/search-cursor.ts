import { type HitKey, hitKey, textDigest } from '../../hit/order.ts';
import type { Hit } from '../../store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const HIT_KINDS = ['saw', 'typed', 'cmd', 'event'] as const satisfies readonly Hit['kind'][];

/** Where a page of hits ended, and how many hits came up to there. */
export interface SearchPlace {
  readonly key: HitKey;
  readonly seen: number;
}

/** What still stands has no end; in a cursor that is the number that no position is. */
const STANDING = -1;

export function encodePlace(hit: Hit, seen: number): string {
  const { time, recording, position, row, column, kind, buffer, until, text } = hitKey(hit);
  const digest = textDigest(text);
  return encodeCursor([
    time,
    recording,
    position,
    row,
    column,
    kind,
    buffer,
    until ?? STANDING,
    digest,
    seen,
  ]);
}

/** Throws SCR_REQUEST_INVALID for anything that `encodePlace` did not give. */
export function decodePlace(cursor: string): SearchPlace {
  const [time, recording, position, row, column, kind, buffer, until, digest, seen] = decodeCursor(cursor, [
    'number',
    'string',
    'number',
    'number',
    'number',
    'string',
    'string',
    'number',
    'number',
    'number',
  ]);
  return {
    key: {
      time: Number(time),
      recording: String(recording),
      position: Number(position),
      row: Number(row),
      column: Number(column),
      kind: HIT_KINDS.find((known) => known === kind) ?? 'saw',
      buffer: String(buffer),
      until: until === STANDING ? null : Number(until),
      text: Number(digest),
    },
    seen: Number(seen),
  };
}
