import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomOutput, randomSize } from '../testing/random-output.ts';
import { terminalDump } from '../testing/terminal-dump.ts';
import { copyBlankLines } from './blank-lines.ts';
import { printInRuns } from './print-runs.ts';
import { limitRepeats } from './sequence-limits.ts';
import { openTerminal, type TerminalCore } from './xterm-internals.ts';

const FUZZ = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500), seed: 20261126 };

test('characters that are written in runs, and rows that are copied, make the screen that xterm makes of them one by one', () => {
  fc.assert(
    fc.property(randomSize, randomOutput, ([cols, rows], output) => {
      const screens = [openTerminal(Math.max(2, cols), rows), openTerminal(Math.max(2, cols), rows)] as const;
      const [inRuns, oneByOne] = screens;
      printInRuns(inRuns);
      copyBlankLines(inRuns);
      for (const core of screens) {
        limitRepeats(core);
        core._inputHandler.parse(output);
      }
      assert.deepEqual(everything(inRuns), everything(oneByOne));
      for (const core of screens) core.dispose();
    }),
    FUZZ,
  );
});

function everything(core: TerminalCore) {
  const { start, end } = core._inputHandler._dirtyRowTracker;
  return { screen: terminalDump({ core, unfinishedCharacter: new Uint8Array(0) }), dirty: [start, end] };
}
