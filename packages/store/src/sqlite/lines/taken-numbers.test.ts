import { strictEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TakenNumbers } from './taken-numbers.ts';

const SIZE = 4;

describe('numbers of blocks that are taken', () => {
  it('are passed over, beyond the ends of their ticks too', () => {
    const taken = new TakenNumbers(SIZE);
    for (let number = 4; number <= 10; number++) taken.take(4, number);
    strictEqual(taken.after(4), 11);
    strictEqual(taken.after(0), 0);
    strictEqual(taken.after(11), 11);
  });

  it('hide no number that is free', () => {
    const asked = fc.record({ tick: fc.nat(6), burst: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (all) => {
        const taken = new TakenNumbers(SIZE);
        const given = new Set<number>();
        for (const { tick, burst } of all) {
          let above = -1;
          for (let n = 0; n < burst; n++) {
            const lowest = Math.max(tick * SIZE, above + 1);
            const number = firstFree(given, taken.after(lowest));
            strictEqual(number, firstFree(given, lowest));
            taken.take(lowest, number);
            given.add(number);
            above = number;
          }
        }
      }),
      { seed: 20_261_126 },
    );
  });
});

function firstFree(given: ReadonlySet<number>, lowest: number): number {
  let number = lowest;
  while (given.has(number)) number++;
  return number;
}
