import type { LineVersion } from '@scribery/format';
import type { HitKey } from '../hit/order.ts';
import { type Alternative, alternatives, type Phrase } from '../query/alternatives.ts';
import type { QueryNode } from '../query/tree.ts';
import { type Word, words } from '../query/words.ts';
import type { Recording } from '../recording.ts';

interface Stored {
  readonly recording: Recording;
  readonly lines: readonly LineVersion[];
}

/** What a search has to find, by looking at every line: docs/search.md, word by word, for lines without `growth`. */
export function expectedHits(stored: readonly Stored[], query: QueryNode): (HitKey & { text: string })[] {
  const ways = alternatives(query);
  return stored.flatMap(({ recording, lines }) =>
    lines
      .filter((line) => ways.some((way) => holds(line, lines, recording, way)))
      .map((line) => ({
        recording: recording.recording,
        time: recording.start + line.from,
        position: line.from,
        row: line.row,
        column: column(line, ways, lines, recording),
        kind: line.kind,
        buffer: line.buffer,
        until: line.until,
        text: line.text,
      })),
  );
}

function holds(
  line: LineVersion,
  lines: readonly LineVersion[],
  recording: Recording,
  way: Alternative,
): boolean {
  const inTime = (one: LineVersion) => {
    const time = recording.start + one.from;
    return time >= way.since && time < way.until;
  };
  const fields = way.fields.every(({ field, pattern, negated }) => {
    const value = field === 'rec' ? recording.recording : recording[field];
    const matches = pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
    return matches !== negated;
  });
  if (!fields || !inTime(line)) return false;
  const otherKind = line.kind === 'saw' ? 'typed' : 'saw';
  const own = way[line.kind];
  const other = way[otherKind];
  const shown = (kind: LineVersion['kind'], needs: Alternative['saw']) =>
    lines.some((one) => one.kind === kind && inTime(one) && meets(one, needs));
  const refusedAnywhere = (kind: LineVersion['kind']) =>
    way[kind].refuse.some((phrase) => shown(kind, { need: [phrase], refuse: [] }));
  if (own.need.length === 0 && other.need.length === 0)
    return !refusedAnywhere('saw') && !refusedAnywhere('typed');
  if (own.need.length === 0 || !meets(line, own)) return false;
  return other.need.length > 0 ? shown(otherKind, other) : !refusedAnywhere(otherKind);
}

function meets(line: LineVersion, { need, refuse }: Alternative['saw']): boolean {
  return need.every((phrase) => at(line, phrase) >= 0) && refuse.every((phrase) => at(line, phrase) < 0);
}

/** Where a phrase begins in a line; -1 when it is not there. */
function at(line: LineVersion, phrase: Phrase): number {
  const text = wordsOf(line.text);
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

function column(
  line: LineVersion,
  ways: readonly Alternative[],
  lines: readonly LineVersion[],
  recording: Recording,
): number {
  const way = ways.find((one) => holds(line, lines, recording, one));
  const first = way?.[line.kind].need[0];
  return (line.column + (first ? at(line, first) : 0)) % line.cols;
}
