import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Keyframe, LineVersion, RecordingEvent } from '@scribery/format';
import fc from 'fast-check';
import { ScreenIndexer } from './screen-indexer.ts';
import { Emulator } from './terminal/emulator.ts';
import { randomOutput, randomSize } from './testing/random-output.ts';
import { recorded } from './testing/recorded.ts';

const FUZZ = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 300), seed: 20260102 };

/** Behind the end of every recording here, in ms. */
const END = 1_000_000;

interface Found {
  readonly keyframes: Keyframe[];
  readonly lines: LineVersion[];
}

/** Indexes messages; `take` and `advance` are called in between as `disturb` says. */
function index(
  indexer: ScreenIndexer,
  messages: readonly (readonly RecordingEvent[])[],
  first = 1,
  disturb = false,
): Found {
  const found: Found = { keyframes: [], lines: [] };
  const take = (): void => {
    const { keyframes, lines } = indexer.take();
    found.keyframes.push(...keyframes);
    found.lines.push(...lines);
  };
  for (const [number, events] of messages.entries()) {
    for (const event of events) {
      if (disturb) indexer.advance(event.at);
      indexer.feed(event);
      if (disturb) take();
    }
    indexer.messageEnd(first + number);
  }
  indexer.end(END);
  take();
  indexer.dispose();
  return found;
}

