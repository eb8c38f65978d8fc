import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Home, sample } from '../testing/scribery.ts';
import { embeddedClient } from './embedded-client.ts';

const PLAYBACK = '/api/recordings/sample-a-busy-machine/playback?from=0';

test('calls may be given up at any moment, and the next ones are answered', async () => {
  const home = new Home();
  assert.equal((await home.run(['import', sample('a-busy-machine')])).status, 0);
  const client = await embeddedClient(home.data, { mode: 'read' });
  for (let turns = 0; turns < 30; turns++) {
    const abort = new AbortController();
    const text = client.fetch(PLAYBACK, { signal: abort.signal }).then((response) => response.text());
    const outcome = text.then(
      () => 'answered',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    assert.match(await outcome, /^(answered|AbortError)$/);
  }
  const response = await client.fetch(PLAYBACK);
  assert.match(await response.text(), /"end"/);
  await client.close();
});
