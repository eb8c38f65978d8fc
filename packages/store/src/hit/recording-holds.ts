import { type Alternative, asksFor, KINDS, type Kind } from '../query/alternatives.ts';

/**
 * What one line or event cannot tell about its recording: whether that has one of `kind` that meets what an alternative
 * asks of this kind, within its times.
 */
export type RecordingHas = (kind: Kind, alternative: Alternative) => boolean;

/**
 * Whether what an alternative says of the other kinds holds for the recording of a line or event of `own` kind: what it
 * needs is there, and what it only refuses is nowhere. Rules 4 and 5 of docs/search.md.
 */
export function recordingHolds(alternative: Alternative, own: Kind, has: RecordingHas): boolean {
  const asks = asksFor(alternative);
  return KINDS.every((kind) => {
    if (asks.includes(kind)) return kind === own || has(kind, alternative);
    // With nothing but refused terms, a query asks for recordings without them, those of its own kind too.
    return (kind === own && asks.length > 0) || !hasRefused(alternative, kind, has);
  });
}

function hasRefused(alternative: Alternative, kind: Kind, has: RecordingHas): boolean {
  if (kind === 'event') {
    return alternative.event.refuse.some((term) =>
      has(kind, { ...alternative, event: { need: [term], refuse: [] } }),
    );
  }
  return alternative[kind].refuse.some((phrase) =>
    has(kind, { ...alternative, [kind]: { need: [phrase], refuse: [] } }),
  );
}
