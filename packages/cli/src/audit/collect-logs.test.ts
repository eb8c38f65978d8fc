import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { collectLogs } from './collect-logs.ts';

const LOG = join(import.meta.dirname, '../../samples/refused-by-sudo.audit.log');

test('a server that takes nothing is not tried for ever', async () => {
  const full = {
    place: 'a server that is full',
    fetch: async () => new Response('no space left', { status: 507 }),
    close: async () => {},
  };
  await assert.rejects(collectLogs(full, [LOG], new AbortController().signal), {
    code: 'SCR_SINK_FAILED',
    message: /507 no space left/,
  });
});
