import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineVersion, RecordingEvent } from '@scribery/format';
import fc from 'fast-check';
import { ScreenIndexer } from './screen-indexer.ts';
import { Emulator } from './terminal/emulator.ts';
import { madeUpSession } from './testing/made-up-session.ts';

const FUZZ = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 150), seed: 20260103 };
const SIZE = { cols: 40, rows: 10 };
/** Behind the end of every session, in ms. */
const END = 1_000_000;

/** One stay of a word on the screen, seen by looking at it after every event. */
interface Stay {
  readonly word: string;
  readonly from: number;
  until: number;
  readonly places: Map<number, string>;
}

/** Where each word stood, and when. */
function stays(events: readonly RecordingEvent[]): Stay[] {
  using emulator = new Emulator(SIZE.cols, SIZE.rows);
  const open = new Map<string, Stay>();
  const all: Stay[] = [];
  for (const [index, event] of events.entries()) {
    if (event.kind === 'output') emulator.write(event.data);
    if (events[index + 1]?.at === event.at) continue;
    const view = emulator.view();
    const rows = view.lines.map((line, row) => (wraps(emulator, row) ? '' : '\n') + line.padEnd(SIZE.cols));
    const starts = rows.map((_, row) => rows.slice(0, row).join('').length + (wraps(emulator, row) ? 0 : 1));
    const seen = new Set<string>();
    for (const match of rows.join('').matchAll(/\bmk\d+x\b/g)) {
      const [word] = match;
      seen.add(word);
      let stay = open.get(word);
      if (!stay) {
        stay = { word, from: event.at, until: END, places: new Map() };
        open.set(word, stay);
        all.push(stay);
      }
      const row = starts.findLastIndex((start) => start <= match.index);
      stay.places.set(event.at, `${view.buffer} ${row},${match.index - (starts[row] ?? 0)}`);
    }
    for (const [word, stay] of open) {
      if (seen.has(word)) continue;
      stay.until = event.at;
      open.delete(word);
    }
  }
  return all;
}

function wraps({ core }: Emulator, row: number): boolean {
  return core._bufferService.buffer.lines.get(row)?.isWrapped === true;
}

interface Hit {
  readonly position: number;
  readonly until: number;
  readonly place: string;
}

function hits(lines: readonly LineVersion[]): Map<string, Hit[]> {
  const found = new Map<string, Hit[]>();
  for (const line of lines) {
    for (const match of line.text.matchAll(/\bmk\d+x\b/g)) {
      const end = match.index + match[0].length;
      if (line.fresh && !line.fresh.some(([from, to]) => from < end && to > match.index)) continue;
      const position = line.growth?.find(([length]) => length >= end)?.[1] ?? line.from;
      const cell = line.column + (line.cells?.[match.index] ?? match.index);
      const place = `${line.buffer} ${line.row + Math.floor(cell / line.cols)},${cell % line.cols}`;
      const list = found.get(match[0]) ?? [];
      list.push({ position, until: line.until ?? END, place });
      found.set(match[0], list);
    }
  }
  return found;
}

function indexed(events: readonly RecordingEvent[]): LineVersion[] {
  const indexer = new ScreenIndexer(SIZE);
  for (const event of events) indexer.feed(event);
  indexer.end(END);
  const { lines } = indexer.take();
  indexer.dispose();
  return lines;
}

test('every word that stood for 200 ms is found where and when it did', () => {
  fc.assert(
    fc.property(madeUpSession, (events) => {
      const found = hits(indexed(events));
      for (const { word, from, until, places } of stays(events)) {
        if (until - from < 200) continue;
        const hit = found.get(word)?.find(({ position }) => position >= from && position <= from + 100);
        assert.ok(hit, `${word} stood from ${from} to ${until}: ${JSON.stringify(found.get(word))}`);
        assert.equal(
          hit.place,
          [...places].findLast(([at]) => at <= hit.position)?.[1],
          `${word} at ${hit.position}`,
        );
        assert.ok(
          hit.until >= until - 100 && hit.until <= until + 100,
          `${word} was gone at ${until}, not ${hit.until}`,
        );
      }
    }),
    FUZZ,
  );
});

