import { ScriberyError } from '@scribery/errors';
import { ownTimeZone, type RecordingList, type RecordingSummary } from '@scribery/player';
import type { MissingNote } from '../output/missing.ts';
import type { ApiClient } from './api-client.ts';
import { getJson } from './call.ts';

/** Recordings asked for at a time. */
const PAGE = 200;

/** Recordings for which a query holds, newest first, page by page; `limit` 0 gives all. What could not be read is told. */
export async function* listRecordings(
  client: ApiClient,
  { query, limit, missing }: { query?: string; limit: number; missing: MissingNote },
): AsyncGenerator<RecordingSummary> {
  let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  let cursor: string | undefined;
  while (left > 0) {
    const page: RecordingList = await getJson(client, '/api/recordings', {
      query,
      time_zone: ownTimeZone(),
      limit: Math.min(PAGE, left),
      cursor,
    });
    missing.tell(page.problems);
    yield* page.recordings;
    left -= page.recordings.length;
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** One recording; throws SCR_RECORDING_NOT_FOUND. */
export function readRecording(client: ApiClient, recording: string): Promise<RecordingSummary> {
  return getJson(client, recordingPath(recording));
}

/** The address of a recording or of something below it (`recordingPath(id, 'screen')`). */
export function recordingPath(recording: string, below?: string): string {
  if (recording === '.' || recording === '..') {
    // encodeURIComponent leaves these as they are, and a URL takes them for directories.
    throw new ScriberyError('SCR_RECORDING_ID_INVALID', recording);
  }
  const path = `/api/recordings/${encodeURIComponent(recording)}`;
  return below === undefined ? path : `${path}/${below}`;
}
