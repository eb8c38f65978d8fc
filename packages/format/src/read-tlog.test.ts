import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from './message.ts';
import { readTlog } from './read-tlog.ts';
import { all, collect } from './testing/collect.ts';
import { fixture } from './testing/fixture.ts';

for (const name of [
  'shell',
  'vim',
  'fullscreen',
  'utf8-invalid',
  'resize',
  'payload64',
  'password',
  'tmux',
]) {
  test(`the tlog recording ${name} gives the bytes that the terminal had`, async () => {
    const { output, input, problems, recordings } = await collect(readTlog([fixture(`tlog/${name}.json`)]));
    assert.deepEqual(problems, []);
    assert.ok(output.equals(fixture(`tlog/${name}.raw`)));
    assert.ok(input.equals(fixture(`tlog/${name}.in`)));
    assert.equal(recordings.length, 1);
  });
}

const lines = (rec: string, ids: readonly number[]): string[] =>
  ids.map((id) => {
    const text = { timing: `>${`${id} `.length}`, in_txt: '', in_bin: [], out_txt: `${id} `, out_bin: [] };
    const message: Message = {
      ver: '2.3',
      host: 'h',
      rec,
      user: 'u',
      term: 't',
      session: 1,
      id,
      pos: Math.min(id, 100),
      time: 1,
      ...text,
    };
    return `${JSON.stringify(message)}\n`;
  });

const orders: [string, number[], string, string[]][] = [
  ['in order', [1, 2, 3], '1 2 3 ', []],
  ['swapped', [1, 3, 2, 4], '1 2 3 4 ', ['order']],
  ['doubled', [1, 2, 2, 3], '1 2 3 ', ['order']],
  ['missing', [1, 3, 4], '1 3 4 ', ['gap']],
  ['forged far ahead', [1, 9_000_000_000_000_000, 2, 3], '1 2 3 9000000000000000 ', ['order', 'gap']],
];

for (const [name, ids, output, kinds] of orders) {
  test(`messages that are ${name} are read in order, and the disorder is told`, async () => {
    const found = await collect(readTlog(lines('r', ids)));
    assert.equal(found.output.toString(), output);
    assert.deepEqual(
      found.problems.map(({ kind }) => kind),
      kinds,
    );
    assert.ok(found.problems.every(({ place }) => place.line !== undefined && place.recording === 'r'));
  });
}

test('a message that stays missing makes the others wait only so long', async () => {
  const ids = Array.from({ length: 300 }, (_, n) => n + 1).filter((id) => id !== 2);
  const parts = await all(readTlog(lines('r', ids)));
  const gap = parts.findIndex((part) => part.part === 'problem');
  assert.ok(gap > 0 && gap < 5);
  assert.equal(parts.filter((part) => part.part === 'events').length, 299);
});

test('recordings that are mixed in a file are told apart', async () => {
  const [a, b] = [lines('a', [1, 2]), lines('b', [1, 2])];
  const parts = await all(readTlog([a[0] ?? '', b[0] ?? '', b[1] ?? '', a[1] ?? '']));
  assert.deepEqual(
    parts.map((part) =>
      'header' in part
        ? `start ${part.header.recording}`
        : 'recording' in part
          ? `${part.part} ${part.recording}`
          : part.part,
    ),
    ['start a', 'events a', 'start b', 'events b', 'events b', 'events a', 'end a', 'end b'],
  );
});

test('broken lines are told with their number, and the rest goes on', async () => {
  const [one = '', two = ''] = lines('r', [1, 2]);
  const { output, problems } = await collect(
    readTlog([one, 'rubbish\n', '\n', '{"ver":"2.3"}\n', Uint8Array.of(0xff, 10), two]),
  );
  assert.equal(output.toString(), '1 2 ');
  assert.deepEqual(
    problems.map(({ kind, place }) => [kind, place.line]),
    [
      ['json', 2],
      ['message', 4],
      ['line', 5],
      ['json', 5],
    ],
  );
});

const old = (keys: object): string =>
  `${JSON.stringify({ ver: 1, host: 'h', user: 'u', term: 't', session: 1, id: 1, pos: 0, in_bin: [], out_bin: [], ...keys })}\n`;

test('messages that stand on one line are all read, and it is told', async () => {
  const [one = '', two = '', three = ''] = lines('a', [1, 2, 3]).map((line) => line.trim());
  const { output, problems } = await collect(readTlog([`${one}${two} ${three}\n`]));
  assert.equal(output.toString(), '1 2 3 ');
  assert.deepEqual(
    problems.map(({ text, place }) => [text, place.line]),
    [['Several messages stand on one line', 1]],
  );
});

test('what stands behind the last whole message of a line is told as no JSON', async () => {
  const [one = ''] = lines('a', [1]).map((line) => line.trim());
  for (const rest of ['{"ver":"2.3","out_txt":"}', `"${'\\"'.repeat(100_000)}`, '}{}{']) {
    const { problems } = await collect(readTlog([`${one}${rest}\n`]));
    assert.ok(problems.length > 0, rest.slice(0, 20));
  }
});

test('messages of before format 2.1 get the recording id that they lack', async () => {
  const file = [
    old({ timing: '>1', out_txt: 'A' }),
    old({ ver: '2', user: 'v', timing: '>1', out_txt: 'X' }),
    old({ id: 2, timing: '>1', out_txt: 'B' }),
    old({ timing: '>1', out_txt: 'C' }),
  ];
  const parts = await all(readTlog(file, { recording: 'import-1' }));
  const texts = new Map<string, string>();
  for (const part of parts) {
    assert.notEqual(part.part, 'problem');
    if (part.part !== 'events') continue;
    const text = part.events.map((event) =>
      event.kind === 'output' ? String.fromCharCode(...event.data) : '',
    );
    texts.set(part.recording, (texts.get(part.recording) ?? '') + text.join(''));
  }
  assert.deepEqual(
    [...texts],
    [
      ['import-1', 'AB'],
      ['import-1-2', 'X'],
      ['import-1-3', 'C'],
    ],
  );
});

test('messages without a recording id are refused where none can be given', async () => {
  const { problems } = await collect(readTlog([old({ timing: '' })]));
  assert.deepEqual(
    problems.map(({ place }) => place.field),
    ['rec'],
  );
});
