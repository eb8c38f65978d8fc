import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSocketAddress } from './socket-address.ts';

const cases: readonly [what: string, saddr: string, expected: object | undefined][] = [
  ['inet', '02000035C000020A0000000000000000', { family: 'inet', ip: '192.0.2.10', port: 53, whole: true }],
  [
    'inet6, the longest run of zeros shortened',
    '0A0000350000000020010DB800000000000000000000000100000000',
    { family: 'inet6', ip: '2001:db8::1', port: 53, flow: 0, scope: 0, whole: true },
  ],
  [
    'inet6 of a link, with its scope',
    '0A00001600000000FE80000000000000000000000000000103000000',
    { family: 'inet6', ip: 'fe80::1', port: 22, flow: 0, scope: 3, whole: true },
  ],
  [
    'inet6 that stands for IPv4',
    '0A0000500000000000000000000000000000FFFF7F00000100000000',
    { family: 'inet6', ip: '::ffff:127.0.0.1', port: 80, flow: 0, scope: 0, whole: true },
  ],
  [
    'unix path',
    '01002F746D702F64656D6F20736F636B00',
    { family: 'unix', name: 'path', path: '/tmp/demo sock', whole: true },
  ],
  [
    'unix path with more behind its end',
    '01002F6100FF',
    { family: 'unix', name: 'path', path: '/a', whole: false },
  ],
  [
    'unix in the abstract name space',
    '01000064656D6F',
    { family: 'unix', name: 'abstract', path: 'demo', whole: true },
  ],
  ['unix without a name', '0100', { family: 'unix', name: 'unnamed', path: '', whole: true }],
  ['netlink, cut off', '1000F3D2040000000100', undefined],
  ['netlink', '1000F3D20400000001000000', { family: 'netlink', pid: 4, groups: 1, whole: true }],
  [
    'packet',
    '110000030200000001000006A0B0C0D0E0F00000',
    { family: 'packet', protocol: 3, interface: 2, hardware: 'a0:b0:c0:d0:e0:f0', whole: false },
  ],
  ['vm', '28000000D204000002000000', { family: 'vm', port: 1234, cid: 2, whole: true }],
  [
    'a machine with the other byte order',
    '00280000000004D200000002',
    { family: 'vm', port: 1234, cid: 2, whole: true },
  ],
  ['another family', '1F000102', { family: 'other', number: 31, whole: false }],
  ['too short', '0200', undefined],
  ['no hexadecimal', 'zz', undefined],
];

for (const [what, saddr, expected] of cases)
  test(`a socket address of ${what}: ${saddr}`, () => {
    assert.deepEqual(readSocketAddress(saddr), expected);
  });
