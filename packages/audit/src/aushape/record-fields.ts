import { enrichedNames } from '../interpret/enriched-names.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import { FlatObject } from '../ecs/flat-object.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import type { FlatValue } from '../schema/field-kinds.ts';
import { fieldKindsOf } from '../tables/field-kinds-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';

/** The fields of a record, each as `[interpreted, written]`, or `[value]` where both are the same. */
export function recordFields(record: AuditRecord, context: FieldContext, names: NameResolver): FlatValue {
  const fields = readFields(record.body);
  const kinds = fieldKindsOf(recordTypeNumber(record.type) ?? 0);
  const enriched = enrichedNames(record.enriched);
  const object = new FlatObject();
  for (const [at, name] of fields.names.entries()) {
    const raw = fields.values[at] ?? '';
    const kind = kinds.get(name) ?? 'text';
    const named =
      enriched.get(name.toUpperCase()) ??
      (kind === 'uid' ? names.user(raw) : kind === 'gid' ? names.group(raw) : undefined);
    const known = named ?? interpretField(kind, name, raw, context);
    const interpreted = textOf(typeof known === 'string' ? known : known.join(' ')).text;
    const written = textOf(raw).text;
    object.add(
      unused(object, textOf(name).text),
      interpreted === written ? [written] : [interpreted, written],
    );
  }
  if (fields.prose !== '') object.add(unused(object, 'text'), [textOf(fields.prose).text]);
  return object.members;
}

/** A name that comes twice gets a number: a field is a list of one or two texts, and stays that. */
function unused(object: FlatObject, name: string): string {
  if (!object.has(name)) return name;
  for (let number = 2; ; number++) if (!object.has(`${name}#${number}`)) return `${name}#${number}`;
}
