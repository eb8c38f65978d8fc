import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BulkServer } from '../testing/bulk-server.ts';
import { outgoing } from '../testing/outgoing.ts';
import { httpBulkOutput } from './http-bulk-output.ts';
import { ALL_DELIVERED } from './output.ts';

const signal = new AbortController().signal;

test('events are created under their ids, and a batch that is sent twice is stored once', async (t) => {
  const server = await BulkServer.start(t);
  const output = httpBulkOutput({ url: server.url });
  assert.deepEqual(await output.deliver(outgoing(3), signal), ALL_DELIVERED);
  assert.deepEqual(await output.deliver(outgoing(4), signal), ALL_DELIVERED);
  assert.deepEqual([...server.documents.keys()], ['e1', 'e2', 'e3', 'e4']);
  assert.deepEqual(server.documents.get('e1'), JSON.parse(outgoing(1)[0]?.line ?? ''));
  assert.equal(server.doubles, 3);
});

test('of each event the answer says what becomes of it', async (t) => {
  const server = await BulkServer.start(t);
  const statuses: Record<string, number> = { e2: 429, e3: 400, e4: 503 };
  server.fault = (id) => statuses[id];
  const { refused, again } = await httpBulkOutput({ url: server.url }).deliver(outgoing(5), signal);
  assert.deepEqual([...server.documents.keys()], ['e1', 'e5']);
  assert.deepEqual(
    again.map(({ id }) => id),
    ['e2', 'e4'],
  );
  assert.deepEqual(refused, [{ id: 'e3', reason: '400 made_up: status 400' }]);
});

for (const [name, status, body] of [
  ['that is too busy', 429, ''],
  ['that fails', 500, 'sorry'],
  ['that does not let us in', 401, '{}'],
  ['that answers something else', 200, '<html>'],
  ['that does not tell of each event', 200, '{"items":[]}'],
] as const) {
  test(`a server ${name} is an error, and the batch is tried again`, async (t) => {
    const server = await BulkServer.start(t);
    server.before = (response) => {
      response.writeHead(status).end(body);
      return true;
    };
    await assert.rejects(httpBulkOutput({ url: server.url }).deliver(outgoing(2), signal), {
      code: 'SCR_SINK_FAILED',
    });
  });
}

test('a request that is too large is halved, and an event that is too large by itself refused', async (t) => {
  const server = await BulkServer.start(t);
  server.before = (response, ids) => {
    if (ids.length <= 2 && !ids.includes('e5')) return false;
    response.writeHead(413).end();
    return true;
  };
  const { refused, again } = await httpBulkOutput({ url: server.url }).deliver(outgoing(7), signal);
  assert.deepEqual([...server.documents.keys()], ['e1', 'e2', 'e3', 'e4', 'e6', 'e7']);
  assert.deepEqual([refused.map(({ id }) => id), again], [['e5'], []]);
});

test('a server that is not there is an error', async (t) => {
  const server = await BulkServer.start(t);
  const { port } = new URL(server.url);
  const output = httpBulkOutput({ url: `http://127.0.0.1:${Number(port) === 1 ? 2 : 1}/_bulk` });
  await assert.rejects(output.deliver(outgoing(1), signal), { code: 'SCR_SERVER_UNREACHABLE' });
});

test('a user and password in the address go into a header, and not into messages', async (t) => {
  const server = await BulkServer.start(t);
  const output = httpBulkOutput({ url: server.url.replace('//', '//ann:s%C3%A9cret@') });
  await output.deliver(outgoing(1), signal);
  assert.deepEqual(server.authorizations, [`Basic ${Buffer.from('ann:sécret').toString('base64')}`]);
  assert.equal(output.name, server.url);
});
