import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import * as fc from 'fast-check';
import { readRecordings } from './read-recordings.ts';
import { fixture } from './testing/fixture.ts';
import { fuzzSettings } from './testing/fuzz-settings.ts';

const files = [
  'tlog/payload64.json',
  'tlog/resize.json',
  'golden/messages.json',
  'asciicast/v3/full.cast',
  'asciicast/v2/full.cast',
  'asciicast/v1/full.json',
];

/** One act of damage; numbers are taken modulo what is there. */
type Damage = (bytes: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>;
const place = fc.nat();
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([at, byte]) => (bytes: Buffer<ArrayBuffer>) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  }),
  place.map(
    (at) => (bytes: Buffer<ArrayBuffer>) =>
      bytes.subarray(0, bytes.length - (at % Math.max(1, bytes.length))),
  ),
  fc.tuple(place, place).map(([at, count]) => (bytes: Buffer<ArrayBuffer>) => {
    const start = at % Math.max(1, bytes.length);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + (count % 40))]);
  }),
  fc
    .tuple(place, place, fc.constantFrom('double', 'swap', 'drop'))
    .map(([a, b, act]) => (bytes: Buffer<ArrayBuffer>) => {
      const lines = bytes.toString('latin1').split('\n');
      const [i, j] = [a % lines.length, b % lines.length];
      const [one = '', two = ''] = [lines[i], lines[j]];
      if (act === 'double') lines.splice(j, 0, one);
      else if (act === 'drop') lines.splice(i, 1);
      else [lines[i], lines[j]] = [two, one];
      return Buffer.from(lines.join('\n'), 'latin1');
    }),
  // Another number where a number stands: ids, positions, timing, sizes.
  fc
    .tuple(place, fc.constantFrom('0', '-1', '1e999', '99999999999999999999', '4.5', 'null', '65536'))
    .map(([at, number]) => (bytes: Buffer<ArrayBuffer>) => {
      const text = bytes.toString('latin1');
      const numbers = [...text.matchAll(/\d+/g)];
      const found = numbers[at % Math.max(1, numbers.length)];
      if (found === undefined) return bytes;
      return Buffer.from(
        text.slice(0, found.index) + number + text.slice(found.index + found[0].length),
        'latin1',
      );
    }),
);

test('damaged files are read to their end, or refused with an error of ours; time never goes back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(damage, { minLength: 1, maxLength: 6 }),
      async (file, acts) => {
        let bytes = Buffer.from(fixture(file));
        for (const act of acts) bytes = act(bytes);
        try {
          // Each recording has its own clock: one damaged id makes two of one.
          const last = new Map<string, number>();
          for await (const part of readRecordings([bytes], { recording: 'import-1' })) {
            if (part.part !== 'events') continue;
            for (const { at } of part.events) {
              const before = last.get(part.recording) ?? 0;
              assert.ok(at >= before && Number.isSafeInteger(at), `${at} after ${before}`);
              last.set(part.recording, at);
            }
          }
        } catch (error) {
          assert.ok(error instanceof ScriberyError, String(error));
        }
      },
    ),
    fuzzSettings,
  );
});
