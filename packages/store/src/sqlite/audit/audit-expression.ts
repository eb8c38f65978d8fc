import { nameKey } from '../../hit/field-check.ts';
import type { Alternative } from '../../query/alternatives.ts';
import { integer, text } from '../column.ts';
import { nameWord } from '../lines/about.ts';
import type { MonthDatabase } from '../month-database.ts';
import { NAMED, needQuery, probe, recordingsOf } from '../search/candidates.ts';
import { needExpressions, sessionWord } from './audit-words.ts';

/** The FTS5 expression for blocks in which one of the alternatives may hold; undefined when any block may do. */
export function auditExpression(
  months: readonly MonthDatabase[],
  alternatives: readonly Alternative[],
): string | undefined {
  const named = Math.floor(NAMED / alternatives.length);
  const expressions = alternatives.map((alternative) =>
    [
      ...needExpressions(alternative.event.need),
      hostExpression(alternative),
      ownerExpression(months, alternative, named),
      ...linesExpressions(months, alternative, named),
    ]
      .filter((part) => part !== undefined)
      .join(' AND '),
  );
  if (expressions.includes('')) return undefined;
  return expressions.map((expression) => `(${expression})`).join(' OR ');
}

function hostExpression({ fields }: Alternative): string | undefined {
  const exact = fields.filter(
    ({ field, pattern, negated }) => field === 'host' && !negated && !pattern.includes('*'),
  );
  if (exact.length === 0) return undefined;
  return `(about : (${exact.map(({ pattern }) => nameWord('host', nameKey(pattern))).join(' AND ')}))`;
}

/** Sessions of the recordings that `user:` and `rec:` ask for, and those without a recording in which the user signed in. */
function ownerExpression(
  months: readonly MonthDatabase[],
  { fields }: Alternative,
  named: number,
): string | undefined {
  const asked = fields.filter(({ field, negated }) => field !== 'host' && !negated);
  if (asked.length === 0) return undefined;
  const numbers = months.map((month) => ({ month, numbers: recordingsOf(month, asked, named) }));
  const words = sessionWords(numbers, named);
  if (words === undefined) return undefined;
  const users = asked.map(({ field, pattern }) => (field === 'user' ? nameKey(pattern) : undefined));
  // A recording that is asked for by its id is recorded: then only its session is meant.
  const [user, ...more] = users;
  if (user !== undefined && more.length === 0) {
    if (user.includes('*')) return undefined;
    words.push(nameWord('user', user));
  }
  return `(about : (${words.length === 0 ? NOBODY : words.join(' OR ')}))`;
}

/** Sessions of the recordings that have lines with what is asked of lines, for each kind of line. */
function linesExpressions(
  months: readonly MonthDatabase[],
  { saw, typed }: Alternative,
  named: number,
): (string | undefined)[] {
  return [needQuery('saw', saw.need), needQuery('typed', typed.need)].map((query) => {
    if (query === undefined) return undefined;
    const found = months.map((month) => ({ month, numbers: probe(month, query, named) }));
    const words = sessionWords(found, named);
    return words && `(about : (${words.length === 0 ? NOBODY : words.join(' OR ')}))`;
  });
}

/** A word that no block has: the index's words of sessions begin with s, those of nobody with n. */
const NOBODY = 'nobody';

/** The index's words for the sessions of recordings; undefined when there are too many. */
function sessionWords(
  found: readonly { readonly month: MonthDatabase; readonly numbers: readonly number[] | undefined }[],
  named: number,
): string[] | undefined {
  const words = new Set<string>();
  for (const { month, numbers } of found) {
    if (numbers === undefined || words.size + numbers.length > named) return undefined;
    const document = month.statement(
      `SELECT host_key, json_extract(document, '$.session') AS session FROM recordings WHERE number = ?`,
    );
    for (const number of numbers) {
      const row = document.get(number);
      if (!row || row['session'] === null) continue;
      words.add(sessionWord(text(row['host_key']), integer(row['session'])));
    }
  }
  return [...words];
}
