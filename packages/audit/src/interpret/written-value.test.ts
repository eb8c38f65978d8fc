import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeHex, isEncoded } from './hex.ts';
import { encodedText, saysSomething } from './written-value.ts';

test('?, (null), (none) and nothing are no values, but in quotes they are', () => {
  for (const raw of ['', '""', '?', '(null)', '(none)']) assert.equal(saysSomething(raw), false, raw);
  for (const raw of ['"?"', '"(null)"', '"(none)"', 'x']) assert.equal(saysSomething(raw), true, raw);
});

test('only unquoted upper-case hexadecimal of even length is an encoded value', () => {
  for (const raw of ['"6C73"', '6c73', '6C7', '6C 73', '0x6C']) assert.notEqual(encodedText(raw), 'ls');
  assert.equal(encodedText('6C73'), 'ls');
  assert.equal(isEncoded(''), false);
});

test('what the kernel encodes comes back, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), (bytes) => {
      const hex = Buffer.from(bytes).toString('hex').toUpperCase();
      assert.ok(isEncoded(hex));
      assert.equal(decodeHex(hex), Buffer.from(bytes).toString('latin1'));
    }),
    { numRuns: 50 },
  );
});
