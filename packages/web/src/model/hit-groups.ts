import type { SearchHit } from '@scribery/player';

/** Hits that follow each other in one recording; without one, in one session of a host. */
export interface HitGroup {
  readonly recording: string | null;
  readonly user: string;
  readonly host: string;
  readonly hits: readonly SearchHit[];
}

/** Puts neighbouring hits of one recording together; the order stays. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups: (HitGroup & { hits: SearchHit[] })[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last && keyOf(last.hits[0]) === keyOf(hit)) last.hits.push(hit);
    else groups.push({ recording: hit.recording, user: hit.user, host: hit.host, hits: [hit] });
  }
  return groups;
}

function keyOf(hit: SearchHit | undefined): string | undefined {
  if (hit === undefined || hit.buffer !== null) return hit?.recording;
  return hit.recording ?? `${hit.user} ${hit.host} ${hit.boot} ${hit.session}`;
}
