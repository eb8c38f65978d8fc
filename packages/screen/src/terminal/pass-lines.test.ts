import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LineVersion } from '@scribery/format';
import { LineTracker } from '../lines/line-tracker.ts';
import { randomOutput, randomSize } from '../testing/random-output.ts';
import { terminalDump } from '../testing/terminal-dump.ts';
import { Emulator } from './emulator.ts';

const FUZZ = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 300), seed: 20261126 };

const style = fc.constantFrom(
  '',
  '',
  '\x1b[m',
  '\x1b[0;1m',
  '\x1b[31m',
  '\x1b[4;44m',
  '\x1b[38;5;0m',
  '\x1b[7m',
);
const word = fc.string({ unit: fc.constantFrom(...'ab 1'), maxLength: 12 });
const line = fc.array(fc.tuple(style, word), { maxLength: 3 }).map((parts) => parts.flat().join(''));
const burst = fc
  .array(line, { minLength: 5, maxLength: 60 })
  .map((lines) => Buffer.from(lines.map((text) => `${text}\r\n`).join('')));
const writes = fc.array(fc.tuple(randomOutput, burst, randomOutput), { minLength: 1, maxLength: 3 });

test('bursts of lines leave the same screen and the same versions as lines that are printed one by one', () => {
  let passed = 0;
  fc.assert(
    fc.property(randomSize, writes, ([cols, rows], all) => {
      const output = all.map((parts) => Buffer.concat(parts));
      const skipping = follow(cols, rows, output, (tracker) => ({
        rowsLeave: (row, count) => tracker.rowsLeave(row, count),
        bufferChanges: () => tracker.bufferChanges(),
        linesPass: (lines) => {
          passed += lines.starts.length;
          tracker.linesPass(lines);
        },
      }));
      const printing = follow(cols, rows, output, (tracker) => ({
        rowsLeave: (row, count) => tracker.rowsLeave(row, count),
        bufferChanges: () => tracker.bufferChanges(),
      }));
      assert.deepEqual(skipping, printing);
    }),
    FUZZ,
  );
  assert.ok(passed > FUZZ.numRuns, `${passed} lines passed`);
});

function follow(
  cols: number,
  rows: number,
  output: readonly Uint8Array[],
  observer: (tracker: LineTracker) => ConstructorParameters<typeof Emulator>[2],
): { screen: string[]; lines: LineVersion[]; scrolls: number } {
  const tracker = new LineTracker();
  using emulator = new Emulator(cols, rows, observer(tracker));
  tracker.follow(emulator);
  for (const [index, bytes] of output.entries()) {
    tracker.moveTo(index * 100);
    emulator.write(bytes);
    if (index % 2 === 0) tracker.look();
  }
  const screen = terminalDump(emulator);
  tracker.end();
  return { screen, lines: tracker.takeLines(), scrolls: tracker.scrolls };
}
