import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScreenIndexer } from './screen-indexer.ts';

const FLOOD_BYTES = 8_000;

/** Sequences of a few bytes each that change all of the largest screen; each took xterm 1 to 700 ms. */
const FLOODS = {
  'a character repeated': 'x\x1b[500000b',
  'a wide one': '日\x1b[500000b',
  'one with marks': 'a\u0301\u0302\x1b[500000b',
  'one that is inserted': '\x1b[4hx\x1b[500000b',
  'one of another character set': '\x1b(0x\x1b[500000b',
  'rows inserted': 'x\x1b[500L',
  'rows deleted': 'x\x1b[500M',
  'the screen scrolled up': 'x\x1b[500S',
  'the screen scrolled down': 'x\x1b[500T',
  'the screen erased': 'x\x1b[2J',
  'the pattern of E': '\x1b#8',
  'the other screen shown': 'x\x1b[?1049h\x1b[?1049l',
  'the terminal reset': 'x\x1bc',
  'columns inserted': "x\x1b[3'}",
  'columns moved': 'x\x1b[3 @',
} as const;

for (const [name, sequence] of Object.entries(FLOODS)) {
  test(`a flood of ${name} keeps nobody busy, and what comes behind it is found`, () => {
    const indexer = new ScreenIndexer({ cols: 1000, rows: 500 });
    const show = (at: number, text: string): void =>
      indexer.feed({ kind: 'output', at, data: new TextEncoder().encode(text) });
    show(0, sequence.repeat(FLOOD_BYTES / sequence.length));
    show(100, '\x1bc\x1b[H\x1b[2J\x1b[4l\x1b(B\x1b[?1049lbehind it');
    indexer.messageEnd(1);
    indexer.end(1000);
    const { lines, keyframes } = indexer.take();
    const found = lines.find(({ text }) => text === 'behind it');
    assert.deepEqual([found?.row, found?.column, found?.from, found?.until], [0, 0, 100, 1000]);
    assert.ok(JSON.stringify([lines, keyframes]).length < 20_000_000);
    indexer.dispose();
  });
}
