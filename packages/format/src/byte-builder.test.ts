import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ByteBuilder } from './byte-builder.ts';
import { fuzzSettings } from './testing/fuzz-settings.ts';

test('pieces of any size come out one after the other', () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.nat(), fc.stringMatching(/^[ -~]{0,20}$/));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const builder = new ByteBuilder();
      for (const one of pieces) {
        if (typeof one === 'number') builder.addNumber(one);
        else if (typeof one === 'string') builder.addAscii(one);
        else builder.add(one, 0, one.length);
      }
      const expected = Buffer.concat(
        pieces.map((one) => Buffer.from(one instanceof Uint8Array ? one : String(one))),
      );
      assert.deepEqual(builder.list(), [...expected]);
      assert.equal(builder.text(), new TextDecoder('utf-8', { ignoreBOM: true }).decode(expected));
    }),
    fuzzSettings,
  );
});
