import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from './message.ts';
import { MessageDecoder } from './message-decoder.ts';

const base: Message = {
  ver: '2.3',
  host: 'h',
  rec: 'r-1',
  user: 'u',
  term: 'xterm',
  session: 1,
  id: 1,
  pos: 0,
  time: 1_795_447_634.304,
  timing: '>2',
  in_txt: '',
  in_bin: [],
  out_txt: 'AB',
  out_bin: [],
};

/** Each case: messages (as changes of `base`), the output and other events that come of them, the problems' kinds. */
const cases: {
  readonly name: string;
  readonly messages: readonly Partial<Message>[];
  readonly output: string;
  readonly others?: readonly string[];
  readonly problems: readonly string[];
}[] = [
  { name: 'a sound message', messages: [{}], output: 'AB', problems: [] },
  { name: 'no timing for some text', messages: [{ timing: '>1' }], output: 'AB', problems: ['timing'] },
  {
    name: 'timing for more text than there is',
    messages: [{ timing: '>9' }],
    output: 'AB',
    problems: ['timing'],
  },
  {
    name: 'absurdly long timing',
    messages: [{ timing: `>${'9'.repeat(400)}+${'9'.repeat(400)}]99999999999/99999999999` }],
    output: 'AB',
    problems: ['timing', 'position'],
  },
  { name: 'no timing at all', messages: [{ timing: '' }], output: 'AB', problems: ['timing'] },
  {
    name: 'timing that is not timing',
    messages: [{ timing: '>1x>1' }],
    output: 'AB',
    problems: ['timing'],
  },
  { name: 'a delay before nothing', messages: [{ timing: '>2+5' }], output: 'AB', problems: [] },
  { name: 'half a delay', messages: [{ timing: '>2+' }], output: 'AB', problems: ['timing'] },
  {
    name: 'blanks and delays in a row',
    messages: [{ timing: ' >1 +1\t+2 >1\n' }],
    output: 'AB',
    problems: [],
  },
  { name: 'empty records', messages: [{ timing: '>0>2]0/0' }], output: 'AB', problems: [] },
  {
    name: 'bytes for characters that are not replaced',
    messages: [{ timing: ']1/1>1', out_bin: [67] }],
    output: 'ACB',
    problems: ['timing'],
  },
  {
    name: 'fewer bytes than announced',
    messages: [{ timing: ']1/3>1', out_txt: '\ufffdB', out_bin: [67] }],
    output: 'CB',
    problems: ['timing'],
  },
  { name: 'half a character', messages: [{ out_txt: 'A\ud800' }], output: 'A\ufffd', problems: ['text'] },
  {
    name: 'the largest window, and a larger one',
    messages: [{ timing: '=65535x65535>1=65536x1>1' }],
    output: 'AB',
    others: ['resize'],
    problems: ['timing'],
  },
  {
    name: 'a missing message',
    messages: [{}, { id: 4 }],
    output: 'ABAB',
    others: ['gap'],
    problems: ['gap'],
  },
  { name: 'a missing beginning', messages: [{ id: 3 }], output: 'AB', others: ['gap'], problems: ['gap'] },
  { name: 'a doubled message', messages: [{}, {}], output: 'AB', problems: ['order'] },
  {
    name: 'a message that comes late',
    messages: [{}, { id: 3 }, { id: 2 }],
    output: 'ABAB',
    others: ['gap'],
    problems: ['gap', 'order'],
  },
  { name: 'another recording', messages: [{}, { id: 2, rec: 'r-2' }], output: 'AB', problems: ['recording'] },
  { name: 'another user', messages: [{}, { id: 2, user: 'eve' }], output: 'ABAB', problems: ['header'] },
  {
    name: 'time that goes back',
    messages: [{ pos: 90 }, { id: 2, pos: 5 }],
    output: 'ABAB',
    problems: ['position'],
  },
  {
    name: 'an event that lies back in time',
    messages: [{ pos: 90, events: [{ at: 3, after: 1, type: 'end', exit: 0 }] }],
    output: 'AB',
    others: ['end'],
    problems: ['position'],
  },
  {
    name: 'an event after more records than there are',
    messages: [{ events: [{ at: 3, after: 1e15, type: 'masked' }] }],
    output: 'AB',
    others: ['masked'],
    problems: [],
  },
];

test('what lies back in time is told by its name', () => {
  const decoder = new MessageDecoder();
  const event = { at: 3, after: 1, type: 'masked' as const };
  const told = [
    { pos: 90, events: [event] },
    { id: 2, pos: 5 },
  ].flatMap((change) => decoder.decode({ ...base, ...change }).problems);
  assert.deepEqual(
    told.map(({ text }) => text),
    [
      'The position of an event lies before what came before it',
      'The position of a message lies before what came before it',
    ],
  );
});

for (const { name, messages, output, others = [], problems } of cases) {
  test(`${name}: ${problems.length === 0 ? 'no problem' : problems.join(', ')}, and the text is there`, () => {
    const decoder = new MessageDecoder();
    const decoded = messages.map((change) => decoder.decode({ ...base, ...change }));
    const events = decoded.flatMap((message) => message.events);
    const bytes = Buffer.concat(events.flatMap((event) => (event.kind === 'output' ? [event.data] : [])));
    assert.equal(bytes.toString(), output);
    assert.deepEqual(
      events.map(({ kind }) => kind).filter((kind) => kind !== 'output'),
      others,
    );
    assert.deepEqual(
      decoded.flatMap((message) => message.problems.map(({ kind }) => kind)),
      problems,
    );
    assert.deepEqual(
      events.map(({ at }) => at),
      events.map(({ at }) => at).toSorted((a, b) => a - b),
    );
  });
}

test('decoding goes on from a state as if it had read the messages before', () => {
  const first = new MessageDecoder();
  first.decode({ ...base, timing: '=80x24+5>2' });
  const second = { ...base, id: 2, pos: 7, timing: '=80x24>2' };
  const state = JSON.parse(JSON.stringify(first.state));
  assert.deepEqual(new MessageDecoder(state).decode(second), first.decode(second));
});

test('events stand between the records that they came between', () => {
  const events = [
    { at: 1, after: 0, type: 'masked' },
    { at: 2, after: 1, type: 'marker', label: 'here' },
  ] as const;
  const { events: found } = new MessageDecoder().decode({ ...base, timing: '+1>1+2>1', events });
  assert.deepEqual(
    found.map(({ kind, at }) => [kind, at]),
    [
      ['masked', 1],
      ['output', 1],
      ['marker', 2],
      ['output', 3],
    ],
  );
});
