import type { FieldNeed, Alternative, TextTerm } from '../../query/alternatives.ts';
import { integer, text } from '../column.ts';
import { recordingsWithEvents } from '../audit/recordings-with-events.ts';
import { ownerWord, recordingWord } from '../lines/about.ts';
import type { MonthDatabase } from '../month-database.ts';
import { type BlockQuery, requiredQuery, rowQuery, wordQuery } from '../words/block-query.ts';
import { findBlocks } from '../words/find-blocks.ts';
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
  /** Those that the index of words finds. */
  | { readonly type: 'found'; readonly query: BlockQuery };

/** The blocks of a month in which alternatives may hold; more than do, never fewer. */
export function candidates(
  month: MonthDatabase,
  alternatives: readonly Alternative[],
  { only, months }: { only: number | undefined; months: readonly MonthDatabase[] },
): Candidates {
  const named = Math.floor(NAMED / Math.max(1, alternatives.length));
  const queries: BlockQuery[] = [];
  for (const alternative of alternatives) {
    const about = only === undefined ? aboutOf(months, month, alternative, named) : only;
    if (about === 'nobody') continue;
    const parts = [textsQuery(alternative), aboutQuery(about)].filter((part) => part !== undefined);
    if (parts.length === 0) return { type: 'all' };
    queries.push(allOf(parts));
  }
  return queries.length === 0 ? { type: 'none' } : { type: 'found', query: anyOf(queries) };
}

/** Blocks that hold all the words of some phrases and expressions, on whatever lines; undefined when any block may. */
export function needQuery(kind: 'saw' | 'typed', need: readonly TextTerm[]): BlockQuery | undefined {
  const parts = need
    .map((term) =>
      'words' in term ? rowQuery(kind, term.words, term.prefix) : requiredQuery(kind, term.required),
    )
    .filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : allOf(parts);
}

/** The blocks of a recording. */
export function recordingQuery(number: number): BlockQuery {
  return wordQuery('about', recordingWord(number));
}

export function allOf(parts: readonly BlockQuery[]): BlockQuery {
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: 'and', parts };
}

function anyOf(parts: readonly BlockQuery[]): BlockQuery {
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: 'or', parts };
}

function textsQuery({ saw, typed }: Alternative): BlockQuery | undefined {
  const parts: BlockQuery[] = [];
  for (const [kind, { need }] of [
    ['saw', saw],
    ['typed', typed],
  ] as const) {
    if (need.length === 0) continue;
    const query = needQuery(kind, need);
    if (query === undefined) return undefined;
    parts.push(query);
  }
  return parts.length === 0 ? undefined : anyOf(parts);
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
    for (const query of [needQuery('typed', typed.need), needQuery('saw', saw.need)]) {
      const numbers = query === undefined ? undefined : probe(month, query, named);
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

function aboutQuery(about: Exclude<About, 'nobody'>): BlockQuery | undefined {
  if (typeof about === 'number') return recordingQuery(about);
  if (about.length === 0) return undefined;
  return allOf(about.map((list) => anyOf(list.map((word) => wordQuery('about', word)))));
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
    return names.length > named ? [] : [names.map((row) => ownerWord(field, text(row['name'])))];
  });
}

/** The recordings in whose blocks a query may hold, and those not all indexed; undefined when there are too many. */
export function probe(month: MonthDatabase, query: BlockQuery, named: number): number[] | undefined {
  const recordingOf = month.statement('SELECT recording FROM blocks WHERE number = ?');
  const live = month.statement('SELECT recording FROM live').all();
  const numbers = new Set(live.map((row) => integer(row['recording'])));
  let probed = 0;
  for (const number of findBlocks(month, query, 0, Number.MAX_SAFE_INTEGER)) {
    if (++probed > PROBED_BLOCKS || numbers.size > named) return undefined;
    const row = recordingOf.get(number);
    if (row) numbers.add(integer(row['recording']));
  }
  return numbers.size > named ? undefined : [...numbers];
}
