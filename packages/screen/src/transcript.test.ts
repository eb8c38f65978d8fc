import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordingEvent } from '@scribery/format';
import { recorded } from './testing/recorded.ts';
import { transcript } from './transcript.ts';

/** The transcript of outputs that come a second apart, on 20 × 4 cells. */
function of(...outputs: string[]): Promise<string[]> {
  const events = outputs.map(
    (text, index): RecordingEvent => ({ kind: 'output', at: index * 1000, data: Buffer.from(text) }),
  );
  return collect(transcript(events, { cols: 20, rows: 4 }));
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

test('lines that scrolled away and lines that stand at the end come in order', async () => {
  assert.deepEqual(await of('1\r\n2\r\n3\r\n4\r\n5\r\n', 'end'), ['1', '2', '3', '4', '5', 'end']);
});

test('a line that was rewritten is told as it last read', async () => {
  assert.deepEqual(await of('10%', '\r20%', '\r100%\r\n'), ['100%']);
});

test('a line that the terminal wrapped is whole, with the blank at the break', async () => {
  const line = 'the quick brown fox jumps over the lazy dog';
  assert.deepEqual(await of(`${line}\r\n`.repeat(3)), [line, line, line]);
});

test('what is cleared is told before', async () => {
  assert.deepEqual(await of('before\r\n', '\x1b[H\x1b[2J', 'after'), ['before', 'after']);
});

test('of a full-screen program the last screen is told', async () => {
  assert.deepEqual(await of('$ vim\r\n', '\x1b[?1049h\x1b[Hfirst', '\x1b[Hlast ', '\x1b[?1049l$ '), [
    '$ vim',
    '[full-screen program for 2.0 s; its last screen:]',
    '| last',
    '[end of the full-screen program]',
    '$',
  ]);
});

test('what stood before a full-screen program is not told again after it', async () => {
  assert.deepEqual(await of('1\r\n2\r\n', '\x1b[?1049h', '\x1b[?1049l3\r\n4\r\n5\r\n'), [
    '1',
    '2',
    '[full-screen program for 1.0 s; its last screen:]',
    '[end of the full-screen program]',
    '3',
    '4',
    '5',
  ]);
});

test('blank lines within text stay', async () => {
  assert.deepEqual(await of('a\r\n\r\nb'), ['a', '', 'b']);
});

test('lines that find no place in a smaller window are not lost', async () => {
  const events: RecordingEvent[] = [
    { kind: 'output', at: 0, data: Buffer.from('1\r\n2\r\n3\r\n4') },
    { kind: 'resize', at: 1, cols: 20, rows: 2 },
  ];
  assert.deepEqual(await collect(transcript(events, { cols: 20, rows: 4 })), ['1', '2', '3', '4']);
});

test('a real session reads as it did, without control characters', async () => {
  const { cols, rows, messages } = recorded('asciinema-shell.cast');
  const lines = await collect(transcript(messages.flat(), { cols, rows }));
  assert.deepEqual(lines.slice(2, 6), [
    '$ cat proj/docs/utf8.txt',
    'héllo wörld',
    '日本語テキスト',
    '한국어',
  ]);
  assert.doesNotMatch(lines.join(''), /\p{Cc}/u);
});
