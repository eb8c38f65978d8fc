import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { isIpAddress } from './ip-address.ts';

test('IP addresses are those that Node takes, without a zone', () => {
  const near = fc.string({ unit: fc.constantFrom('0', '1', '2', '5', 'f', '.', ':', '::'), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), near), (text) => {
      assert.equal(isIpAddress(text), isIP(text) !== 0, text);
    }),
    { numRuns: 2000 },
  );
});

test('host names and what is cut are no addresses', () => {
  for (const text of [
    '',
    '?',
    'localhost',
    '1.2.3',
    '1.2.3.4.',
    '256.1.1.1',
    ':',
    ':::',
    '1::2::3',
    'fe80::1%eth0',
  ])
    assert.equal(isIpAddress(text), false, text);
});