test('no word is found twice for one stay, nor when it was not there', () => {
  fc.assert(
    fc.property(madeUpSession, (events) => {
      const seen = stays(events);
      for (const [word, list] of hits(indexed(events))) {
        const times = seen.filter((stay) => stay.word === word);
        // What passed within one event was seen by nobody.
        const seenHits = list.filter(({ position, until }) => position !== until);
        assert.ok(
          seenHits.length <= times.length,
          `${word}: ${JSON.stringify(list)} in ${JSON.stringify(times)}`,
        );
        for (const { position } of seenHits) {
          assert.ok(
            times.some(({ from, until }) => position >= from && position <= until),
            `${word} at ${position}`,
          );
        }
      }
    }),
    FUZZ,
  );
});

test('every line that scrolled by within one burst is found', () => {
  const words = Array.from({ length: 20_000 }, (_, index) => `mk${index}x`);
  const found = hits(indexed([{ kind: 'output', at: 500, data: Buffer.from(`${words.join('\r\n')}\r\n`) }]));
  for (const word of words) assert.equal(found.get(word)?.[0]?.position, 500, word);
});

test('what a phrase says across a wrap is found as one', () => {
  const lines = indexed([
    { kind: 'output', at: 0, data: Buffer.from(`${'x'.repeat(35)} permission denied\r\n`) },
  ]);
  assert.deepEqual(
    lines.map(({ text, row, column, cols }) => ({ text, row, column, cols })),
    [{ text: `${'x'.repeat(35)} permission denied`, row: 0, column: 0, cols: 40 }],
  );
});

test('a word typed letter by letter is one version that tells how it grew', () => {
  const events = [...'secret'].map(
    (letter, index): RecordingEvent => ({
      kind: 'output',
      at: 1000 + index * 100,
      data: Buffer.from(letter),
    }),
  );
  const [line, ...others] = indexed(events);
  assert.deepEqual(others, []);
  assert.equal(line?.text, 'secret');
  assert.deepEqual(
    line.growth,
    [...'secret'].map((_, index) => [index + 1, 1000 + index * 100]),
  );
});

test('a progress bar that repaints its row leaves its label and its end', () => {
  const events = Array.from(
    { length: 200 },
    (_, step): RecordingEvent => ({
      kind: 'output',
      at: step * 50,
      data: Buffer.from(`\rDownloading ${step}%`),
    }),
  );
  const texts = indexed(events).map(({ text }) => text);
  assert.ok(texts.length <= 5, texts.join('\n'));
  assert.ok(texts.some((text) => text.includes('Downloading')));
  assert.ok(texts.some((text) => text.includes('199%')));
});

test('a word stands on while others of its line change', () => {
  const found = hits(
    indexed([
      { kind: 'output', at: 0, data: Buffer.from('mk1x: mk2x of mk3x') },
      { kind: 'output', at: 1000, data: Buffer.from('\rmk1x: mk4x of mk3x') },
      { kind: 'output', at: 2000, data: Buffer.from('\rmk1x: mk4x of mk5x') },
      { kind: 'output', at: 3000, data: Buffer.from('\r\x1b[K') },
    ]),
  );
  const times = [...found].map(([word, list]) => [
    word,
    ...list.map(({ position, until }) => [position, until]),
  ]);
  assert.deepEqual(
    times.toSorted((a, b) => String(a).localeCompare(String(b))),
    [
      ['mk1x', [0, 3000]],
      ['mk2x', [0, 1000]],
      ['mk3x', [0, 2000]],
      ['mk4x', [1000, 3000]],
      ['mk5x', [2000, 3000]],
    ],
  );
});

