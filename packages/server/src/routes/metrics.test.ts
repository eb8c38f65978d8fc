import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, madeMessages } from '../testing/made-recording.ts';
import { TestApp, temporaryFolder } from '../testing/test-app.ts';

test('metrics tell what came in, what is behind, and how long requests took by route', async () => {
  using folder = temporaryFolder();
  const served = await TestApp.open(folder.path);
  await served.ingest(`${lines(madeMessages('a', [[[0, 'o', 'x']]]))}broken\n`);
  await served.get('/api/recordings/a');
  const { text } = await served.get('/api/metrics');
  assert.match(text, /scribery_ingest_messages_total\{outcome="stored"\} 1\n/);
  assert.match(text, /scribery_ingest_messages_total\{outcome="refused"\} 1\n/);
  assert.match(text, /scribery_index_behind_recordings 0\n/);
  assert.match(text, /route="\/api\/recordings\/:recording",status="200"\} 1\n/);
  await served.close();
});

test('health is told to everybody', async () => {
  using folder = temporaryFolder();
  const served = await TestApp.open(folder.path);
  const { status, version } = (await served.app.inject({ url: '/api/health' })).json();
  assert.deepEqual([status, typeof version], ['ok', 'string']);
  await served.close();
});
