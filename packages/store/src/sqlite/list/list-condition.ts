import type { Alternative } from '../../query/alternatives.ts';
import { wallTime } from '../recording-row.ts';
import { fieldCondition, fieldValues } from '../search/field-condition.ts';

/** The SQL condition on `recordings` for what a query says about the recording itself: a superset where texts are asked. */
export function listCondition(alternatives: readonly Alternative[] | undefined): {
  readonly sql: string;
  readonly values: readonly (string | number)[];
} {
  if (!alternatives) return { sql: 'TRUE', values: [] };
  if (alternatives.length === 0) return { sql: 'FALSE', values: [] };
  const parts = alternatives.map(conditionOf);
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' OR '),
    values: parts.flatMap(({ values }) => values),
  };
}

function conditionOf({ fields, since, until }: Alternative): { sql: string; values: (string | number)[] } {
  const conditions = [fieldCondition(fields)];
  const values: (string | number)[] = fieldValues(fields);
  if (since > Number.NEGATIVE_INFINITY) {
    conditions.push('finish >= ?');
    values.push(wallTime(since));
  }
  if (until < Number.POSITIVE_INFINITY) {
    conditions.push('start < ?');
    values.push(wallTime(until));
  }
  return { sql: conditions.join(' AND '), values };
}