test('what is left of a word that was shortened is found', () => {
  const texts = indexed([
    { kind: 'output', at: 0, data: Buffer.from('$ deploys') },
    { kind: 'output', at: 1000, data: Buffer.from('\b \b') },
  ]).map(({ text, from, until, fresh }) => ({ text, from, until, fresh }));
  assert.deepEqual(texts, [
    { text: '$ deploys', from: 0, until: 1000, fresh: undefined },
    { text: '$ deploy', from: 1000, until: END, fresh: [[2, 8]] },
  ]);
});

test('what stands beside a counter is found, however fast that counts', () => {
  const events = Array.from(
    { length: 40 },
    (_, step): RecordingEvent => ({
      kind: 'output',
      at: step * 70,
      data: Buffer.from(`\rmk1x_${String(step).padStart(4, '0')}`),
    }),
  );
  assert.deepEqual(
    hits(indexed(events).map((line) => ({ ...line, text: line.text.replaceAll('_', ' ') })))
      .get('mk1x')
      ?.map(({ position, until }) => [position, until]),
    [[0, END]],
  );
});

test('a word stands on when an ideograph beside it changes', () => {
  const lines = indexed([
    { kind: 'output', at: 0, data: Buffer.from('東word') },
    { kind: 'output', at: 1000, data: Buffer.from('\r京') },
  ]);
  const telling = lines.filter(
    ({ text, fresh }) => !fresh || fresh.some(([from]) => text.startsWith('word', from)),
  );
  assert.deepEqual(
    telling.map(({ from, until }) => [from, until]),
    [[0, END]],
  );
});

test('a word that is left of a longer one stands since the rest is gone', () => {
  const [line, ...others] = indexed([
    { kind: 'output', at: 0, data: Buffer.from('$ ab') },
    { kind: 'output', at: 100, data: Buffer.from('\b \b') },
    { kind: 'output', at: 150, data: Buffer.from('c') },
  ]);
  assert.deepEqual(
    [line?.text, line?.growth],
    [
      '$ ac',
      [
        [1, 0],
        [3, 100],
        [4, 150],
      ],
    ],
  );
  assert.deepEqual(others, []);
});

test('a word that letters were put in front of, and that grows then, is found whole', () => {
  const texts = indexed([
    { kind: 'output', at: 0, data: Buffer.from('\x1b[3Ccd') },
    { kind: 'output', at: 1000, data: Buffer.from('\b\b\bb\x1b[2C') },
    { kind: 'output', at: 1060, data: Buffer.from('e') },
  ]).map(({ text }) => text);
  assert.ok(texts.includes('bcde'), texts.join('\n'));
});

test('what a full-screen program hid stands anew when it is shown again', () => {
  const found = hits(
    indexed([
      { kind: 'output', at: 0, data: Buffer.from('mk1x') },
      { kind: 'output', at: 1000, data: Buffer.from('\x1b[?1049hmk2x') },
      { kind: 'output', at: 2000, data: Buffer.from('\x1b[?1049l') },
    ]),
  );
  assert.deepEqual(
    found.get('mk1x')?.map(({ position, until }) => [position, until]),
    [
      [0, 1000],
      [2000, END],
    ],
  );
});

test('a screen that is cleared and painted again with the same text brings nothing new', () => {
  const paint = '\x1b[H\x1b[2Jone\r\ntwo\r\nthree';
  const events = Array.from(
    { length: 20 },
    (_, step): RecordingEvent => ({ kind: 'output', at: step * 1000, data: Buffer.from(paint) }),
  );
  assert.deepEqual(
    indexed(events)
      .map(({ text }) => text)
      .sort(),
    ['one', 'three', 'two'],
  );
});

test('what stands is told while it stands', () => {
  const indexer = new ScreenIndexer(SIZE);
  indexer.feed({ kind: 'output', at: 100, data: Buffer.from('login: ') });
  assert.deepEqual(indexer.take().standing, []);
  indexer.advance(500);
  const [line] = indexer.take().standing;
  assert.deepEqual([line?.text, line?.from, line?.until], ['login:', 100, null]);
  indexer.dispose();
});

