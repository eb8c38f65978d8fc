import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Message, serialiseMessage, withLine } from '@scribery/format';
import { madeMessages } from '../testing/made-recording.ts';
import { ChainCheck } from './chain-check.ts';

const messages = madeMessages('a', [[[0, 'o', 'a']], [[1, 'o', 'b']], [[2, 'o', 'c']], [[3, 'o', 'd']]]);
const contradictions = (some: readonly Message[], last?: Message) => {
  const check = new ChainCheck(last);
  return some.filter((message) => check.contradicts(message)).map(({ id }) => id);
};

test('a whole chain holds, from the start and from any message on', () => {
  assert.deepEqual(contradictions(messages), []);
  assert.deepEqual(contradictions(messages.slice(2), messages[1]), []);
});

test('it makes no difference whether the line is at hand, and how it is written', () => {
  const forged = messages.map((m) => (m.id === 2 ? { ...m, out_txt: 'é'.repeat(40_000) } : m));
  for (const [some, expected] of [
    [messages, []],
    [forged, [2]],
    [messages.map((m) => (m.id === 3 ? { ...m, chain: 'f'.repeat(64) } : m)), [3, 4]],
    [messages.map((m) => (m.id === 3 ? { ...m, chain: '' } : m)), [3, 4]],
  ] as const) {
    const canonical = (message: Message) => Buffer.from(serialiseMessage(message));
    const chainFirst = ({ chain, ...rest }: Message) => Buffer.from(JSON.stringify({ chain, ...rest }));
    for (const line of [canonical, chainFirst, (message: Message) => withLine(message).line]) {
      const check = new ChainCheck();
      const found = some.filter((message) => check.contradicts(message, line(message)));
      assert.deepEqual(
        found.map(({ id }) => id),
        expected,
      );
    }
  }
});

test('a forged message contradicts the chain', () => {
  assert.deepEqual(contradictions(messages.map((m) => (m.id === 2 ? { ...m, out_txt: 'B' } : m))), [2]);
});

test('after a missing message, and where there is no chain, nothing is said', () => {
  assert.deepEqual(contradictions(messages.filter(({ id }) => id !== 2)), []);
  assert.deepEqual(contradictions(messages.map(unchained)), []);
});

function unchained({ chain, ...rest }: Message): Message {
  assert.notEqual(chain, undefined);
  return rest;
}
