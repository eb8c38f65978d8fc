import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { until } from '@scribery/runtime/testing';
import type { DeliveryState } from '../delivery.ts';
import { recordSpool } from '../record-spool.ts';
import { Collector } from '../testing/collector.ts';
import { wholeMessages } from '../testing/recorded.ts';
import { scratch } from '../testing/scratch.ts';
import { endFrame, frameBytes, headerFrame, SpoolWriter } from '../testing/spool-writer.ts';
import { collectorSink } from './collector-sink.ts';
import type { Send } from './send.ts';

const settings = { flushAfterMs: 5, retryFirstMs: 1, retryMostMs: 5 };

for (const status of [500, 503, 507, 429, 408]) {
  test(`a server that answers ${status} is asked again until it takes the messages`, async (t) => {
    const { collector, url, spool } = await setUp(t);
    collector.beforeStoring = (_, response) => {
      if (collector.requests > 3) return false;
      response.writeHead(status).end('{"error":{"code":"SCR_X","message":"not now"}}');
      return true;
    };
    const states: DeliveryState[] = [];
    const outcome = await recordSpool({
      spool,
      sinks: [collectorSink({ url })],
      settings,
      onState: (state) => states.push(state),
    });
    assert.equal(outcome.state, 'delivered');
    wholeMessages(collector.recordings.get('r1') ?? []);
    const retries = states.filter(({ state }) => state === 'retrying');
    assert.deepEqual(
      retries.map(({ attempt }) => attempt),
      [1, 2, 3],
    );
    assertCode(retries[0]?.error, 'SCR_SINK_FAILED');
    assert.match(String(retries[0]?.error), new RegExp(`${status} SCR_X: not now`));
  });
}

for (const status of [400, 401, 403, 404, 413]) {
  test(`a server that answers ${status} is not asked again: the error tells why, and the spool stays`, async (t) => {
    const { collector, url, spool } = await setUp(t);
    collector.beforeStoring = (_, response) => {
      response.writeHead(status).end('<html>a proxy says no</html>');
      return true;
    };
    const outcome = await recordSpool({ spool, sinks: [collectorSink({ url })], settings });
    assert.equal(outcome.state, 'failed');
    assertCode(outcome.deliveries[0]?.error, 'SCR_SERVER_REFUSED');
    assert.equal(collector.requests, 1);
  });
}

test('another message with the same id on the server is a conflict, and the spool stays', async (t) => {
  const { collector, url, spool } = await setUp(t);
  collector.recordings.set('r1', ['another one']);
  const outcome = await recordSpool({ spool, sinks: [collectorSink({ url })], settings });
  assert.equal(outcome.state, 'failed');
  assertCode(outcome.deliveries[0]?.error, 'SCR_MESSAGE_CONFLICT');
});

test('a server that is away is found when it comes', async (t) => {
  const { collector, url, spool } = await setUp(t);
  const { port } = collector;
  collector.close();
  let failures = 0;
  const done = recordSpool({
    spool,
    sinks: [collectorSink({ url })],
    settings,
    onState: ({ state }) => {
      if (state === 'retrying') failures++;
    },
  });
  await until('some failures', () => failures > 3);
  const back = new Collector();
  t.after(() => back.close());
  await back.listen(port);
  assert.equal((await done).state, 'delivered');
  wholeMessages(back.recordings.get('r1') ?? []);
});

test('an answer that is lost, cut or without a commit point is asked for again, and nothing is doubled', async (t) => {
  const { collector, url, spool } = await setUp(t);
  collector.afterStoring = (request, response) => {
    if (collector.requests === 1) request.socket.destroy();
    else if (collector.requests === 2) response.writeHead(200).end('{"commits":[');
    else if (collector.requests === 3) response.writeHead(200).end('{"commits":[]}');
    return collector.requests <= 3;
  };
  assert.equal((await recordSpool({ spool, sinks: [collectorSink({ url })], settings })).state, 'delivered');
  assert.equal(collector.requests > 3, true);
  wholeMessages(collector.recordings.get('r1') ?? []);
});

test('a server that has most of a recording already is sent one batch of it, and then the rest', async (t) => {
  const frames = Array.from({ length: 80 }, (_, n) => frameBytes(2, n * 1_000, `${n}`.repeat(30_000)));
  const { collector, url, spool } = await setUp(t, frames);
  const { spool: same } = await setUp(t, frames);
  await recordSpool({ spool, sinks: [collectorSink({ url })], settings });
  const all = collector.recordings.get('r1') ?? [];
  const { requests } = collector;
  collector.recordings.set('r1', all.slice(0, -1));
  assert.equal(
    (await recordSpool({ spool: same, sinks: [collectorSink({ url })], settings })).state,
    'delivered',
  );
  assert.deepEqual(collector.recordings.get('r1'), all);
  assert.ok(requests >= 3);
  assert.equal(collector.requests, requests + 2);
});

test('messages go with the token through whatever sends them', async (t) => {
  const { spool } = await setUp(t);
  const seen: Record<string, string>[] = [];
  const send: Send = async ({ headers }) => {
    seen.push({ ...headers });
    return { status: 200, body: '{"commits":[{"recording":"r1","id":1}]}' };
  };
  const sink = collectorSink({ url: 'http://in.process', token: 's3cret', send });
  assert.equal((await recordSpool({ spool, sinks: [sink], settings })).state, 'delivered');
  assert.deepEqual(seen, [
    {
      'content-type': 'application/x-ndjson',
      'content-encoding': 'zstd',
      authorization: 'Bearer s3cret',
    },
  ]);
});

test('an answer that does not come in time counts as a failure', async (t) => {
  const { collector, url, spool } = await setUp(t);
  collector.beforeStoring = () => collector.requests === 1;
  const errors: string[] = [];
  const outcome = await recordSpool({
    spool,
    sinks: [collectorSink({ url, answerWithinMs: 20 })],
    settings,
    onState: ({ error }) => {
      if (error instanceof Error) errors.push(String(error));
    },
  });
  assert.equal(outcome.state, 'delivered');
  assert.match(errors[0] ?? '', /The server does not answer: .*timeout/);
});

test('a request that hangs is given up when the agent is stopped', async (t) => {
  const { collector, url, spool } = await setUp(t);
  collector.beforeStoring = () => true;
  const stop = new AbortController();
  const done = recordSpool({ spool, sinks: [collectorSink({ url })], settings, signal: stop.signal });
  await until('a request', () => collector.requests === 1);
  stop.abort();
  assert.equal((await done).state, 'stopped');
});

async function setUp(
  t: TestContext,
  frames = [frameBytes(2, 1_000, 'text')],
): Promise<{ collector: Collector; url: string; spool: string }> {
  const writer = new SpoolWriter(join(scratch(t), 'r1.spool'));
  writer.append(headerFrame('r1'), ...frames, endFrame(90_000, 0));
  const collector = new Collector();
  t.after(() => collector.close());
  return { collector, url: await collector.listen(), spool: writer.path };
}

function assertCode(error: unknown, code: string): void {
  assert.ok(error instanceof ScriberyError);
  assert.equal(error.code, code);
}
