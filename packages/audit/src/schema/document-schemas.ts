import { aushapeFields } from '../aushape/aushape-fields.ts';
import { ecsFields } from '../ecs/ecs-fields.ts';
import { nativeFields } from './native-fields.ts';
import type { FieldTable } from './field-kinds.ts';
import { type IndexTemplate, indexTemplateOf, type SearchEngine } from './index-template.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/** What describes the documents of a form of output. */
export interface DocumentSchema {
  schema(): JsonSchema;
  indexTemplate(engine: SearchEngine): IndexTemplate;
}

function documentSchema(table: FieldTable, name: string, required: readonly string[]): DocumentSchema {
  return {
    schema: () => jsonSchemaOf(table, `Linux audit event, ${name}`, required),
    // Named as the naming scheme of both engines' tools wants it.
    indexTemplate: (engine) => indexTemplateOf(table, `logs-scribery.audit.${name}-*`, engine),
  };
}

/** Schemas by the name of the form, as `--format` has it. */
export const documentSchemas = {
  ecs: documentSchema(ecsFields, 'ecs', ['@timestamp', 'ecs', 'event']),
  aushape: documentSchema(aushapeFields, 'aushape', ['serial', 'time']),
  native: documentSchema(nativeFields, 'native', ['node', 'time', 'serial', 'completed', 'records']),
} as const;
