import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { GrowingBytes } from './growing-bytes.ts';
import { fuzzSettings } from './testing/fuzz-settings.ts';

test('pieces of any size come out one after the other', () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.nat(), fc.stringMatching(/^[ -~]{0,20}$/));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const builder = new GrowingBytes();
      for (const one of pieces) {
        if (typeof one === 'number') builder.addNumber(one);
        else if (typeof one === 'string' && one.length % 2 === 0) builder.addAscii(one);
        else if (typeof one === 'string') builder.addText(one);
        else builder.addBytes(bytesOf(one));
      }
      const expected = Buffer.concat(
        pieces.map((one) => Buffer.from(one instanceof Uint8Array ? one : String(one))),
      );
      assert.deepEqual([...builder.bytes.subarray(0, builder.length)], [...expected]);
    }),
    fuzzSettings,
  );
});

function bytesOf(data: Uint8Array): GrowingBytes {
  const bytes = new GrowingBytes();
  bytes.bytes = new Uint8Array(data);
  bytes.length = data.length;
  return bytes;
}
