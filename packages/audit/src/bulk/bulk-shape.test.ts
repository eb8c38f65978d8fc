import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EcsShape } from '../ecs/ecs-shape.ts';
import { eventsOf } from '../testing/events-of.ts';
import { BulkShape } from './bulk-shape.ts';

const log = [
  'node=db01 type=USER_LOGIN msg=audit(1718000000.123:7): pid=1',
  'node=db01 type=USER_LOGIN msg=audit(1718000000.123:8): pid=1',
  'type=USER_LOGIN msg=audit(1718000000.123:8): pid=1',
].join('\n');

function actions(index?: string): unknown[] {
  const shape = new BulkShape(new EcsShape(), index);
  return eventsOf(log).map((event) => {
    const [action = '', document = '', end] = shape.event(event).split('\n');
    assert.equal(JSON.parse(document)['@timestamp'], '2024-06-10T06:13:20.123Z');
    assert.equal(end, undefined);
    return JSON.parse(action);
  });
}

test('the id of an event is made of node, time and serial', () => {
  assert.deepEqual(actions(), [
    { create: { _id: 'db01:1718000000.123:7' } },
    { create: { _id: 'db01:1718000000.123:8' } },
    { create: { _id: '1718000000.123:8' } },
  ]);
});

test('an index is named when it is asked for', () => {
  assert.deepEqual(actions('logs-x')[0], { create: { _index: 'logs-x', _id: 'db01:1718000000.123:7' } });
});

test('what comes late to an event has an id of its own', () => {
  const event = eventsOf(log).at(-1);
  assert.ok(event);
  const [action = ''] = new BulkShape(new EcsShape()).event({ ...event, continuation: 1 }).split('\n');
  assert.deepEqual(JSON.parse(action), { create: { _id: '1718000000.123:8:1' } });
});
