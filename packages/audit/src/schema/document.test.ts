import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { ecsFields } from '../ecs/ecs-fields.ts';
import { type FieldTable, isField, isObjectList } from './field-kinds.ts';

const document = new URL('../../../../docs/audit-ecs.md', import.meta.url);
const marked = /(<!-- fields -->\n\n)([^]*?)(\n\n<!-- end of fields -->)/;

test('the table of fields in docs/audit-ecs.md is the one that documents are made of', () => {
  const table = ['| field | type | what |', '| --- | --- | --- |', ...rows(ecsFields, '')].join('\n');
  const text = readFileSync(document, 'utf8');
  assert.match(text, marked);
  if (process.env['WRITE_GOLDEN'] === '1')
    writeFileSync(
      document,
      text.replace(marked, (_, start, __, end) => `${start}${table}${end}`),
    );
  assert.equal(marked.exec(readFileSync(document, 'utf8'))?.[2], table);
});

function rows(table: FieldTable, path: string): string[] {
  return Object.entries(table).flatMap(([name, entry]) => {
    const inner = `${path}${name}`;
    if (isField(entry))
      return [`| \`${inner}\` | ${entry.index}${entry.list ? ' list' : ''} | ${entry.description} |`];
    return isObjectList(entry) ? rows(entry.each, `${inner}[].`) : rows(entry, `${inner}.`);
  });
}
