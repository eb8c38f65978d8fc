import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEvents, type ServerEvent } from './event-stream.ts';

async function* inChunks(text: string, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let n = 1; n < places.length; n++) yield bytes.subarray(places[n - 1], places[n]);
}

async function read(text: string, cuts: readonly number[] = []): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(inChunks(text, cuts))) events.push(event);
  return events;
}

test('events come with type, id and data; comments are left out', async () => {
  const events = await read(': hello\n\nid: 7\ndata: {"a":1}\n\nevent: end\ndata: x\ndata: y\n\n');
  assert.deepEqual(events, [
    { type: 'message', id: '7', data: '{"a":1}' },
    { type: 'end', id: '7', data: 'x\ny' },
  ]);
});

test('an event that is cut off is not told', async () => {
  assert.deepEqual(await read('data: a\n\ndata: b\n'), [{ type: 'message', id: '', data: 'a' }]);
});

test('it does not matter how the bytes are cut', async () => {
  const text = 'id: 1\r\ndata: ä€😀\r\n\r\nevent: x\ndata: 2\n\n';
  const whole = await read(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat()), async (cuts) => {
      assert.deepEqual(await read(text, cuts), whole);
    }),
    { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 200), seed: 1 },
  );
});
