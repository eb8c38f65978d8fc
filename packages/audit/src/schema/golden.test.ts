import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentSchemas } from './document-schemas.ts';
import { searchEngines } from './index-template.ts';

const folder = new URL('../../schema/', import.meta.url);

function compare(name: string, value: object): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const file = new URL(`${name}.json`, folder);
  if (process.env['WRITE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(readFileSync(file, 'utf8'), text);
}

for (const [format, { schema, indexTemplate }] of Object.entries(documentSchemas)) {
  test(`schema/${format}.schema.json is what the table of fields says`, () =>
    compare(`${format}.schema`, schema()));
  for (const engine of searchEngines)
    test(`schema/${format}.${engine}.json is what the table of fields says`, () =>
      compare(`${format}.${engine}`, indexTemplate(engine)));
}
