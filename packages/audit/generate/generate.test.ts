import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generatedFiles } from './generated-files.ts';
import { whyNoHeaders } from './kernel-headers.ts';

const folder = join(import.meta.dirname, '../src/tables/generated');

test('the tables are what the kernel headers give', { skip: whyNoHeaders() ?? false }, () => {
  const files = generatedFiles();
  if (process.env['WRITE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  }
  assert.deepEqual(readdirSync(folder).toSorted(), [...files.keys()].toSorted());
  for (const [name, text] of files) assert.equal(readFileSync(join(folder, name), 'utf8'), text, name);
});
