import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findServer, removeServerFile, writeServerFile } from './server-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'scribery-server-file-'));
const file = join(directory, 'server.json');
after(() => rmSync(directory, { recursive: true }));

test('a running server is found, by its owner alone, until it takes the file away', () => {
  writeServerFile(directory, { url: 'http://127.0.0.1:1', token: 't' });
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const found = findServer(directory);
  assert.deepEqual([found?.url, found?.token, found?.pid], ['http://127.0.0.1:1', 't', process.pid]);
  removeServerFile(directory);
  assert.equal(existsSync(file), false);
  assert.equal(findServer(directory), undefined);
});

test('what a killed server left is not taken for a running one, also when its pid is used again', () => {
  const left = { url: 'http://127.0.0.1:1', token: 't', pid: process.pid, started: '1' };
  writeFileSync(file, JSON.stringify(left));
  assert.equal(findServer(directory), undefined);
});

for (const content of ['', '{', '[]', 'null', '{"url":1}']) {
  test(`a file with ${JSON.stringify(content)} is no server`, () => {
    writeFileSync(file, content);
    assert.equal(findServer(directory), undefined);
  });
}
