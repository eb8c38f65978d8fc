import { inOrder, type RecordingHit, type SearchPage } from '@scribery/player';
import type { ApiClient } from '../client/api-client.ts';
import { getJson } from '../client/call.ts';

/** Hits of a search inside one recording that are kept: more than anybody steps through with `n`. */
const HITS_MOST = 1000;

/** What a query finds in one recording, in the order of the recording. Throws SCR_QUERY_SYNTAX. */
export async function searchRecording(
  client: ApiClient,
  recording: string,
  query: string,
): Promise<readonly RecordingHit[]> {
  const page: SearchPage = await getJson(client, '/api/search', {
    query: `rec:${recording} (${query})`,
    limit: HITS_MOST,
  });
  return inOrder(recording, page.hits);
}
