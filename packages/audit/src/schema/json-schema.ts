import { type FieldKind, type FieldTable, isField, isObjectList } from './field-kinds.ts';

/** The keywords of JSON Schema that describe documents here. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** The JSON Schema (draft 2020-12) of the documents that a table describes. */
export function jsonSchemaOf(table: FieldTable, title: string, required: readonly string[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...objectSchema(table),
    required,
    $defs: { flat: flatValue },
  };
}

/** What a flattened field may hold. */
const flatValue: JsonSchema = {
  anyOf: [
    { type: 'string' },
    { type: 'array', items: { $ref: '#/$defs/flat' } },
    { type: 'object', additionalProperties: { $ref: '#/$defs/flat' } },
  ],
};

function objectSchema(table: FieldTable): JsonSchema {
  const properties = Object.entries(table).map(([name, entry]) => [name, entrySchema(entry)]);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}

function entrySchema(entry: FieldTable[string]): JsonSchema {
  if (isField(entry)) return fieldSchema(entry);
  if (isObjectList(entry)) return { type: 'array', items: objectSchema(entry.each) };
  return objectSchema(entry);
}

function fieldSchema(field: FieldKind<unknown>): JsonSchema {
  const value = { ...valueSchema(field), ...(field.values === undefined ? {} : { enum: field.values }) };
  const { description } = field;
  return field.list ? { description, type: 'array', items: value } : { description, ...value };
}

function valueSchema({ index }: FieldKind<unknown>): JsonSchema {
  switch (index) {
    case 'date':
      return { type: 'string', format: 'date-time' };
    case 'long':
      return { type: 'integer' };
    case 'boolean':
      return { type: 'boolean' };
    case 'ip':
      return { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
    case 'flattened':
      return { type: 'object', additionalProperties: { $ref: '#/$defs/flat' } };
    case 'keyword':
    case 'wildcard':
    case 'text':
    case 'stored':
      return { type: 'string' };
  }
}
