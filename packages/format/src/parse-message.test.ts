import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessage } from './parse-message.ts';

const good = {
  ver: '2.3',
  host: 'h',
  rec: 'r-1',
  user: 'u',
  term: 'xterm',
  session: 1,
  id: 1,
  pos: 0,
  timing: '',
};
const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

test('what tlog leaves out is filled in', () => {
  const { message } = parseMessage(JSON.stringify(good));
  assert.deepEqual(message, { ...good, time: 0, in_txt: '', in_bin: [], out_txt: '', out_bin: [] });
});

const refused: [string, unknown, string, string?][] = [
  ['no JSON', '{"ver":', 'json'],
  ['a control sequence', '\u001b[2J', 'json'],
  ['a list', '[]', 'message'],
  ['null', 'null', 'message'],
  ...Object.keys(good).map((key): [string, unknown, string, string] => [
    `no ${key}`,
    { ...good, [key]: undefined },
    'message',
    key,
  ]),
  ['another major version', { ...good, ver: '3.0' }, 'message', 'ver'],
  ['an id of 0', { ...good, id: 0 }, 'message', 'id'],
  ['an id of 1.5', { ...good, id: 1.5 }, 'message', 'id'],
  ['an id as text', { ...good, id: '1' }, 'message', 'id'],
  ['an id beyond what numbers hold', { ...good, id: 2 ** 53 }, 'message', 'id'],
  ['a position below 0', { ...good, pos: -1 }, 'message', 'pos'],
  ['a position that is not a number', { ...good, pos: Number.NaN }, 'message', 'pos'],
  ['an absurd time', '{"ver":"2.3","time":1e999}', 'message', 'host'],
  ['a byte of 256', { ...good, out_bin: [256] }, 'message', 'out_bin'],
  ['text that is a number', { ...good, out_txt: 5 }, 'message', 'out_txt'],
  ['an unknown event', { ...good, events: [{ at: 0, after: 0, type: 'x' }] }, 'message', 'events'],
  [
    'an event with other keys',
    { ...good, events: [{ at: 0, after: 0, type: 'end', x: 1 }] },
    'message',
    'events',
  ],
  [
    'an event that would be a prototype',
    { ...good, events: [JSON.parse('{"at":0,"after":0,"type":"end","__proto__":{}}')] },
    'message',
    'events',
  ],
  ['a chain that is no hash', { ...good, chain: 'x' }, 'message', 'chain'],
  ['a very deep unknown key', { ...good, extra: deep(100_000) }, 'message'],
  ['a recording id that leaves the directory', { ...good, rec: '../../etc/passwd' }, 'recording', 'rec'],
  ['an empty recording id', { ...good, rec: '' }, 'recording', 'rec'],
];

for (const [name, input, kind, field] of refused) {
  test(`${name} is refused, with its place`, () => {
    const value =
      typeof input === 'object'
        ? Object.fromEntries(Object.entries(input ?? {}).filter(([, v]) => v !== undefined))
        : input;
    const { problem } = parseMessage(value, { line: 7 });
    assert.equal(problem?.kind, kind);
    assert.equal(problem.place.line, 7);
    assert.equal(problem.place.field, field);
    assert.match(problem.text, /^[ -~]+$/, 'no control character of the input is repeated');
  });
}
