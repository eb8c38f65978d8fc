import type { AuditEvent } from '../assembly/audit-event.ts';
import { enrichedNames } from '../interpret/enriched-names.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import { saysSomething, withoutQuotes } from '../interpret/written-value.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import type { FieldList } from '../record/field-list.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { syscallName } from '../tables/syscall-name.ts';
import type { FilterSubject } from './subject.ts';

/** An event as a filter looks at it. Records are taken apart when a filter asks for a field, and only once. */
export class EventSubject implements FilterSubject {
  readonly #event: AuditEvent;
  readonly #document: () => object;
  #fields: { readonly record: AuditRecord; readonly fields: FieldList }[] | undefined;
  #context: FieldContext | undefined;

  /** @param document makes the ECS document; called when a filter asks for a path of it */
  constructor(event: AuditEvent, document: () => object) {
    this.#event = event;
    this.#document = document;
  }

  get types(): readonly string[] {
    return this.#event.records.map(({ type }) => type);
  }

  fieldValues(name: string): readonly string[] {
    const values: string[] = [];
    for (const { record, fields } of this.#readFields()) {
      for (let at = fields.names.indexOf(name); at >= 0; at = fields.names.indexOf(name, at + 1)) {
        const raw = fields.values[at] ?? '';
        if (saysSomething(raw)) this.#add(values, record, name, raw);
      }
    }
    return values;
  }

  documentValue(path: string): unknown {
    let value: unknown = this.#document();
    for (const part of path.split('.')) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = new Map<string, unknown>(Object.entries(value)).get(part);
    }
    return value;
  }

  /** A value as written, as what it means, and as auditd named it, each where it is another text. */
  #add(values: string[], record: AuditRecord, name: string, raw: string): void {
    const kind = fieldKind(recordTypeNumber(record.type) ?? 0, name);
    const meant = interpretField(kind, name, raw, this.#readContext());
    const named = enrichedNames(record.enriched).get(name.toUpperCase());
    const written = kind === 'encoded' || kind === 'key' ? [] : [withoutQuotes(raw)];
    for (const value of [...written, ...[meant].flat(), ...(named === undefined ? [] : [named])]) {
      const { text } = textOf(value);
      if (!values.includes(text)) values.push(text);
    }
  }

  #readFields(): { readonly record: AuditRecord; readonly fields: FieldList }[] {
    this.#fields ??= this.#event.records.map((record) => ({ record, fields: readFields(record.body) }));
    return this.#fields;
  }

  #readContext(): FieldContext {
    this.#context ??= contextOf(this.#readFields().find(({ record }) => record.type === 'SYSCALL')?.fields);
    return this.#context;
  }
}

function contextOf(call: FieldList | undefined): FieldContext {
  const code = Number.parseInt(call?.get('arch') ?? '', 16);
  const architecture = Number.isNaN(code) ? undefined : code;
  const number = call?.get('syscall');
  const syscall =
    architecture === undefined || number === undefined
      ? undefined
      : syscallName(architecture, Number(number));
  const args = ['a0', 'a1', 'a2', 'a3'].map((name) => call?.get(name));
  return { architecture, syscall, arguments: args };
}
