import type { EventHit, Hit } from '@scribery/store';
import type { EventHit as ShownEventHit, SearchHit } from './schemas.ts';

/** A hit as the API shows it. */
export function searchHit(hit: Hit): SearchHit {
  return hit.buffer === null ? eventHit(hit) : { ...hit, matches: pairs(hit), places: [...hit.places] };
}

export function eventHit(hit: EventHit): ShownEventHit {
  return { ...hit, matches: pairs(hit), places: [] };
}

function pairs({ matches }: Pick<Hit, 'matches'>): [number, number][] {
  return matches.map(([start, end]) => [start, end]);
}
