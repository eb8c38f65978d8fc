import type { LineVersion } from '@scribery/format';
import { type Alternative, asksFor } from '../query/alternatives.ts';
import type { Recording } from '../recording.ts';
import type { LineHit } from '../store.ts';
import { completedAt } from './completed-at.ts';
import { meetsFields } from './field-check.ts';
import { LineCheck } from './line-check.ts';
import { merged } from './merged-matches.ts';
import { placeOf, placesOf } from './place.ts';
import { type RecordingHas, recordingHolds } from './recording-holds.ts';

/** [start, end) in a line's text, in UTF-16 units. */
type Span = readonly [number, number];

/** The hit that a line version is, if one of a query's alternatives holds for it; see docs/search.md. */
export function hitOf(
  line: LineVersion,
  recording: Recording,
  alternatives: readonly Alternative[],
  has: RecordingHas,
): LineHit | undefined {
  const check = new LineCheck(line);
  let first: { position: number; start: number; end: number } | undefined;
  const matches: [number, number][] = [];
  for (const alternative of alternatives) {
    const found = matchOf(check, recording, alternative, has);
    if (!found) continue;
    if (!first || found.position < first.position) first = found;
    matches.push(...alternative[line.kind].need.flatMap((phrase) => check.find(phrase)));
  }
  if (!first) return undefined;
  const all = merged(matches);
  return {
    recording: recording.recording,
    host: recording.host,
    user: recording.user,
    time: recording.start + first.position,
    position: first.position,
    until: line.until,
    buffer: line.buffer,
    ...placeOf(line, first.start, first.end),
    text: line.text,
    matches: all,
    places: all.flatMap(([start, end]) => placesOf(line, start, end)),
    kind: line.kind,
  };
}

function matchOf(check: LineCheck, recording: Recording, alternative: Alternative, has: RecordingHas) {
  const { line } = check;
  const own = alternative[line.kind];
  const asks = asksFor(alternative);
  const asksText = asks.length > 0;
  if (asksText && !asks.includes(line.kind)) return undefined;
  if (!meetsFields(recording, alternative.fields)) return undefined;
  if (asksText && !check.meets(own)) return undefined;

  const spans = own.need
    .map((phrase) => newest(line, check.find(phrase)))
    .filter((span) => span !== undefined);
  if (asksText && !spans.some((span) => isFresh(line, span))) return undefined;
  const [start, end] = spans[0] ?? [0, line.text.length];
  const position = asksText ? completedAt(line, Math.max(...spans.map((span) => span[1]))) : line.from;
  const time = recording.start + position;
  if (time < alternative.since || time >= alternative.until) return undefined;

  if (!recordingHolds(alternative, line.kind, has)) return undefined;
  return { position, start, end };
}

/** The first match that is new in this version of its line; the first of all when none is. */
function newest(line: LineVersion, found: readonly Span[]): Span | undefined {
  return found.find((span) => isFresh(line, span)) ?? found[0];
}

/** Whether a match was not there already in the version before, which is a hit of its own. */
function isFresh({ fresh }: LineVersion, [start, end]: Span): boolean {
  return fresh === undefined || fresh.some((span) => span[0] < end && start < span[1]);
}
