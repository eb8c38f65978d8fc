import type { EventHit, LineHit, SearchHit } from '../api/shapes.ts';
import type { Mark, Place } from './mark.ts';

/** A hit in a recording: it has a moment there. */
export type RecordingHit = LineHit | (EventHit & { readonly position: number });

/**
 * The hits of a search in one recording, in the order of their positions. Hits of others are left out: a query such as
 * `a) OR (b` reaches beyond the parentheses of `queryWithin`.
 */
export function inOrder(recording: string, hits: readonly SearchHit[]): RecordingHit[] {
  return hits
    .filter((hit): hit is RecordingHit => hit.recording === recording && hit.position !== null)
    .sort(
      (a, b) => a.position - b.position || (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
}

/** Where what matched in a hit stood on the screen, that which gave the hit its place first; nowhere for what was done. */
export function placesOfHit(hit: SearchHit): Place[] {
  if (hit.buffer === null) return [];
  const { row, column, width } = hit;
  const others = hit.places.filter((place) => place.row !== row || place.column !== column);
  return [
    { row, column, width },
    ...others.map((place) => ({ row: place.row, column: place.column, width: place.width })),
  ];
}

/** The marks of a hit: those places with the texts that stood there. */
export function marksOfHit(hit: SearchHit): Mark[] {
  return placesOfHit(hit).map((place) => {
    const part = hit.places.find(({ row, column }) => row === place.row && column === place.column);
    return { place, text: part === undefined ? '' : hit.text.slice(part.start, part.end) };
  });
}

/**
 * The number of the hit to go to: the one after (1) or before (-1) `current`, or, where none is chosen, the nearest to
 * `position` (ms) in that direction. Goes round at the ends; undefined without hits.
 */
export function nextHit(
  hits: readonly RecordingHit[],
  current: number | undefined,
  position: number,
  by: 1 | -1,
): number | undefined {
  if (hits.length === 0) return undefined;
  if (current !== undefined) return (current + by + hits.length) % hits.length;
  const found =
    by === 1
      ? hits.findIndex((hit) => hit.position >= position)
      : hits.findLastIndex((hit) => hit.position <= position);
  if (found >= 0) return found;
  return by === 1 ? 0 : hits.length - 1;
}

/** The number of the hit that a link means: at this position, in this place if the link tells one. */
export function linkedHit(
  hits: readonly RecordingHit[],
  position: number,
  place?: { readonly row: number; readonly column: number },
): number | undefined {
  const there = hits.flatMap((hit, number) => (Math.abs(hit.position - position) < 1 ? [number] : []));
  const exact = there.find(
    (number) => hits[number]?.row === place?.row && hits[number]?.column === place?.column,
  );
  return exact ?? there[0];
}

/** A query that holds in one recording only. */
export function queryWithin(recording: string, query: string): string {
  return `${queryPrefix(recording)}${query})`;
}

/** The column of what was typed, from 1, of a column of the whole query that `queryWithin` made of it. */
export function typedColumn(recording: string, column: number): number {
  return Math.max(1, column - queryPrefix(recording).length);
}

function queryPrefix(recording: string): string {
  return `rec:${recording} (`;
}