test('a clock in a long line is recorded with few words around it', () => {
  const words = 'host alpha bravo charlie delta echo';
  const events = Array.from(
    { length: 60 },
    (_, second): RecordingEvent => ({
      kind: 'output',
      at: second * 1000,
      data: Buffer.from(`\r${words} ${String(second).padStart(2, '0')}`),
    }),
  );
  const lines = indexed(events);
  assert.equal(lines.length, 61);
  assert.deepEqual(
    lines.filter(({ text, until }) => text.startsWith('host') && until === END).map(({ from }) => from),
    [0],
  );
  assert.ok(lines.some(({ text, from }) => text === 'bravo charlie delta echo 59' && from === 59_000));
});

test('an endless line is found in pieces that overlap', () => {
  const words = Array.from({ length: 3000 }, (_, index) => `mk${index}x`);
  const lines = indexed([{ kind: 'output', at: 7, data: Buffer.from(words.join(' ')) }]);
  const found = hits(lines);
  for (const word of words) assert.equal(found.get(word)?.length, 1, word);
  for (let index = 1; index < words.length; index++) {
    const pair = `${words[index - 1]} ${words[index]}`;
    assert.ok(
      lines.some(({ text }) => text.includes(pair)),
      pair,
    );
  }
});

for (const [where, before, buffer] of [
  ['the screen', '', 'main'],
  ['the other screen', '\x1b[?1049h', 'alternate'],
  ['a scroll region', '\x1b[1;10r', 'main'],
] as const) {
  test(`what is left on ${where} of a line that is larger stands where it is, for as long`, () => {
    const words = Array.from({ length: 100 }, (_, index) => `mk${index}x`);
    const events: RecordingEvent[] = [
      { kind: 'output', at: 0, data: Buffer.from(before) },
      { kind: 'output', at: 1000, data: Buffer.from(words.join(' ')) },
      { kind: 'output', at: 3000, data: Buffer.from('\r\nend\r\n') },
    ];
    const found = hits(indexed(events));
    const [last] = words.slice(-1);
    assert.deepEqual(found.get(last ?? ''), [{ position: 1000, until: END, place: `${buffer} 9,24` }]);
    // It stood in the first row, where the next line scrolled it away.
    assert.deepEqual(found.get('mk40x'), [{ position: 1000, until: 3000, place: `${buffer} 0,30` }]);
    assert.equal(found.get('mk3x')?.length, 1);
  });
}

test('what is left of a line whose first row scrolled away stands on', () => {
  const line = Array.from({ length: 8 }, (_, index) => `mk${index}x`).join(' ');
  const events: RecordingEvent[] = [
    { kind: 'output', at: 0, data: Buffer.from(`\x1b[1;1H${'.'.repeat(20)} ${line}\x1b[10;1H`) },
    { kind: 'output', at: 3000, data: Buffer.from('\r\n') },
    { kind: 'output', at: 5000, data: Buffer.from('\x1b[2J') },
  ];
  const found = hits(indexed(events));
  assert.deepEqual(found.get('mk0x'), [{ position: 0, until: 3000, place: 'main 0,21' }]);
  assert.deepEqual(found.get('mk7x'), [{ position: 0, until: 5000, place: 'main 1,16' }]);
});

test('what is left of a line whose first row was pushed out of a region stands on', () => {
  const line = Array.from({ length: 8 }, (_, index) => `mk${index}x`).join(' ');
  const events: RecordingEvent[] = [
    { kind: 'output', at: 0, data: Buffer.from(`\x1b[4;1H${'.'.repeat(20)} ${line}`) },
    { kind: 'output', at: 3000, data: Buffer.from('\x1b[1;4r\x1b[L') },
    { kind: 'output', at: 5000, data: Buffer.from('\x1b[2J') },
  ];
  const found = hits(indexed(events));
  assert.deepEqual(found.get('mk0x'), [{ position: 0, until: 3000, place: 'main 3,21' }]);
  assert.deepEqual(found.get('mk7x'), [{ position: 0, until: 5000, place: 'main 4,16' }]);
});

