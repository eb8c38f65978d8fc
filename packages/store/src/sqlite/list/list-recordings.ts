import { type Alternative, alternatives } from '../../query/alternatives.ts';
import { ExpressionWorkDone } from '../../query/expressions.ts';
import type { Recording } from '../../recording.ts';
import type { RecordingsPage, RecordingsResult } from '../../store.ts';
import { integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { type Months, monthName } from '../months.ts';
import { parseDocument } from '../recording-row.ts';
import { decodeCursor, encodeCursor } from '../search/cursor.ts';
import { throwIfGivenUp } from '../search/given-up.ts';
import { storeError } from '../sqlite-error.ts';
import { listCondition } from './list-condition.ts';
import { countRecordings } from './count-recordings.ts';
import { asksForText, TextFilter } from './text-filter.ts';

/** Where a page ended: start (ms) and id of its last recording. */
interface Place {
  readonly start: number;
  readonly id: string;
}

/** Rows that are read at once while texts sort out recordings. */
const ROWS_AT_ONCE = 256;

/** A page of recordings, newest first: month by month, since a recording is in the month of its start. */
export function listRecordings(
  months: Months,
  { query, limit, cursor }: RecordingsPage,
  signal?: AbortSignal,
): RecordingsResult {
  const ways = query ? alternatives(query) : undefined;
  let place = cursor === undefined ? undefined : decodePlace(cursor);
  const { months: usable, unusable } = months.readable();
  const problems = unusable.map(({ message }) => message);
  const recordings: Recording[] = [];
  const wanted = limit + 1;
  for (const month of usable) {
    if (recordings.length === wanted) break;
    if (place && month.name > monthName(place.start)) continue;
    try {
      const whole = month.read(() =>
        isWhole(() => listMonth(usable, month, recordings, { ways, wanted, from: place, signal })),
      );
      if (!whole) {
        problems.push(TOO_MUCH);
        break;
      }
    } catch (error) {
      throwIfGivenUp(signal);
      problems.push(storeError(error, month.file).message);
    }
    place = undefined;
  }
  const more = recordings.length === wanted;
  if (more) recordings.pop();
  const last = recordings.at(-1);
  const { count, countCapped, problems: uncounted } = countOf(usable, ways);
  problems.push(...uncounted.filter((problem) => !problems.includes(problem)));
  return {
    recordings,
    next: more && last ? encodeCursor([Math.round(last.start), last.recording]) : null,
    count,
    countCapped,
    ...(problems.length > 0 ? { problems } : {}),
  };
}

function countOf(
  months: readonly MonthDatabase[],
  ways: readonly Alternative[] | undefined,
): Pick<RecordingsResult, 'count' | 'countCapped'> & { readonly problems: readonly string[] } {
  return asksForText(ways ?? [])
    ? { count: null, countCapped: false, problems: [] }
    : countRecordings(months, ways);
}

function decodePlace(cursor: string): Place {
  const [start, id] = decodeCursor(cursor, ['number', 'string']);
  return { start: Number(start), id: String(id) };
}

/** What a list tells that regular expressions ended. */
const TOO_MUCH =
  'The regular expressions would have to look through more than one search may: only the newest recordings were searched; ask for a word as well, or until: a time';

interface MonthList {
  readonly ways: readonly Alternative[] | undefined;
  readonly wanted: number;
  /** Where the page before ended. */
  readonly from: Place | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Whether work came to its end, and not to that of what regular expressions may look at. */
function isWhole(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof ExpressionWorkDone) return false;
    throw error;
  }
}

/** Adds the recordings of a month to those that are found. Throws ExpressionWorkDone. */
function listMonth(
  months: readonly MonthDatabase[],
  month: MonthDatabase,
  found: Recording[],
  { ways, wanted, from, signal }: MonthList,
): void {
  const condition = listCondition(ways);
  const filter = ways && TextFilter.for(months, month, ways);
  const possible = filter?.possible;
  let place = from;
  for (;;) {
    const atOnce = filter ? ROWS_AT_ONCE : wanted;
    const rows = month
      .statement(
        `SELECT number, start, id, document, last_message FROM recordings
         WHERE document IS NOT NULL AND (${condition.sql})
           ${possible ? 'AND number IN (SELECT value FROM json_each(?))' : ''} ${place ? 'AND (start, id) < (?, ?)' : ''}
         ORDER BY start DESC, id DESC LIMIT ?`,
      )
      .all(
        ...condition.values,
        ...(possible ? [JSON.stringify(possible)] : []),
        ...(place ? [place.start, place.id] : []),
        atOnce,
      );
    for (const row of rows) {
      throwIfGivenUp(signal);
      place = { start: integer(row['start']), id: text(row['id']) };
      if (filter && !filter.passes(integer(row['number']))) continue;
      found.push(parseDocument(text(row['document']), integer(row['last_message'])));
      if (found.length === wanted) return;
    }
    if (rows.length < atOnce) return;
  }
}