/** A made-up session whose messages are long enough apart for a keyframe at nearly every one. */
const randomMessages: fc.Arbitrary<RecordingEvent[][]> = fc
  .array(
    fc.array(fc.tuple(fc.nat(400), randomOutput, fc.option(randomSize, { freq: 6 }), fc.boolean()), {
      maxLength: 5,
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((messages) => {
    let at = 0;
    return messages.map((parts) => {
      at += 12_000;
      return parts.flatMap(([wait, data, size, typed]): RecordingEvent[] => {
        at += wait;
        const output = { kind: typed ? ('input' as const) : ('output' as const), at, data };
        return size ? [{ kind: 'resize', at, cols: size[0], rows: size[1] }, output] : [output];
      });
    });
  });

test('going on from any keyframe finds what the uninterrupted indexer finds', () => {
  fc.assert(
    fc.property(randomSize, randomMessages, ([cols, rows], messages) => {
      const whole = index(new ScreenIndexer({ cols, rows, keyframeEvery: { bytes: 1, ms: 0 } }), messages);
      for (const [number, keyframe] of whole.keyframes.entries()) {
        const rest = messages.slice(keyframe.after);
        const resumed = index(
          new ScreenIndexer({ keyframe, keyframeEvery: { bytes: 1, ms: 0 } }),
          rest,
          keyframe.after + 1,
        );
        assert.deepEqual(resumed.keyframes, whole.keyframes.slice(number + 1));
        assert.deepEqual(resumed.lines, whole.lines.slice(whole.lines.length - resumed.lines.length));
      }
    }),
    FUZZ,
  );
});

test('asking, and letting time pass, change nothing in what is found', () => {
  fc.assert(
    fc.property(randomSize, randomMessages, ([cols, rows], messages) => {
      const whole = index(new ScreenIndexer({ cols, rows }), messages);
      const disturbed = index(new ScreenIndexer({ cols, rows }), messages, 1, true);
      assert.deepEqual(disturbed.lines, whole.lines);
      // The trackers may have recorded more or less of what stands, with the same outcome.
      const screens = ({ keyframes }: Found) => keyframes.map((keyframe) => ({ ...keyframe, tracker: '' }));
      assert.deepEqual(screens(disturbed), screens(whole));
    }),
    FUZZ,
  );
});

for (const name of [
  'asciinema-shell',
  'asciinema-vim',
  'asciinema-tmux',
  'asciinema-fullscreen',
  'htop',
  'awesome',
  'ipython',
]) {
  test(`${name}: every version reads on the screen at its moment as it says`, () => {
    const { cols, rows, messages } = recorded(`${name}.cast`);
    const { lines } = index(new ScreenIndexer({ cols, rows }), messages);
    assert.ok(lines.length > 10);
    using emulator = new Emulator(cols, rows);
    const events = messages.flat();
    let next = 0;
    for (const line of lines.filter(({ kind }) => kind === 'saw').sort((a, b) => a.from - b.from)) {
      for (let event = events[next]; event && event.at <= line.from; event = events[++next]) {
        if (event.kind === 'output') emulator.write(event.data);
        if (event.kind === 'resize') emulator.resize(event.cols, event.rows);
      }
      if (line.from === line.until) continue;
      assert.equal(emulator.view().buffer, line.buffer);
      const first = line.growth?.[0]?.[0] ?? line.text.length;
      assert.equal(shown(emulator, line, first), line.text.slice(0, first), `at ${line.from} ms`);
    }
  });

  test(`${name}: every keyframe is the screen that a straight replay has`, () => {
    const { cols, rows, messages } = recorded(`${name}.cast`, 3);
    const { keyframes } = index(
      new ScreenIndexer({ cols, rows, keyframeEvery: { bytes: 1, ms: 0 } }),
      messages,
    );
    assert.ok(keyframes.length > 5);
    using straight = new Emulator(cols, rows);
    for (const [number, events] of messages.entries()) {
      for (const event of events) {
        if (event.kind === 'output') straight.write(event.data);
        if (event.kind === 'resize') straight.resize(event.cols, event.rows);
      }
      const keyframe = keyframes.find(({ after }) => after === number + 1);
      if (!keyframe) continue;
      using restored = Emulator.restore(keyframe);
      assert.deepEqual(restored.view(), straight.view());
      for (let row = 0; row < straight.rows; row++)
        assert.deepEqual(restored.styledRow(row), straight.styledRow(row));
    }
  });
}

/** What stands in the cells that the first `units` of a version are said to take. */
function shown(emulator: Emulator, { row, column, cells, cols }: LineVersion, units: number): string {
  let text = '';
  for (let unit = 0; unit < units; unit++) {
    const cell = column + (cells?.[unit] ?? unit);
    const { text: rowText, cells: rowCells } = cellsOf(emulator, row + Math.floor(cell / cols));
    const at = rowCells.indexOf(cell % cols) + (cells ? unit - cells.indexOf(cells[unit] ?? 0) : 0);
    text += rowText[at] ?? '';
  }
  return text;
}

function cellsOf(emulator: Emulator, row: number): { text: string; cells: number[] } {
  let text = '';
  const cells: number[] = [];
  for (const run of emulator.styledRow(row)) {
    for (let unit = 0; unit < run.text.length; unit++) cells.push(run.column + (run.cells?.[unit] ?? unit));
    text += run.text;
  }
  return { text, cells };
}

test('lines of a recording without a terminal stand below each other, also on from a keyframe', () => {
  const lines = Array.from({ length: 30 }, (_, n) => `line ${n}\n`);
  const messages: RecordingEvent[][] = lines.map((line, n) => [
    { kind: 'output', at: 300 * n, data: new TextEncoder().encode(line) },
  ]);
  const start = { cols: 40, rows: 10, keyframeEvery: { bytes: 1, ms: 0 } };
  const found = index(new ScreenIndexer(start), messages);
  assert.deepEqual(
    found.lines.map(({ text, column }) => [text, column]).slice(0, 3),
    [0, 1, 2].map((n) => [`line ${n}`, 0]),
  );
  using straight = Emulator.begin(40, 10);
  for (const line of lines.slice(0, 16)) straight.write(new TextEncoder().encode(line));
  const keyframe = found.keyframes.find(({ after }) => after === 12) ?? assert.fail();
  using restored = Emulator.restore(keyframe);
  for (const line of lines.slice(12, 16)) restored.write(new TextEncoder().encode(line));
  assert.deepEqual(restored.view(), straight.view());
  assert.deepEqual(straight.view().lines.slice(7), ['line 14', 'line 15', '']);
  // A terminal that is there after all has sent what it got.
  restored.resize(40, 10);
  restored.write(new TextEncoder().encode('a\nb'));
  assert.deepEqual(restored.view().lines.slice(8), ['a', ' b']);
});
