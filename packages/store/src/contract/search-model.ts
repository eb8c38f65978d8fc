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

/** What a search has to find, by looking at every line and event: docs/search.md, word by word, for lines without `fresh`. */
export function expectedHits(stored: readonly Stored[], query: QueryNode): ExpectedHit[] {
  const ways = alternatives(query);
  return stored.flatMap((one) => [
    ...one.lines.flatMap((line) =>
      joinedRuns(ways.flatMap((way) => runsOf(line, one, way))).map((run) => lineKey(line, run, one)),
    ),
    ...one.events
      .filter((event) => ways.some((way) => holds({ event }, one, way)))
      .map((event) => eventKey(event)),
  ]);
}

function lineKey(line: LineVersion, { from, until, start }: Run, { recording }: Stored): ExpectedHit {
  const states = statesOf(line);
  return {
    recording: recording.recording,
    time: recording.start + from,
    position: from,
    row: line.row,
    column: (line.column + start) % line.cols,
    kind: line.kind,
    buffer: line.buffer,
    until: until === Number.POSITIVE_INFINITY ? null : until,
    text: states.findLast((state) => state.from < until || states.length === 1)?.text ?? '',
  };
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
  if (!fields || ('event' in thing && !inTime(thing))) return false;

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
  if ('line' in thing) return needRuns(thing.line, way[thing.line.kind]).length > 0;
  const { event } = thing;
  const is = (term: EventNeed): boolean => {
    switch (term.field) {
      case 'cmd':
        return matches(event.command, term).length > 0;
      case 'exe':
        return matches(event.exe, term).length > 0;
      case 'file':
        return event.files.some((file) => matches(file, term).length > 0);
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

/** A time that something stood in a line, and the UTF-16 unit of its text at which that began. */
interface Run {
  readonly from: number;
  readonly until: number;
  readonly start: number;
}

/** When a line is a hit because of one alternative. */
function runsOf(line: LineVersion, stored: Stored, way: Alternative): Run[] {
  if (!holds({ line }, stored, way)) return [];
  const whole = { from: line.from, until: line.until ?? Number.POSITIVE_INFINITY, start: 0 };
  const asksText = KINDS.some((kind) => way[kind].need.length > 0);
  return (asksText ? needRuns(line, way[line.kind]) : [whole]).filter(({ from }) => {
    const time = stored.recording.start + from;
    return time >= way.since && time < way.until;
  });
}

/** When a line had all that is needed, unless it ever had something that is refused. */
function needRuns(line: LineVersion, { need, refuse }: Alternative['saw']): Run[] {
  if (refuse.some((term) => termRuns(line, term).length > 0)) return [];
  const needed = need.map((term) => termRuns(line, term));
  const bounds = [...new Set(needed.flat().flatMap(({ from, until }) => [from, until]))].sort(
    (a, b) => a - b,
  );
  const runs = bounds.slice(0, -1).flatMap((from, index): Run[] => {
    const held = needed.map((own) => own.find((run) => run.from <= from && from < run.until));
    if (held.includes(undefined)) return [];
    return [{ from, until: bounds[index + 1] ?? from, start: held[0]?.start ?? 0 }];
  });
  return joinedRuns(runs);
}

function joinedRuns(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && run.from <= last.until)
      all[all.length - 1] = { ...last, until: Math.max(last.until, run.until) };
    else all.push(run);
  }
  return all;
}

/** When and where a line had a phrase or an expression: as it stood for 180 ms, and as it stood in the end. */
function termRuns(line: LineVersion, term: TextTerm): Run[] {
  const states = statesOf(line);
  const last = matches(line.text, term);
  const end = line.until ?? Number.POSITIVE_INFINITY;
  return states
    .filter(
      ({ from, until }, index) => index === states.length - 1 || (line.kind === 'saw' && until - from >= 180),
    )
    .flatMap(({ text, until }) =>
      matches(text, term).map((match) => ({
        from: states.find((state) => state.text.length >= match.end)?.from ?? line.from,
        until: last.some(({ start }) => start === match.start) ? end : until,
        start: match.start,
      })),
    )
    .sort((a, b) => a.from - b.from || a.start - b.start);
}

/** What a line read from when to when, as it grew. */
function statesOf({ text, growth, from, until }: LineVersion) {
  const steps = growth ?? [[text.length, from] as const];
  return steps.map(([length, at], index) => ({
    text: text.slice(0, length),
    from: at,
    until: steps[index + 1]?.[1] ?? until ?? Number.POSITIVE_INFINITY,
  }));
}

/** Where a phrase or an expression stands in a text. */
function matches(whole: string, phrase: TextTerm): { start: number; end: number }[] {
  if ('expression' in phrase) {
    return Array.from(whole.matchAll(new RegExp(phrase.expression, 'gi')), ({ 0: match, index }) => ({
      start: index,
      end: index + match.length,
    })).filter(({ start, end }) => start < end);
  }
  const text = wordsOf(whole);
  const wanted = ` ${phrase.words.join(' ')}${phrase.prefix ? '' : ' '}`;
  return text.flatMap(({ start }, first) => {
    const rest = text.slice(first).map(({ word }) => word);
    const end = text[first + phrase.words.length - 1]?.end ?? 0;
    return ` ${rest.join(' ')} `.startsWith(wanted) ? [{ start, end }] : [];
  });
}

/** Lines repeat: the words of each text are looked for once. */
const known = new Map<string, Word[]>();

function wordsOf(text: string): Word[] {
  const found = known.get(text) ?? words(text);
  known.set(text, found);
  return found;
}
