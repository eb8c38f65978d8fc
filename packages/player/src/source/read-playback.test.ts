import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlayback } from './read-playback.ts';

const message = {
  ver: '2.3',
  host: 'h',
  rec: 'r-1',
  user: 'u',
  term: 'xterm',
  session: 1,
  id: 1,
  pos: 0,
  time: 0,
  timing: '>1',
  in_txt: '',
  in_bin: [],
  out_txt: 'x',
  out_bin: [],
};
const keyframe = { position: 0, after: 0, cols: 80, rows: 24, screen: '', pending: '', tracker: '' };
const end = { next: null, duration: 5, live: false };
const lines = (...parts: unknown[]) => parts.map((part) => `${JSON.stringify(part)}\n`).join('');

test('an answer is a keyframe, messages and an end', () => {
  const playback = readPlayback(lines({ keyframe }, { message }, { end }));
  assert.deepEqual(playback, { keyframe, messages: [message], end });
});

test('an answer that breaks off is none', () => {
  assert.equal(readPlayback(lines({ keyframe }, { message })), undefined);
  assert.equal(readPlayback('{"end":{"ne'), undefined);
});

test('a message that cannot be read is left out', () => {
  const playback = readPlayback(lines({ message: { ...message, rec: '../x' } }, { message }, { end }));
  assert.equal(playback?.messages.length, 1);
});
