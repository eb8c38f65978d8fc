import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { messageKeys } from './message-keys.ts';
import { messageSchema } from './message-schema.ts';
import type { Schema } from './schema.ts';
import { golden } from './testing/fixture.ts';

const schemaFile = new URL('../../../docs/format.schema.json', import.meta.url);
const documentFile = new URL('../../../docs/format.md', import.meta.url);

test('docs/format.schema.json is what the parser checks', () => {
  const schema = `${JSON.stringify(messageSchema(), null, 2)}\n`;
  assert.equal(JSON.stringify(JSON.parse(golden(schemaFile, schema))), JSON.stringify(messageSchema()));
});

test('the table of keys in docs/format.md is the one that the parser uses', () => {
  const rows = messageKeys.map(
    ({ key, schema, presence, ours }) =>
      `| \`${key}\` | ${typeOf(schema)} | ${presence === 'required' ? 'yes' : 'no'} | ${ours ? 'Scribery' : 'tlog'} | ${schema.description} |`,
  );
  const table = ['| key | type | required | whose | what |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
  const text = readFileSync(documentFile, 'utf8');
  const marked = /(<!-- keys -->\n\n)([^]*?)(\n\n<!-- end of keys -->)/;
  assert.match(text, marked);
  if (process.env['WRITE_GOLDEN'] === '1')
    writeFileSync(
      documentFile,
      text.replace(marked, (_, start, __, end) => `${start}${table}${end}`),
    );
  assert.equal(marked.exec(readFileSync(documentFile, 'utf8'))?.[2], table);
});

function typeOf(schema: Schema): string {
  switch (schema.type) {
    case 'integer':
      return `integer ${schema.minimum}…${schema.maximum}`;
    case 'array':
      return `list of ${typeOf(schema.items)}`;
    case 'string':
    case 'number':
    case 'object':
      return schema.type;
  }
}
