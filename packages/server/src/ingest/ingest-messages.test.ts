import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Line, type Message, readLines } from '@scribery/format';
import { lines, madeMessages } from '../testing/made-recording.ts';
import type { Writer } from '../writer/writer.ts';
import { ingestMessages } from './ingest-messages.ts';

/** Stores in a list, after a turn of the event loop. */
function listWriter(): { writer: Writer; stored: Message[]; largestUnderWay: () => number } {
  const stored: Message[] = [];
  let underWay = 0;
  let largest = 0;
  const writer: Writer = {
    async append(messages) {
      largest = Math.max(largest, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      stored.push(...messages.map(({ message }) => message));
      for (const { message, line } of messages) {
        assert.deepEqual([line[0], line.at(-1)], [0x7b, 0x7d]);
        assert.ok(line.buffer.byteLength <= 4 * line.length);
        assert.deepEqual(JSON.parse(Buffer.from(line).toString()), message);
      }
      const ids = new Map(messages.map(({ message: { rec, id } }) => [rec, id]));
      return {
        outcomes: messages.map(({ message: { host } }) => (host === 'other' ? 'conflict' : 'stored')),
        commits: [...ids].map(([recording, id]) => ({ recording, id })),
      };
    },
    appendAudit: async (events) => events.map(() => 'stored'),
    end: async () => {},
    settle: async () => {},
    load: { queued: 0, behind: 0 },
    close: async () => {},
  };
  return { writer, stored, largestUnderWay: () => largest };
}

const good = madeMessages('a', [[[0, 'o', 'x']], [[1, 'o', 'y']], [[2, 'x', 0]]]);
const line = (message: object) => `${JSON.stringify(message)}\n`;

test('good lines are stored, in order, whatever stands between them', async () => {
  const { writer, stored } = listWriter();
  const [first, second, third] = good;
  assert.ok(first && second && third);
  const body = [
    line(first),
    '{"rec":\n',
    '\n',
    line({ ...second, rec: '../../etc' }),
    line({ ...second, timing: 5 }),
    line({ ...second, id: -1 }),
    '[]\n',
    line(second),
    line({ ...third, host: 'other' }),
    JSON.stringify(third),
  ];
  const told: string[] = [];
  const report = await ingestMessages(readLines([body.join('')]), writer, (recording) =>
    told.push(recording),
  );
  assert.deepEqual(
    stored.map(({ id, host }) => [id, host]),
    [
      [1, 'db01'],
      [2, 'db01'],
      [3, 'other'],
      [3, 'db01'],
    ],
  );
  assert.equal(report.stored, 3);
  assert.equal(report.refusals, 6);
  assert.deepEqual(
    report.refused.map(({ line, code }) => [line, code]),
    [
      [2, 'SCR_INPUT_DAMAGED'],
      [4, 'SCR_RECORDING_ID_INVALID'],
      [5, 'SCR_INPUT_DAMAGED'],
      [6, 'SCR_INPUT_DAMAGED'],
      [7, 'SCR_INPUT_DAMAGED'],
      [9, 'SCR_MESSAGE_CONFLICT'],
    ],
  );
  assert.deepEqual(report.commits, [{ recording: 'a', id: 3 }]);
  assert.deepEqual(told, ['a']);
});

test('the line that is stored is the message alone, however it came', async () => {
  const { writer, stored } = listWriter();
  const [first, second, third] = good;
  assert.ok(first && second && third);
  const body = `\ufeff${line(first)} ${JSON.stringify({ ...second, time: undefined, in_bin: undefined })}\r\n\t${line({ ...third, note: '\u2028é' })}`;
  const report = await ingestMessages(readLines([body]), writer, () => {});
  assert.deepEqual(report.refused, []);
  assert.deepEqual(stored, [first, { ...second, time: 0, in_bin: [] }, { ...third, note: '\u2028é' }]);
});

test('a line that waits keeps little more memory than it has bytes, whatever else was sent with it', async () => {
  const { writer, stored } = listWriter();
  const [first, second] = good;
  assert.ok(first && second);
  const body = Buffer.from(`${'x\n'.repeat(30_000)}${line(first)}${line(second)}`);
  const report = await ingestMessages(readLines([body]), writer, () => {});
  assert.equal(report.refusals, 30_000);
  assert.deepEqual(stored, [first, second]);
});

/** The first message's line with something else in it, also what JSON.stringify never writes. */
const lineWith = (more: string) => `${JSON.stringify(good[0]).slice(0, -1)},${more}}\n`;

test('what is stored says the message that was checked, however its JSON is written', async () => {
  for (const [name, more, checked] of [
    ['a key that stands twice', '"out_txt":"hidden","out_txt":"seen"', { out_txt: 'seen' }],
    ['an id that is a fraction at first', '"id":1.5,"id":1e0', { id: 1 }],
    ['a recording that is none at first', '"rec":"../../etc","rec":"a"', { rec: 'a' }],
    [
      'deep nesting that a later key takes away',
      `"x":${'['.repeat(5000)}${']'.repeat(5000)},"x":1`,
      { x: 1 },
    ],
    ['a number that is too large for a double', '"x":1e400', { x: Number.POSITIVE_INFINITY }],
    ['a number that is too long for a double', '"x":12345678901234567890', { x: 12345678901234567000 }],
    ['half of a surrogate pair', '"x":"\\ud800"', { x: '\ud800' }],
    [
      'a key that is a name of the language',
      '"__proto__":{"rec":"b"}',
      JSON.parse('{"__proto__":{"rec":"b"}}'),
    ],
  ] as const) {
    const { writer, stored } = listWriter();
    const report = await ingestMessages(readLines([lineWith(more)]), writer, () => {});
    assert.deepEqual(report.refused, [], name);
    assert.deepEqual(
      stored,
      [Object.defineProperties({ ...good[0] }, Object.getOwnPropertyDescriptors(checked))],
      name,
    );
  }
});

test('what the last of a key says decides whether a line is refused', async () => {
  const { writer, stored } = listWriter();
  const bad = ['"rec":"../../etc"', '"id":0', '"out_bin":[256]', `"x":${'['.repeat(50)}${']'.repeat(50)}`];
  const report = await ingestMessages(readLines(bad.map(lineWith)), writer, () => {});
  assert.deepEqual([stored, report.refused.map(({ line }) => line)], [[], [1, 2, 3, 4]]);
});

test('a line of 100 MB is refused by its number and not kept, and the next is stored', async () => {
  const { writer, stored } = listWriter();
  const chunk = Buffer.alloc(1024 * 1024, 0x61);
  const body = async function* () {
    yield '{"rec":"';
    for (let megabyte = 0; megabyte < 100; megabyte++) yield chunk;
    yield `\n${lines(good)}`;
  };
  const report = await ingestMessages(readLines(body()), writer, () => {});
  assert.equal(stored.length, 3);
  assert.deepEqual(
    report.refused.map(({ line, code }) => [line, code]),
    [[1, 'SCR_INPUT_DAMAGED']],
  );
});

test('bytes that are not UTF-8 are refused', async () => {
  const report = await ingestMessages(
    readLines([Buffer.from('{"rec":"\xff"}\n', 'latin1')]),
    listWriter().writer,
    () => {},
  );
  assert.match(report.refused[0]?.message ?? '', /UTF-8/);
});

test('of very many refused lines the first are listed and all are counted', async () => {
  const report = await ingestMessages(readLines(['x\n'.repeat(5_000)]), listWriter().writer, () => {});
  assert.equal(report.refusals, 5_000);
  assert.equal(report.refused.length, 1_000);
});

test('a body is read no faster than it is stored, and what came before it broke off is stored', async () => {
  const { writer, stored, largestUnderWay } = listWriter();
  const big = { ...good[0], out_txt: 'x'.repeat(600_000) };
  const body = async function* (): AsyncGenerator<Line> {
    for (let number = 1; number <= 20; number++) {
      const text = JSON.stringify({ ...big, id: number });
      yield { number, text, data: Buffer.from(text), bytes: text.length, damaged: false };
    }
    throw new Error('connection lost');
  };
  await assert.rejects(
    ingestMessages(body(), writer, () => {}),
    /connection lost/,
  );
  assert.equal(stored.length, 20);
  assert.ok(largestUnderWay() <= 2, `${largestUnderWay()} batches under way`);
});
