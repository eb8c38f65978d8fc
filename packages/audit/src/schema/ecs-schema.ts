import { ecsFields } from '../ecs/ecs-fields.ts';
import { indexTemplateOf, type Mapping, type SearchEngine } from './index-template.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/** Data streams that the index template is for, by the naming scheme of both engines' tools. */
const ECS_DATA_STREAMS = 'logs-scribery.audit-*';

export function ecsJsonSchema(): JsonSchema {
  return jsonSchemaOf(ecsFields, 'Linux audit event, Elastic Common Schema', ['@timestamp', 'ecs', 'event']);
}

export function ecsIndexTemplate(engine: SearchEngine): Mapping {
  return indexTemplateOf(ecsFields, ECS_DATA_STREAMS, engine);
}