test('what stands in the rows around one of its line that was deleted stands on', () => {
  const line = Array.from({ length: 20 }, (_, index) => `mk${index}x`).join(' ');
  const events: RecordingEvent[] = [
    { kind: 'output', at: 0, data: Buffer.from(line) },
    { kind: 'output', at: 3000, data: Buffer.from('\x1b[2;1H\x1b[M') },
    { kind: 'output', at: 5000, data: Buffer.from('\x1b[2J') },
  ];
  const found = hits(indexed(events));
  assert.equal(found.get('mk1x')?.[0]?.until, 5000);
  assert.equal(found.get('mk10x')?.[0]?.until, 3000);
  assert.equal(found.get('mk19x')?.[0]?.until, 5000);
});

test('of a line that begins above a region what scrolls out of that is gone, and what is behind it stands on', () => {
  const line = Array.from({ length: 20 }, (_, index) => `mk${index}x`).join(' ');
  const events: RecordingEvent[] = [
    { kind: 'output', at: 0, data: Buffer.from(line) },
    { kind: 'output', at: 3000, data: Buffer.from('\x1b[2;10r\x1b[10;1H\n\x1b[1;5H') },
    { kind: 'output', at: 5000, data: Buffer.from('\x1b[2J') },
  ];
  const found = hits(indexed(events));
  assert.equal(found.get('mk1x')?.[0]?.until, 5000);
  assert.equal(found.get('mk10x')?.[0]?.until, 3000);
  assert.equal(found.get('mk19x')?.[0]?.until, 5000);
});

test('a line that wraps anew is told of at both places, however young it is', () => {
  const line = Array.from({ length: 9 }, (_, index) => `mk${index}x`).join(' ');
  const events: RecordingEvent[] = [
    { kind: 'output', at: 1000, data: Buffer.from(`${line}\r\n`) },
    { kind: 'resize', at: 1100, cols: 30, rows: 10 },
    { kind: 'resize', at: 1130, cols: 20, rows: 10 },
    { kind: 'output', at: 4000, data: Buffer.from('\x1b[2J') },
  ];
  assert.deepEqual(
    hits(indexed(events))
      .get('mk4x')
      ?.toSorted((a, b) => a.position - b.position),
    [
      { position: 1000, until: 1100, place: 'main 0,20' },
      { position: 1130, until: 4000, place: 'main 1,0' },
    ],
  );
});

test('what a program hides is not found while it is hidden, whatever size the window gets', () => {
  const events: RecordingEvent[] = [
    { kind: 'output', at: 1000, data: Buffer.from('mk1x\r\n\x1b[?1049hprogram') },
    { kind: 'resize', at: 4000, cols: 30, rows: 10 },
    { kind: 'resize', at: 5000, cols: 40, rows: 10 },
    { kind: 'output', at: 6000, data: Buffer.from('\x1b[?1049l') },
    { kind: 'output', at: 7000, data: Buffer.from('\x1b[2J') },
  ];
  assert.deepEqual(hits(indexed(events)).get('mk1x'), [{ position: 6000, until: 7000, place: 'main 0,0' }]);
});

test('random bytes make no more text than they have', () => {
  let state = 7;
  const bytes = new Uint8Array(1_000_000).map(() => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
  const events: RecordingEvent[] = [];
  for (let start = 0; start < bytes.length; start += 1000) {
    events.push({ kind: 'output', at: start / 100, data: bytes.subarray(start, start + 1000) });
  }
  const units = indexed(events).reduce((sum, { text }) => sum + text.length, 0);
  assert.ok(units < 2 * bytes.length, `${units} units`);
});
