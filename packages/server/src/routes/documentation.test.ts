import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { TestApp, temporaryFolder } from '../testing/test-app.ts';

const folder = temporaryFolder();
const served = await TestApp.open(folder.path);
after(async () => {
  await served.close();
  folder[Symbol.dispose]();
});

test('docs/openapi.json is what the routes say', async () => {
  const file = new URL('../../../../docs/openapi.json', import.meta.url);
  const text = `${JSON.stringify(JSON.parse((await served.get('/api/openapi.json')).text), null, 2)}\n`;
  if (process.env['WRITE_GOLDEN'] === '1') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
});

test('the page that shows it loads nothing from elsewhere and keeps to the content security policy', async () => {
  const page = await served.get('/api/docs/');
  assert.equal(page.status, 200);
  const { text, headers } = page;
  assert.doesNotMatch(text, /https?:\/\//);
  assert.doesNotMatch(text, /<script>|<style|style=|onload=/);
  assert.match(String(headers['content-security-policy']), /^default-src 'none'; script-src 'self'/);
});
