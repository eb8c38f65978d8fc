import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TestApp, temporaryFolder, TOKEN } from '../testing/test-app.ts';

const folder = temporaryFolder();
const pages = join(folder.path, 'dist');
const served = await TestApp.open(join(folder.path, 'data'), pages);
after(async () => {
  await served.close();
  folder[Symbol.dispose]();
});
const open = (url: string) => served.app.inject({ url });

test('before the pages are built, a page says so', async () => {
  const answer = await open('/');
  assert.equal(answer.statusCode, 200);
  assert.match(answer.body, /not built/);
});

test('pages are served to everybody, under a strict policy', async () => {
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>ours</title>');
  writeFileSync(join(pages, 'assets', 'app-abc.js'), 'export {};');
  for (const url of ['/', '/recordings/some?at=5', '/sign-in?token=x']) {
    const { statusCode, headers, body } = await open(url);
    assert.equal(statusCode, 200, url);
    assert.match(body, /ours/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(String(headers['content-type']), /text\/html/);
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  }
  const asset = await open('/assets/app-abc.js');
  assert.match(String(asset.headers['content-type']), /javascript/);
  assert.match(String(asset.headers['cache-control']), /immutable/);
});

test('people who come to an address where nothing is get the page, with its status', async () => {
  const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  for (const url of ['/none', '/assets/', '/none.js']) {
    const answer = await served.app.inject({ url, headers });
    assert.equal(answer.statusCode, 404, url);
    assert.match(answer.body, /ours/);
    assert.match(String(answer.headers['content-security-policy']), /frame-ancestors 'none'/);
  }
  const api = await served.app.inject({
    url: '/api/none',
    headers: { ...headers, authorization: `Bearer ${TOKEN}` },
  });
  assert.equal(api.json().error.code, 'SCR_ROUTE_NOT_FOUND');
});

for (const url of [
  '/../data/lock.sqlite',
  '/..%2fdata%2flock.sqlite',
  '/assets/../../data/lock.sqlite',
  '/assets/',
  '/assets/..%2f..%2fdata%2flock.sqlite',
  '/none.js',
  '/.env',
]) {
  test(`${url} is not there`, async () => {
    const answer = await open(url);
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json().error.code, 'SCR_ROUTE_NOT_FOUND');
  });
}
