import type { SearchHit } from '@scribery/player';

/** Hits that follow each other in one recording. */
export interface HitGroup {
  readonly recording: string;
  readonly user: string;
  readonly host: string;
  readonly hits: readonly SearchHit[];
}

/** Puts neighbouring hits of one recording together; the order stays. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups: (HitGroup & { hits: SearchHit[] })[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.recording === hit.recording) last.hits.push(hit);
    else groups.push({ recording: hit.recording, user: hit.user, host: hit.host, hits: [hit] });
  }
  return groups;
}
