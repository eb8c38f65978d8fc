import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Keyframe, LineVersion, RecordingEvent } from '@scribery/format';
import { ScreenIndexer } from './screen-indexer.ts';
import { Emulator } from './terminal/emulator.ts';
import { terminalDump } from './testing/terminal-dump.ts';
import { transcript } from './transcript.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Messages of a thousand sizes each, from the largest to the smallest and back, with a byte of output behind each. */
function flood(messages: number): RecordingEvent[][] {
  return Array.from({ length: messages }, (_, message) =>
    Array.from({ length: 1000 }, (__, n): RecordingEvent[] => {
      const at = 10 * message;
      const [cols, rows] = n % 2 === 0 ? [65_535, 65_535] : [1, 1];
      return [
        { kind: 'resize', at, cols, rows },
        { kind: 'output', at, data: bytes('x') },
      ];
    }).flat(),
  );
}

function apply(emulator: Emulator, events: readonly RecordingEvent[]): void {
  for (const event of events) {
    if (event.kind === 'output') emulator.write(event.data);
    if (event.kind === 'resize') emulator.resize(event.cols, event.rows);
  }
}

test('a flood of sizes is bounded by cells, and what is put off is counted', () => {
  const indexer = new ScreenIndexer({ cols: 80, rows: 24 });
  using emulator = new Emulator(80, 24);
  for (const [number, events] of flood(10).entries()) {
    for (const event of events) indexer.feed(event);
    indexer.messageEnd(number + 1);
    apply(emulator, events);
  }
  const { carriedOut, putOff } = emulator.resizes;
  assert.equal(indexer.refused, putOff);
  assert.ok(carriedOut >= 30 && carriedOut < 40, `${carriedOut} were carried out`);
  assert.ok(putOff > 4000, `${putOff} were put off`);
  indexer.dispose();
});

test('sizes of a window that is dragged all come at once', () => {
  using emulator = new Emulator(240, 65);
  for (let n = 1; n <= 500; n++) {
    emulator.resize(240 - (n % 100), 65 - (n % 40));
    assert.deepEqual([emulator.cols, emulator.rows], [240 - (n % 100), 65 - (n % 40)]);
  }
});

test('a size that was put off comes with the same byte however the output is cut', () => {
  const output = bytes('ab日\r\n\x1b[31mcde'.repeat(6000));
  const begin = (): Emulator => {
    const emulator = new Emulator(80, 24);
    // Ends on a large screen, from which no size has room.
    apply(emulator, flood(1).flat().slice(0, -2));
    for (let n = 0; !emulator.awaitsSize; n++) emulator.resize(1000 - (n % 2), 500);
    emulator.resize(300, 200);
    assert.ok(emulator.awaitsSize);
    return emulator;
  };
  using whole = begin();
  whole.write(output);
  assert.deepEqual([whole.cols, whole.rows, whole.awaitsSize], [300, 200, false]);
  using cut = begin();
  for (let start = 0; start < output.length; start += 7) cut.write(output.subarray(start, start + 7));
  assert.deepEqual(terminalDump(cut), terminalDump(whole));
});

interface Found {
  readonly keyframes: Keyframe[];
  readonly lines: LineVersion[];
}

function index(
  messages: readonly (readonly RecordingEvent[])[],
  indexer: ScreenIndexer,
  first: number,
): Found {
  for (const [number, events] of messages.entries()) {
    for (const event of events) indexer.feed(event);
    indexer.messageEnd(first + number);
  }
  indexer.end(1_000_000);
  const found = indexer.take();
  indexer.dispose();
  return found;
}

/** A flood, output enough for the size that was put off, another flood, and output again; one message each 500 ms. */
function floodsWithText(): RecordingEvent[][] {
  const text = Array.from({ length: 40 }, (_, n): RecordingEvent[] => [
    { kind: 'output', at: 0, data: bytes(`line ${n} ${'y'.repeat(2000)}\r\n`) },
  ]);
  const [one = [], other = []] = flood(2);
  return [one, ...text, other, ...text].map((events, n) =>
    events.map((event) => ({ ...event, at: 500 * n })),
  );
}

