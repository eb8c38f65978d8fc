import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Emulator } from '../terminal/emulator.ts';
import { randomOutput, randomSize } from '../testing/random-output.ts';
import { terminalDump } from '../testing/terminal-dump.ts';
import { takeKeyframe } from './take-keyframe.ts';

const FUZZ = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 400), seed: 20260101 };

test('a restored keyframe cannot be told from the screen it was taken of, nor can what follows', () => {
  const piece = fc.record({ output: randomOutput, size: fc.option(randomSize, { freq: 4 }) });
  fc.assert(
    fc.property(
      randomSize,
      fc.array(piece, { maxLength: 4 }),
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      (size, before, after) => {
        using straight = new Emulator(...size);
        for (const part of before) apply(straight, part);
        using restored = Emulator.restore(takeKeyframe(straight, { position: 5, after: 1 }, ''));
        assert.deepEqual(terminalDump(restored), terminalDump(straight));
        for (const part of after) {
          apply(straight, part);
          apply(restored, part);
          assert.deepEqual(terminalDump(restored), terminalDump(straight));
        }
      },
    ),
    FUZZ,
  );
});

test('the screen does not depend on how the output is cut', () => {
  // But for one thing: without autowrap a wide character in the last column is treated by xterm as the cut falls.
  const withAutowrap = randomOutput.filter((output) => !Buffer.from(output).includes('[?7l'));
  fc.assert(
    fc.property(
      randomSize,
      withAutowrap,
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (size, output, lengths) => {
        using whole = new Emulator(...size);
        whole.write(output);
        using cut = new Emulator(...size);
        for (let start = 0; start < output.length; ) {
          const end = start + Number(lengths.next().value);
          cut.write(output.subarray(start, end));
          start = end;
        }
        assert.deepEqual(terminalDump(cut), terminalDump(whole));
      },
    ),
    FUZZ,
  );
});

interface Piece {
  readonly output: Uint8Array;
  readonly size: readonly [number, number] | null;
}

function apply(emulator: Emulator, { output, size }: Piece): void {
  if (size) emulator.resize(...size);
  emulator.write(output);
}
