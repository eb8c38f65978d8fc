import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { chainMessage, type ChainVerdict, verifyChain } from './chain.ts';
import type { Message } from './message.ts';
import { MessageEncoder } from './message-encoder.ts';
import { parseMessage } from './parse-message.ts';
import { canonicalMessage, serialiseMessage } from './serialise-message.ts';

const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
const encoder = new MessageEncoder(
  { recording: 'r', host: 'h', user: 'u', term: 't', session: 0, start: 1e12 },
  { sha256 },
);
const whole: Message[] = [0, 1, 2].flatMap((at) => {
  encoder.push({ kind: 'output', at, data: Buffer.from(`line ${at}`) });
  return encoder.flush()?.message ?? [];
});
whole.push(...encoder.push({ kind: 'end', at: 3, exit: 0 }).map(({ message }) => message));

const changed = (id: number, change: Partial<Message>): Message[] =>
  whole.map((message) => (message.id === id ? { ...message, ...change } : message));
const unchained = (message: Message): Message => {
  const { chain, ...rest } = message;
  assert.ok(chain);
  return rest;
};
const without = (id: number): Message[] => whole.filter((message) => message.id !== id);

const cases: [string, Message[], Omit<ChainVerdict, 'problem'>, number?][] = [
  ['whole', whole, { verdict: 'whole', messages: 4, ended: true }],
  ['cut off at the end', whole.slice(0, 2), { verdict: 'whole', messages: 2, ended: false }],
  ['a changed text', changed(2, { out_txt: 'line x' }), { verdict: 'broken', messages: 1, ended: false }, 2],
  ['a changed key', changed(3, { user: 'eve' }), { verdict: 'broken', messages: 2, ended: false }, 3],
  ['a missing message', without(2), { verdict: 'broken', messages: 1, ended: false }, 2],
  ['a missing first message', without(1), { verdict: 'broken', messages: 0, ended: false }, 1],
  [
    'a doubled message',
    whole.flatMap((message) => [message, message]),
    { verdict: 'broken', messages: 1, ended: false },
    1,
  ],
  [
    'a message renumbered into the place of another',
    without(2).map((message) => (message.id > 2 ? { ...message, id: message.id - 1 } : message)),
    { verdict: 'broken', messages: 1, ended: false },
    2,
  ],
  ['no chain at all', whole.map(unchained), { verdict: 'unchained', messages: 4, ended: true }],
  [
    'a chain that begins late',
    whole.map(({ chain, ...message }) => (message.id > 2 && chain ? { ...message, chain } : message)),
    { verdict: 'broken', messages: 2, ended: false },
    3,
  ],
  [
    'more after the end',
    [...whole, chainMessage(whole[3]?.chain ?? '', { ...(whole[0] ?? assert.fail()), id: 5 }, sha256)],
    { verdict: 'broken', messages: 4, ended: true },
    5,
  ],
];

for (const [name, messages, expected, id] of cases) {
  test(`${name}: ${expected.verdict}${id === undefined ? '' : ` at message ${id}`}`, () => {
    const { problem, ...verdict } = verifyChain(messages, sha256);
    assert.deepEqual(verdict, expected);
    assert.equal(problem?.id, id);
  });
}

test('the chain covers keys that we do not know, in any order', () => {
  const strange: object = { zeta: { b: 1 }, alpha: '\u2028"' };
  const extra: Message = { ...(whole[0] ?? assert.fail()), ...strange };
  const chained = chainMessage('', extra, sha256);
  const { message } = parseMessage(Object.fromEntries(Object.entries(chained).toReversed()));
  assert.ok(message);
  const other: object = { zeta: 0 };
  assert.equal(verifyChain([message], sha256).verdict, 'whole');
  assert.equal(verifyChain([{ ...message, ...other }], sha256).verdict, 'broken');
  assert.ok(canonicalMessage(message).endsWith(',"alpha":"\u2028\\"","zeta":{"b":1}}'));
});

test('a line has the chain as its last key, and time always with three decimals', () => {
  const line = serialiseMessage(whole[0] ?? assert.fail());
  assert.match(line, /"time":1000000000\.000,.*"chain":"[0-9a-f]{64}"\}$/);
});
