import { patternKey } from '../../hit/field-check.ts';
import type { FieldNeed } from '../../query/alternatives.ts';

const COLUMNS = { user: 'user_key', host: 'host_key', rec: 'id' } as const;

/** The SQL condition on `recordings` that fields are, with a `?` for each of `fieldValues`. */
export function fieldCondition(fields: readonly FieldNeed[]): string {
  if (fields.length === 0) return 'TRUE';
  return fields
    .map((need) => {
      const operator = need.pattern.includes('*') ? 'GLOB' : '=';
      return `${need.negated ? 'NOT ' : ''}${COLUMNS[need.field]} ${operator} ?`;
    })
    .join(' AND ');
}

/** What the `?` of `fieldCondition` stand for. */
export function fieldValues(fields: readonly FieldNeed[]): string[] {
  return fields.map((need) => {
    const key = patternKey(need);
    // `*` means the same to GLOB; what else means something to it is put into brackets.
    return need.pattern.includes('*') ? key.replace(/[?[]/g, '[$&]') : key;
  });
}
