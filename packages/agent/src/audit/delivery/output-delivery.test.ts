import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { MemoryOutput } from '../testing/memory-output.ts';
import { FIRST_TIME, outgoing } from '../testing/outgoing.ts';
import type { Loss } from '../progress/checkpoint-file.ts';
import type { DropPolicy } from './event-queue.ts';
import { type DeliveryNews, OutputDelivery } from './output-delivery.ts';
import { TrackedEvent } from './tracked-event.ts';

interface Begun {
  readonly output: MemoryOutput;
  readonly delivery: OutputDelivery;
  readonly news: DeliveryNews[];
  readonly signal: AbortSignal;
  readonly begin: () => void;
}

function delivery(t: TestContext, policy: DropPolicy, events: number, loss?: Loss): Begun {
  const output = new MemoryOutput();
  const news: DeliveryNews[] = [];
  const stop = new AbortController();
  t.after(() => stop.abort());
  const delivery = new OutputDelivery(
    {
      output,
      policy,
      required: true,
      limits: { events, units: 1_000_000 },
      report: ({ count, from, to }) =>
        new TrackedEvent(
          {
            id: `lost ${count} ${from - FIRST_TIME}-${to - FIRST_TIME}`,
            time: to,
            host: 'h',
            boot: 'b',
            line: '{}',
          },
          1,
        ),
      onNews: (each) => news.push(each),
      retryFirstMs: 1,
      retryMostMs: 4,
    },
    loss,
  );
  return { output, delivery, news, signal: stop.signal, begin: () => void delivery.run(stop.signal) };
}

test('events arrive in order and are committed', async (t) => {
  const { output, delivery: to, signal, begin } = delivery(t, 'block', 10);
  begin();
  const events = outgoing(100);
  for (const event of events) await to.push(event, signal);
  await to.empty(signal);
  assert.deepEqual(
    output.ids,
    events.map(({ id }) => id),
  );
  assert.ok(events.every(({ committed }) => committed));
  assert.equal(to.counts.delivered, 100);
});

test('a failed batch is tried again until it arrives, and what arrived of it is not', async (t) => {
  const { output, delivery: to, news, signal, begin } = delivery(t, 'block', 100);
  const seen: number[] = [];
  output.before = async (events) => {
    seen.push(events.length);
    if (seen.length <= 2) throw new Error('not now');
    return seen.length === 3 ? { refused: [{ id: 'e2', reason: 'no' }], again: events.slice(5) } : undefined;
  };
  const events = outgoing(10);
  for (const event of events) await to.push(event, signal);
  begin();
  await to.empty(signal);
  assert.deepEqual(seen, [10, 10, 10, 5]);
  assert.deepEqual(output.ids, ['e1', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9', 'e10']);
  assert.deepEqual(
    news.map(({ kind }) => kind),
    ['failed', 'failed', 'refused', 'failed', 'recovered'],
  );
  assert.deepEqual(to.counts, { delivered: 9, refused: 1, dropped: 0, retries: 3 });
  assert.ok(
    events.every(({ committed }) => committed),
    'what is refused for good is not read again',
  );
});

describe('when a queue is full', () => {
  test('with block the input waits', async (t) => {
    const { output, delivery: to, signal, begin } = delivery(t, 'block', 3);
    const pushed: string[] = [];
    const pushing = (async () => {
      for (const event of outgoing(6)) {
        await to.push(event, signal);
        pushed.push(event.id);
      }
    })();
    await until('the queue is full', () => to.waiting === 3);
    assert.deepEqual(pushed, ['e1', 'e2', 'e3']);
    begin();
    await pushing;
    await to.empty(signal);
    assert.deepEqual(output.ids, ['e1', 'e2', 'e3', 'e4', 'e5', 'e6']);
  });

  test('with block a stop ends the wait, and the event is not taken', async (t) => {
    const { delivery: to } = delivery(t, 'block', 1);
    const [first, second] = outgoing(2);
    const stop = new AbortController();
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(await to.push(first, stop.signal), true);
    const waiting = to.push(second, stop.signal);
    stop.abort();
    assert.equal(await waiting, false);
    assert.equal(to.waiting, 1);
  });

  for (const [policy, kept, report] of [
    ['drop-oldest', ['e4', 'e5', 'e6'], 'lost 3 1-3'],
    ['drop-newest', ['e1', 'e2', 'e3'], 'lost 3 4-6'],
  ] as const) {
    test(`with ${policy} others go on, and an event tells how many were lost from when to when`, async (t) => {
      const { output, delivery: to, signal, begin } = delivery(t, policy, 3);
      const events = outgoing(6);
      for (const event of events) await to.push(event, signal);
      assert.deepEqual(to.loss, {
        count: 3,
        from: FIRST_TIME + Number(report[7]),
        to: FIRST_TIME + Number(report[9]),
      });
      begin();
      await to.empty(signal);
      assert.deepEqual(output.ids, [...kept, report]);
      assert.equal(to.counts.dropped, 3);
      assert.equal(to.loss, undefined);
      assert.ok(
        events.every(({ committed }) => committed),
        'what is dropped is not read again',
      );
    });
  }

  test('a report that is dropped itself, or not delivered yet, is not forgotten', async (t) => {
    const {
      output,
      delivery: to,
      signal,
      begin,
    } = delivery(t, 'drop-oldest', 2, { count: 7, from: FIRST_TIME, to: FIRST_TIME + 1 });
    const hold = Promise.withResolvers<undefined>();
    const failing = Promise.withResolvers<undefined>();
    let calls = 0;
    output.before = async () => {
      calls++;
      if (calls === 1) {
        await hold.promise;
        throw new Error('not now');
      }
      await failing.promise;
    };
    begin();
    await until('the report is on its way', () => calls === 1);
    hold.resolve(undefined);
    await until('it is tried again', () => calls === 2);
    assert.deepEqual(to.loss, { count: 7, from: FIRST_TIME, to: FIRST_TIME + 1 });
    for (const event of outgoing(5)) await to.push(event, signal);
    failing.resolve(undefined);
    await to.empty(signal);
    assert.deepEqual(output.ids, ['lost 7 0-1', 'e5', 'lost 4 1-4']);
  });
});
