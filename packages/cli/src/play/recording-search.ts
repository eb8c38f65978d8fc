import { registry, ScriberyError } from '@scribery/errors';
import {
  inOrder,
  ownTimeZone,
  queryWithin,
  type RecordingHit,
  type SearchPage,
  typedColumn,
} from '@scribery/player';
import type { ApiClient } from '../client/api-client.ts';
import { getJson } from '../client/call.ts';

/** Hits of a search inside one recording that are kept: more than anybody steps through with `n`. */
const HITS_MOST = 1000;

export interface FoundInRecording {
  /** In the order of the recording. */
  readonly hits: readonly RecordingHit[];
  /** What was searched, where that is not all of it: `the newest 12 lines`. */
  readonly part: string | undefined;
}

/** What a query finds in one recording. What is wrong with it is told with its column first. */
export async function searchRecording(
  client: ApiClient,
  recording: string,
  query: string,
): Promise<FoundInRecording> {
  try {
    const page: SearchPage = await getJson(client, '/api/search', {
      query: queryWithin(recording, query),
      time_zone: ownTimeZone(),
      limit: HITS_MOST,
    });
    const { limited } = page;
    const part = limited === null ? undefined : `the newest ${limited.lines.toLocaleString('en')} lines`;
    return { hits: inOrder(recording, page.hits), part };
  } catch (error) {
    throw error instanceof ScriberyError ? asTyped(recording, error) : error;
  }
}

/** An error as it is told in one short line to somebody who typed only a part of the query. */
function asTyped(recording: string, error: ScriberyError): Error {
  const { column } = error.place;
  if (column === undefined) return error;
  const detail = error.message.slice(registry[error.code].text.length + 2).replace(/ \(column \d+\)$/, '');
  return new Error(`column ${typedColumn(recording, column)}: ${detail}`, { cause: error });
}
