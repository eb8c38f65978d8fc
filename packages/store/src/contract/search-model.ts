import type { LineVersion } from '@scribery/format';
import type { EventFacts } from '../audit/event-facts.ts';
import type { HitKey } from '../hit/order.ts';
import {
  type Alternative,
  alternatives,
  type EventNeed,
  type Kind,
  KINDS,
  type TextTerm,
} from '../query/alternatives.ts';
import type { QueryNode } from '../query/tree.ts';
import { type Word, words } from '../query/words.ts';
import type { Recording } from '../recording.ts';

/** A recording, or (without one) a session that was not recorded, with what was seen, typed and done in it. */
interface Stored {
  readonly recording: Recording;
  readonly recorded: boolean;
  readonly lines: readonly LineVersion[];
  readonly events: readonly EventFacts[];
}

/** A hit as it is compared; one of an event has its id in place of a text. */
type ExpectedHit = HitKey & { readonly text: string };

/** What a search has to find, by looking at every line and event: docs/search.md, word by word, for lines without `growth`. */
export function expectedHits(stored: readonly Stored[], query: QueryNode): ExpectedHit[] {
  const ways = alternatives(query);
  return stored.flatMap((one) => [
    ...one.lines
      .filter((line) => ways.some((way) => holds({ line }, one, way)))
      .map((line) => ({
        recording: one.recording.recording,
        time: one.recording.start + line.from,
        position: line.from,
        row: line.row,
        column: column(line, ways, one),
        kind: line.kind,
        buffer: line.buffer,
        until: line.until,
        text: line.text,
      })),
    ...one.events
      .filter((event) => ways.some((way) => holds({ event }, one, way)))
      .map((event) => eventKey(event)),
  ]);
}

/** The key of a hit that an event is. */
function eventKey({ host, id, time, kind }: EventFacts): ExpectedHit {
  const place = { recording: '', position: 0, row: 0, column: 0, buffer: '', until: 0 };
  return { ...place, time, kind: kind === 'cmd' ? 'cmd' : 'event', text: `${host}\n${id}` };
}

type Thing = { readonly line: LineVersion } | { readonly event: EventFacts };

function holds(thing: Thing, { recording, recorded, lines, events }: Stored, way: Alternative): boolean {
  const timeOf = (one: Thing) => ('line' in one ? recording.start + one.line.from : one.event.time);
  const kindOf = (one: Thing): Kind => ('line' in one ? one.line.kind : 'event');
  const inTime = (one: Thing) => timeOf(one) >= way.since && timeOf(one) < way.until;
  const fields = way.fields.every(({ field, pattern, negated }) => {
    const value = field === 'rec' ? (recorded ? recording.recording : '') : recording[field];
    const matches = pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
    return matches !== negated;
  });
  if (!fields || !inTime(thing)) return false;

  const things: Thing[] = recorded
    ? [...lines.map((line) => ({ line })), ...events.map((event) => ({ event }))]
    : [];
  const has = (kind: Kind, alternative: Alternative) =>
    things.some((one) => kindOf(one) === kind && inTime(one) && thingMeets(one, alternative));
  const hasRefused = (kind: Kind) =>
    kind === 'event'
      ? way.event.refuse.some((term) => has(kind, { ...way, event: { need: [term], refuse: [] } }))
      : way[kind].refuse.some((phrase) => has(kind, { ...way, [kind]: { need: [phrase], refuse: [] } }));
  const own = kindOf(thing);
  const asked = KINDS.filter((kind) => way[kind].need.length > 0);
  if (asked.length === 0) return own !== 'event' && KINDS.every((kind) => !hasRefused(kind));
  if (!asked.includes(own) || !thingMeets(thing, way)) return false;
  return KINDS.every((kind) => kind === own || (asked.includes(kind) ? has(kind, way) : !hasRefused(kind)));
}

function thingMeets(thing: Thing, way: Alternative): boolean {
  if ('line' in thing) return meets(thing.line.text, way[thing.line.kind]);
  const { event } = thing;
  const is = (term: EventNeed): boolean => {
    switch (term.field) {
      case 'cmd':
        return at(event.command, term) >= 0;
      case 'exe':
        return at(event.exe, term) >= 0;
      case 'file':
        return event.files.some((file) => at(file, term) >= 0);
      case 'ip':
        return event.ips.includes(term.pattern);
      case 'as':
        return event.as === term.pattern;
      case 'exit':
        return event.exit !== null && (event.exit === term.value) !== term.not;
    }
  };
  const { need, refuse } = way.event;
  const ended = event.kind === 'exit' && !need.some(({ field }) => field === 'exit');
  return !ended && need.every(is) && !refuse.some(is);
}

function meets(text: string, { need, refuse }: Alternative['saw']): boolean {
  return need.every((phrase) => at(text, phrase) >= 0) && refuse.every((phrase) => at(text, phrase) < 0);
}

/** Where a phrase or an expression begins in a text; -1 when it is not there. */
function at(whole: string, phrase: TextTerm): number {
  if ('expression' in phrase) return whole.search(new RegExp(phrase.expression, 'i'));
  const text = wordsOf(whole);
  const wanted = ` ${phrase.words.join(' ')}${phrase.prefix ? '' : ' '}`;
  for (let first = 0; first < text.length; first++) {
    const rest = ` ${text
      .slice(first)
      .map(({ word }) => word)
      .join(' ')} `;
    if (rest.startsWith(wanted)) return text[first]?.start ?? -1;
  }
  return -1;
}

/** Lines repeat: the words of each text are looked for once. */
const known = new Map<string, Word[]>();

function wordsOf(text: string): Word[] {
  const found = known.get(text) ?? words(text);
  known.set(text, found);
  return found;
}

function column(line: LineVersion, ways: readonly Alternative[], stored: Stored): number {
  const way = ways.find((one) => holds({ line }, stored, one));
  const first = way?.[line.kind].need[0];
  return (line.column + (first ? at(line.text, first) : 0)) % line.cols;
}
