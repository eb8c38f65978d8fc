import { messageKeys } from './message-keys.ts';

/** The JSON Schema of a message, as docs/format.schema.json has it. */
export function messageSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Scribery message',
    description: 'tlog 2.3 with additional keys; see format.md',
    type: 'object',
    properties: Object.fromEntries(
      messageKeys.map(({ key, schema, ours }) => [
        key,
        ours ? { ...schema, description: `Scribery's own. ${schema.description}` } : schema,
      ]),
    ),
    required: messageKeys.filter(({ presence }) => presence === 'required').map(({ key }) => key),
  };
}
