import type { Cut } from './cut-value.ts';
import { fitEvent, type JsonObject } from './fit-event.ts';
import { utf8LengthIsAtMost } from './utf8-length.ts';

/** The JSON of a document of at most `limit` bytes, cut as `fitEvent` cuts when it has more; 0 is no limit. */
export function sizedJson(
  document: object,
  limit: number,
  withCuts: (document: JsonObject, cuts: readonly Cut[]) => JsonObject,
): string {
  const json = JSON.stringify(document);
  if (limit === 0 || utf8LengthIsAtMost(json, limit)) return json;
  // Parsed anew it has no members that are undefined.
  return JSON.stringify(fitEvent(JSON.parse(json), limit, withCuts));
}
