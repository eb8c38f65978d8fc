import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capabilityName, capabilitySet } from './capability.ts';

test('a capability has its name', () => {
  assert.equal(capabilityName(0), 'CAP_CHOWN');
  assert.equal(capabilityName(40), 'CAP_CHECKPOINT_RESTORE');
  assert.equal(capabilityName(41), undefined);
});

test('a set is the capabilities whose bits it has', () => {
  assert.deepEqual(capabilitySet('0'), []);
  assert.deepEqual(capabilitySet('0000000000200003'), ['CAP_CHOWN', 'CAP_DAC_OVERRIDE', 'CAP_SYS_ADMIN']);
  assert.deepEqual(capabilitySet('8000000000000000'), ['63']);
  assert.equal(capabilitySet('?'), undefined);
  assert.equal(capabilitySet(''), undefined);
});

test('every bit of any set is told, and nothing else', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (bits) => {
      const expected = Array.from({ length: 64 }, (_, bit) => bit)
        .filter((bit) => ((bits >> BigInt(bit)) & 1n) === 1n)
        .map((bit) => capabilityName(bit) ?? String(bit));
      assert.deepEqual(capabilitySet(bits.toString(16)), expected);
    }),
  );
});