const KEYFRAMES_EVERYWHERE = { bytes: 1, ms: 0 };

test('a keyframe between floods is the screen of a straight replay, and so is what follows', () => {
  const messages = floodsWithText();
  const start = { cols: 80, rows: 24, keyframeEvery: KEYFRAMES_EVERYWHERE };
  const { keyframes } = index(messages, new ScreenIndexer(start), 1);
  assert.ok(keyframes.length > 20, `${keyframes.length} keyframes`);
  for (const keyframe of keyframes.filter((_, n) => n % 8 === 0)) {
    using straight = Emulator.begin(80, 24);
    for (const events of messages.slice(0, keyframe.after)) apply(straight, events);
    using restored = Emulator.restore(keyframe);
    assert.deepEqual(terminalDump(restored), terminalDump(straight));
    for (const events of messages.slice(keyframe.after)) {
      apply(straight, events);
      apply(restored, events);
    }
    assert.deepEqual(terminalDump(restored), terminalDump(straight));
  }
});

test('an index that goes on from a keyframe between floods finds the same', () => {
  const messages = floodsWithText();
  const keyframeEvery = KEYFRAMES_EVERYWHERE;
  const whole = index(messages, new ScreenIndexer({ cols: 80, rows: 24, keyframeEvery }), 1);
  for (const keyframe of whole.keyframes.filter((_, n) => n % 16 === 0)) {
    const rest = messages.slice(keyframe.after);
    const resumed = index(rest, new ScreenIndexer({ keyframe, keyframeEvery }), keyframe.after + 1);
    assert.deepEqual(
      resumed.keyframes,
      whole.keyframes.filter(({ after }) => after > keyframe.after),
    );
    assert.deepEqual(resumed.lines, whole.lines.slice(whole.lines.length - resumed.lines.length));
  }
});

test('no keyframe is taken while a size is put off, and one when it has come', () => {
  const indexer = new ScreenIndexer({ cols: 80, rows: 24, keyframeEvery: KEYFRAMES_EVERYWHERE });
  const sizes = Array.from({ length: 101 }, (_, n): RecordingEvent => {
    return { kind: 'resize', at: 1, cols: 1000, rows: 500 - (n % 2) };
  });
  for (const event of sizes) indexer.feed(event);
  indexer.feed({ kind: 'resize', at: 1, cols: 900, rows: 400 });
  indexer.messageEnd(1);
  assert.deepEqual(indexer.take().keyframes, []);
  indexer.feed({ kind: 'output', at: 2, data: bytes('\x1b[m'.repeat(30_000)) });
  indexer.messageEnd(2);
  const [keyframe] = indexer.take().keyframes;
  assert.deepEqual([keyframe?.after, keyframe?.cols, keyframe?.rows], [2, 900, 400]);
  indexer.dispose();
});

test('lines that find no place in a size that was put off are in the text', async () => {
  const shown = Array.from({ length: 100 }, (_, n) => `line ${n}`);
  const sizes = Array.from({ length: 101 }, (_, n): RecordingEvent => {
    return { kind: 'resize', at: n, cols: 1000, rows: 500 - (n % 2) };
  });
  const events: RecordingEvent[] = [
    ...sizes,
    { kind: 'output', at: 200, data: bytes(`${shown.join('\r\n')}\r\n`) },
    { kind: 'resize', at: 300, cols: 80, rows: 5 },
    { kind: 'output', at: 400, data: bytes(`${'\x1b[m'.repeat(30_000)}end\r\n`) },
  ];
  const lines: string[] = [];
  for await (const line of transcript(events, { cols: 80, rows: 24 })) lines.push(line);
  assert.deepEqual(lines, [...shown, 'end']);
});
