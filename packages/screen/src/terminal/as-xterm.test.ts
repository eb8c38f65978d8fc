import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Terminal } from '@xterm/headless/lib-headless/xterm-headless.mjs';
import fc from 'fast-check';
import { randomOutput, randomSize } from '../testing/random-output.ts';
import { terminalDump } from '../testing/terminal-dump.ts';
import { combinedUnits, limitMarks } from './mark-limit.ts';
import { widthOf } from './print-runs.ts';
import { quicken } from './quicken.ts';
import { openTerminal, type TerminalCore } from './xterm-internals.ts';

const FUZZ = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500), seed: 20261126 };

/** xterm as it is: a module of its own, since rows and buffers are quickened for all terminals of one. */
const { Terminal: Untouched }: { Terminal: typeof Terminal } = await import(
  `${import.meta.resolve('@xterm/headless/lib-headless/xterm-headless.mjs')}?untouched`
);

test('a quickened terminal makes the screen that xterm makes', () => {
  fc.assert(
    fc.property(
      randomSize,
      fc.array(randomOutput, { minLength: 1, maxLength: 3 }),
      ([cols, rows], pieces) => {
        const size = [Math.max(2, cols), rows] as const;
        const quick = openTerminal(...size);
        const plain = openTerminal(...size, Untouched);
        quicken(quick);
        boundCounts(plain);
        for (const core of [quick, plain]) limitMarks(core);
        for (const piece of pieces) {
          for (const core of [quick, plain]) core._inputHandler.parse(piece);
          assert.deepEqual(everything(quick), everything(plain));
        }
        for (const core of [quick, plain]) core.dispose();
      },
    ),
    FUZZ,
  );
});

/** Counts beyond what they have an effect for would keep xterm busy for minutes. */
function boundCounts(core: TerminalCore): void {
  const { _bufferService: size, _inputHandler: input } = core;
  const bound = (finals: string, most: () => number): void => {
    for (const final of finals) {
      input.registerCsiHandler({ final }, ({ params }) => {
        params[0] = Math.min(params[0] ?? 0, most());
        return most() === 0;
      });
    }
  };
  bound('LMST', () => size.rows);
  bound('IZ', () => size.cols);
  bound('b', () => {
    const { buffer, cols, rows } = size;
    const width = widthOf(input._parser.precedingJoinState);
    const line = buffer.lines.get(buffer.ybase + buffer.y);
    return line && width > 0 ? Math.ceil((cols * rows) / combinedUnits(line, buffer.x - width)) : 0;
  });
}

function everything(core: TerminalCore) {
  const { start, end } = core._inputHandler._dirtyRowTracker;
  // Character sets are told apart by the tables of one module.
  const screen = terminalDump({ core, unfinishedCharacter: new Uint8Array(0) }).filter(
    (line) => !/^(?:g\d|charset|\w+\.savedCharset) /.test(line),
  );
  return { screen, dirty: [start, end] };
}
