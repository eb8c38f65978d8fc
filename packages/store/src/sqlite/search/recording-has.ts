import { LineCheck } from '../../hit/line-check.ts';
import type { RecordingHas } from '../../hit/line-hit.ts';
import type { Recording } from '../../recording.ts';
import { highestNumber, lowestNumber } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import { needExpression, recordingExpression } from './match-expression.ts';
import type { MonthLines } from './month-lines.ts';
import { longerPhrases } from './short-prefix.ts';

/** Answers for one recording of a month whether it has a line that meets something; each question is looked up once. */
export function recordingHas(
  month: MonthDatabase,
  lines: MonthLines,
  number: number,
  recording: Recording,
): RecordingHas {
  const known = new Map<string, boolean>();
  return (kind, needs, { since, until }) => {
    const key = JSON.stringify([kind, needs, since, until]);
    let answer = known.get(key);
    if (answer === undefined) {
      const expression = [needExpression(kind, longerPhrases(needs.need)), recordingExpression(number)]
        .filter(Boolean)
        .join(' AND ');
      const blocks = lines.blocks(
        { type: 'match', expression },
        lowestNumber(month, since),
        highestNumber(month, until),
      );
      answer = false;
      for (const versions of batches(lines.live(number), blocks)) {
        answer = versions.some((line) => {
          const time = recording.start + line.from;
          return line.kind === kind && time >= since && time < until && new LineCheck(line).meets(needs);
        });
        if (answer) break;
      }
      known.set(key, answer);
    }
    return answer;
  };
}

function* batches(live: ReturnType<MonthLines['live']>, blocks: ReturnType<MonthLines['blocks']>) {
  for (const { lines } of live) yield lines;
  for (const block of blocks) yield block.lines(() => true);
}
