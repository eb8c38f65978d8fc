import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineVersion } from '@scribery/format';
import { TypedLines } from './typed-lines.ts';

const PLACE = { row: 3, column: 2, cols: 80, buffer: 'main' } as const;

/** Types each text 100 ms after the last. */
function typed(...texts: string[]): LineVersion[] {
  const out: LineVersion[] = [];
  const lines = new TypedLines(out);
  let at = 0;
  for (const text of texts) lines.feed({ at: (at += 100), data: Buffer.from(text) }, PLACE);
  lines.finish(at);
  return out;
}

for (const [keys, lines] of [
  [['ls -l\r'], ['ls -l']],
  [['one\rtwo\n\rthree'], ['one', 'two', 'three']],
  [['pasword\x7f\x7f\x7f\x7fsword\r'], ['password']],
  [['rm -rf /\x15ls\r'], ['ls']],
  [['git commit amend\x17--amend\r'], ['git commit --amend']],
  [['ls\x1b[D\x1b[Da\x1bOA\x1b[1;5C\r'], ['lsa']],
  [['\x1b[200~pasted text\x1b[201~\r'], ['pasted text']],
  [['\x1bb\x1bfword\r'], ['word']],
  [['\x1b', 'Z:wq\r'], ['Z:wq']],
  [['\x1b]52;c;aGVsbG8=\x07x\r'], ['x']],
  [['secret\x03'], ['secret']],
  [['   \r'], []],
  [['日', '本\r'], ['日本']],
  [['é'.slice(0, 0), 'a\x00\x01b\r'], ['ab']],
] as const) {
  test(`${JSON.stringify(keys)} is ${JSON.stringify(lines)}`, () => {
    assert.deepEqual(
      typed(...keys).map(({ text }) => text),
      lines,
    );
  });
}

test('a line tells where the cursor was and how it grew', () => {
  assert.deepEqual(typed('c', 'd', ' /', '\r'), [
    {
      kind: 'typed',
      buffer: 'main',
      row: 3,
      column: 2,
      cols: 80,
      from: 100,
      until: 400,
      text: 'cd /',
      growth: [
        [1, 100],
        [2, 200],
        [4, 300],
      ],
    },
  ]);
});

test('a pause of five seconds ends a line', () => {
  const out: LineVersion[] = [];
  const lines = new TypedLines(out);
  lines.feed({ at: 0, data: Buffer.from('jj') }, PLACE);
  lines.moveTo(4999);
  assert.deepEqual(out, []);
  assert.equal(lines.standing()[0]?.until, null);
  lines.moveTo(5000);
  assert.deepEqual(
    out.map(({ text, until }) => [text, until]),
    [['jj', 5000]],
  );
});

test('a line without an end is cut', () => {
  assert.deepEqual(
    typed('x'.repeat(10_000)).map(({ text }) => text.length),
    [4096, 4096, 1808],
  );
});

test('another goes on where the state of the first was taken', () => {
  const out: LineVersion[] = [];
  const first = new TypedLines([]);
  first.feed({ at: 0, data: Buffer.from([...Buffer.from('sal\x1b['), 0x44]).subarray(0, 5) }, PLACE);
  const second = new TypedLines(out, JSON.parse(JSON.stringify(first.state)));
  second.feed({ at: 10, data: Buffer.from('Dut\r') }, PLACE);
  assert.deepEqual(
    out.map(({ text }) => text),
    ['salut'],
  );
});
