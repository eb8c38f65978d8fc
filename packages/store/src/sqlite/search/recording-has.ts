import type { LineVersion } from '@scribery/format';
import { isAskedFor, meetsEvent } from '../../audit/event-check.ts';
import { sessionOf } from '../../audit/session-of.ts';
import { LineCheck } from '../../hit/line-check.ts';
import type { RecordingHas } from '../../hit/recording-holds.ts';
import { stood } from '../../hit/standings.ts';
import type { Alternative } from '../../query/alternatives.ts';
import type { Recording } from '../../recording.ts';
import { needExpressions } from '../audit/audit-words.ts';
import { sessionEvents } from '../audit/session-events.ts';
import { highestNumber, lowestNumber } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import { allOf, needQuery, recordingQuery } from './candidates.ts';
import { MonthLines } from './month-lines.ts';

/**
 * Answers for one recording of a month whether it has a line, or its session an event, that meets something; each question
 * is looked up once. `months` are those in which events can be.
 */
export function recordingHas(
  months: readonly MonthDatabase[],
  month: MonthDatabase,
  number: number,
  recording: Recording,
  lines = new MonthLines(month),
): RecordingHas {
  const known = new Map<string, boolean>();
  return (kind, alternative) => {
    const { since, until } = alternative;
    const key = JSON.stringify([kind, alternative[kind], since, until]);
    let answer = known.get(key);
    if (answer === undefined) {
      answer =
        kind === 'event'
          ? hasEvent(months, recording, alternative)
          : hasLine({ month, number, recording, lines }, kind, alternative);
      known.set(key, answer);
    }
    return answer;
  };
}

function hasEvent(months: readonly MonthDatabase[], recording: Recording, alternative: Alternative): boolean {
  const session = sessionOf(recording);
  if (!session) return false;
  const { event, since, until } = alternative;
  const needs = needExpressions(event.need);
  for (const month of months) {
    for (const events of sessionEvents(month, session, { from: since, to: until }, needs.join(' AND '))) {
      if (events.some(({ facts }) => isAskedFor(facts, event) && meetsEvent(facts, event))) return true;
    }
  }
  return false;
}

function hasLine(
  {
    month,
    number,
    recording,
    lines,
  }: { month: MonthDatabase; number: number; recording: Recording; lines: MonthLines },
  kind: LineVersion['kind'],
  { [kind]: needs, since, until }: Alternative,
): boolean {
  const parts = [recordingQuery(number), needQuery(kind, needs.need)].filter((part) => part !== undefined);
  const blocks = lines.blocks(
    { type: 'found', query: allOf(parts) },
    lowestNumber(month, since),
    highestNumber(month, until),
  );
  for (const versions of batches(number, lines.live(number), blocks)) {
    const found = versions.some((line) => {
      const time = recording.start + line.from;
      return line.kind === kind && time >= since && time < until && stood(new LineCheck(line), needs);
    });
    if (found) return true;
  }
  return false;
}

function* batches(
  number: number,
  live: ReturnType<MonthLines['live']>,
  blocks: ReturnType<MonthLines['blocks']>,
) {
  for (const { lines } of live) yield lines;
  for (const { recording, lines } of blocks) if (recording === number) yield lines();
}
