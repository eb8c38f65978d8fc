import { enrichedNames } from '../interpret/enriched-names.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import { Memo } from '../interpret/memo.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import { isAscii, textOf } from '../record/latin1.ts';
import { fieldKindsOf } from '../tables/field-kinds-of.ts';
import type { FieldKind } from '../tables/field-kind.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import type { DocumentTexts } from './document-texts.ts';
import type { OtherFields } from './event-facts.ts';
import type { FlatValue } from '../schema/field-kinds.ts';
import { FlatObject } from './flat-object.ts';

/**
 * Makes `auditd.data`: for each record type an object of its fields that have no other place, interpreted, or a list
 * of such objects where there are several records. Ids stay numbers; their names stand beside them in upper case, as
 * in an enriched log.
 */
export class FlatData {
  readonly #byType = new FlatObject();
  readonly #texts: DocumentTexts;
  readonly #context: FieldContext;
  readonly #resolver: NameResolver;

  constructor(texts: DocumentTexts, context: FieldContext, resolver: NameResolver) {
    this.#texts = texts;
    this.#context = context;
    this.#resolver = resolver;
  }

  get members(): { readonly [name: string]: FlatValue } | undefined {
    return this.#byType.isEmpty ? undefined : this.#byType.members;
  }

  addRecord({ record, names, values, prose }: OtherFields): void {
    const object = new FlatObject();
    const kinds = fieldKindsOf(recordTypeNumber(record.type) ?? 0);
    const enriched = enrichedNames(record.enriched);
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? '';
      const raw = values[at] ?? '';
      const kind = kinds.get(name) ?? 'text';
      const member = readableName(name);
      object.add(member, this.#value(kind, name, raw, record.type));
      const known = this.#nameOf(kind, name, raw, enriched);
      if (known !== undefined) object.add(member.toUpperCase(), textOf(known).text);
    }
    if (prose !== '')
      object.add('text', this.#texts.of(`auditd.data.${record.type.toLowerCase()}.text`, prose));
    this.add(record.type, object.members);
  }

  /** Fields as they are written. */
  addFields(type: string, fields: readonly (readonly [name: string, value: string])[]): void {
    const object = new FlatObject();
    for (const [name, value] of fields)
      object.add(readableName(name), this.#texts.of(`auditd.data.${type.toLowerCase()}.${name}`, value));
    this.add(type, object.members);
  }

  add(type: string, value: FlatValue): void {
    this.#byType.add(typeKeys.get(type), value);
  }

  #value(kind: FieldKind, name: string, raw: string, type: string): FlatValue {
    const value = interpretField(kind, name, raw, this.#context);
    if (typeof value !== 'string')
      return this.#texts.list(`auditd.data.${type.toLowerCase()}.${name}`, value);
    return isAscii(value) ? value : this.#texts.of(`auditd.data.${type.toLowerCase()}.${name}`, value);
  }

  #nameOf(
    kind: FieldKind,
    name: string,
    raw: string,
    enriched: ReadonlyMap<string, string>,
  ): string | undefined {
    if (kind === 'uid') return enriched.get(name.toUpperCase()) ?? this.#resolver.user(raw);
    if (kind === 'gid') return enriched.get(name.toUpperCase()) ?? this.#resolver.group(raw);
    return undefined;
  }
}

/** Names are ASCII, but for what a damaged line has as one. */
function readableName(name: string): string {
  return isAscii(name) ? name : textOf(name).text;
}

/** Names of record types as `auditd.data` has them. */
const typeKeys = new Memo((type: string) => readableName(type).toLowerCase());
