import type { FieldNeed, Alternative, Phrase } from '../../query/alternatives.ts';
import { indexedWord } from '../../query/words.ts';
import { integer, text } from '../column.ts';
import { recordingsWithEvents } from '../audit/recordings-with-events.ts';
import { nameWord, recordingWord } from '../lines/about.ts';
import type { MonthDatabase } from '../month-database.ts';
import { fieldCondition, fieldValues } from './field-condition.ts';

/**
 * Most recordings, users or hosts that are named to the index in a query. More would make it look up hundreds of lists;
 * blocks are then taken whosever they are and the recording is looked at.
 */
export const NAMED = 128;

/** Most blocks that are looked through to learn which recordings have a text at all. */
const PROBED_BLOCKS = 2000;

/** Which blocks of a month may hold a hit. */
export type Candidates =
  | { readonly type: 'none' }
  | { readonly type: 'all' }
  /** Those that an FTS5 expression finds; https://www.sqlite.org/fts5.html#full_text_query_syntax. */
  | { readonly type: 'match'; readonly expression: string };

/** The blocks of a month in which alternatives may hold; more than do, never fewer. */
export function candidates(
  month: MonthDatabase,
  alternatives: readonly Alternative[],
  { only, months }: { only: number | undefined; months: readonly MonthDatabase[] },
): Candidates {
  const named = Math.floor(NAMED / Math.max(1, alternatives.length));
  const expressions: string[] = [];
  for (const alternative of alternatives) {
    const about = only === undefined ? aboutOf(months, month, alternative, named) : only;
    if (about === 'nobody') continue;
    const parts = [textsExpression(alternative), aboutExpression(about)].filter((part) => part !== undefined);
    if (parts.length === 0) return { type: 'all' };
    expressions.push(parts.join(' AND '));
  }
  if (expressions.length === 0) return { type: 'none' };
  return { type: 'match', expression: expressions.map((expression) => `(${expression})`).join(' OR ') };
}

/** The FTS5 expression for blocks that hold all the words of some phrases, on whatever lines. */
export function needExpression(kind: 'saw' | 'typed', need: readonly Phrase[]): string | undefined {
  if (need.length === 0) return undefined;
  const phrases = need.map(
    ({ words, prefix }) => `"${words.map(indexedWord).join(' ')}"${prefix ? ' *' : ''}`,
  );
  return `(${kind} : (${phrases.join(' AND ')}))`;
}

/** The FTS5 expression for the blocks of a recording. */
export function recordingExpression(number: number): string {
  return `(about : ${recordingWord(number)})`;
}

function textsExpression({ saw, typed }: Alternative): string | undefined {
  const parts = [needExpression('saw', saw.need), needExpression('typed', typed.need)].filter(
    (part) => part !== undefined,
  );
  return parts.length > 1 ? `(${parts.join(' OR ')})` : parts[0];
}

/** Words of `about`, one of which a block must have; a single recording; nobody; or anybody. */
type About = readonly string[][] | number | 'nobody';

function aboutOf(
  months: readonly MonthDatabase[],
  month: MonthDatabase,
  alternative: Alternative,
  named: number,
): About {
  const lists: string[][] = [];
  if (alternative.fields.length > 0) {
    const numbers = recordingsOf(month, alternative.fields, named);
    if (numbers.length === 0) return 'nobody';
    if (numbers.length <= named) lists.push(numbers.map(recordingWord));
    else lists.push(...namesOf(month, alternative.fields, named));
  }
  const { saw, typed } = alternative;
  if (saw.need.length > 0 && typed.need.length > 0) {
    for (const expression of [needExpression('typed', typed.need), needExpression('saw', saw.need)]) {
      const numbers = expression === undefined ? undefined : probe(month, expression, named);
      if (numbers?.length === 0) return 'nobody';
      if (numbers) lists.push(numbers.map(recordingWord));
    }
  }
  if (alternative.event.need.length > 0) {
    const numbers = recordingsWithEvents(months, month, alternative);
    if (numbers?.size === 0) return 'nobody';
    if (numbers && numbers.size <= named) lists.push([...numbers].map(recordingWord));
  }
  return lists;
}

function aboutExpression(about: Exclude<About, 'nobody'>): string | undefined {
  if (typeof about === 'number') return recordingExpression(about);
  if (about.length === 0) return undefined;
  return about.map((list) => `(about : (${list.join(' OR ')}))`).join(' AND ');
}

/** Numbers of the recordings that fields ask for; one more than `named` when there are more. */
export function recordingsOf(month: MonthDatabase, fields: readonly FieldNeed[], named: number): number[] {
  return month
    .statement(
      `SELECT number FROM recordings WHERE document IS NOT NULL AND ${fieldCondition(fields)} LIMIT ?`,
    )
    .all(...fieldValues(fields), named + 1)
    .map((row) => integer(row['number']));
}

/** For each user or host that fields ask for, the names that it can be, unless there are too many. */
function namesOf(month: MonthDatabase, fields: readonly FieldNeed[], named: number): string[][] {
  return fields.flatMap((need) => {
    if (need.field === 'rec' || need.negated) return [];
    const column = `${need.field}_key`;
    const names = month
      .statement(
        `SELECT DISTINCT ${column} AS name FROM recordings WHERE document IS NOT NULL AND ${fieldCondition([need])} LIMIT ?`,
      )
      .all(...fieldValues([need]), named + 1);
    const { field } = need;
    return names.length > named ? [] : [names.map((row) => nameWord(field, text(row['name'])))];
  });
}

/** The recordings in whose blocks an expression holds, and those not all indexed; undefined when there are too many. */
export function probe(month: MonthDatabase, expression: string, named: number): number[] | undefined {
  const rows = month
    .statement(
      `SELECT blocks.recording FROM words JOIN blocks ON blocks.number = words.rowid WHERE words MATCH ?
       LIMIT ?`,
    )
    .all(expression, PROBED_BLOCKS + 1);
  if (rows.length > PROBED_BLOCKS) return undefined;
  const live = month.statement('SELECT recording FROM live').all();
  const numbers = new Set([...rows, ...live].map((row) => integer(row['recording'])));
  return numbers.size > named ? undefined : [...numbers];
}
