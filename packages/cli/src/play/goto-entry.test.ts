import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GotoEntry, type Jump } from './goto-entry.ts';

function typed(keys: string, end: (entry: GotoEntry) => Jump | undefined): Jump | undefined {
  const entry = new GotoEntry();
  for (const key of keys) assert.equal(entry.take(key), true, key);
  return end(entry);
}

const at = (ms: number): Jump => ({ kind: 'position', at: ms });
const times: [string, Jump | undefined][] = [
  ['', { kind: 'end' }],
  ['30', at(30_000)],
  ['30:00', at(1_800_000)],
  ['30:', at(1_800_000)],
  ['1800', at(1_800_000)],
  ['2::', at(7_200_000)],
  ['120:', at(7_200_000)],
  ['1:2:3:4', undefined],
];
for (const [keys, jump] of times) {
  test(`'${keys}G' is what it is in tlog-play`, () =>
    assert.deepEqual(
      typed(keys, (entry) => entry.end()),
      jump,
    ));
}

test('one digit that nothing follows is a tenth of the recording', () => {
  assert.deepEqual(
    typed('7', (entry) => entry.pause()),
    { kind: 'tenth', tenth: 7 },
  );
});

test('several digits without G mean nothing', () => {
  assert.equal(
    typed('75', (entry) => entry.pause()),
    undefined,
  );
});

test('other keys do not belong to an entry, and a colon does not begin one', () => {
  const entry = new GotoEntry();
  assert.equal(entry.take('x'), false);
  assert.equal(entry.take(':'), false);
});
