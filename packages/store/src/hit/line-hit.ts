import type { LineVersion } from '@scribery/format';
import { type Alternative, asksFor } from '../query/alternatives.ts';
import type { Recording } from '../recording.ts';
import type { LineHit } from '../store.ts';
import { lengthBefore } from './completed-at.ts';
import { meetsFields } from './field-check.ts';
import { LineCheck } from './line-check.ts';
import { merged } from './merged-matches.ts';
import { placeOf, placesOf } from './place.ts';
import { type RecordingHas, recordingHolds } from './recording-holds.ts';
import { joined, type Standing, standings } from './standings.ts';
import { endOf } from './stay.ts';

const NONE: readonly never[] = [];

/**
 * The hits that a line version is, in order: one for each time that one of a query's alternatives held for it; see
 * docs/search.md.
 */
export function hitsOf(
  line: LineVersion,
  recording: Recording,
  alternatives: readonly Alternative[],
  has: RecordingHas,
): readonly LineHit[] {
  const check = new LineCheck(line);
  const found: Standing[] = [];
  for (const alternative of alternatives) found.push(...heldAt(check, recording, alternative, has));
  return found.length === 0 ? NONE : joined(found).map((standing) => hitAt(line, recording, standing));
}

function hitAt(line: LineVersion, recording: Recording, standing: Standing): LineHit {
  const { position, start, end } = standing;
  const outgrown = standing.until < endOf(line);
  const matches = merged(standing.matches);
  return {
    recording: recording.recording,
    host: recording.host,
    user: recording.user,
    time: recording.start + position,
    position,
    until: outgrown ? standing.until : line.until,
    buffer: line.buffer,
    ...placeOf(line, start, end),
    text: outgrown ? line.text.slice(0, lengthBefore(line, standing.until)) : line.text,
    matches,
    places: matches.flatMap(([from, to]) => placesOf(line, from, to)),
    kind: line.kind,
  };
}

/** From when to when an alternative held for a line. */
function heldAt(
  check: LineCheck,
  recording: Recording,
  alternative: Alternative,
  has: RecordingHas,
): readonly Standing[] {
  const { line } = check;
  const asks = asksFor(alternative);
  const asksText = asks.length > 0;
  if (asksText && !asks.includes(line.kind)) return NONE;
  if (!meetsFields(recording, alternative.fields)) return NONE;
  const held = asksText ? standings(check, alternative[line.kind]) : [wholeLine(line)];
  if (held.length === 0) return NONE;
  const found = held.filter(({ position }) => {
    const time = recording.start + position;
    return time >= alternative.since && time < alternative.until;
  });
  return found.length > 0 && recordingHolds(alternative, line.kind, has) ? found : NONE;
}

function wholeLine(line: LineVersion): Standing {
  return { position: line.from, until: endOf(line), start: 0, end: line.text.length, matches: [] };
}
