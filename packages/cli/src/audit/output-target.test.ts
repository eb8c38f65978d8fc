import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type OutputTarget, outputTarget } from './output-target.ts';

const syslog = { kind: 'syslog', facility: 'authpriv', severity: 'info', app: 'scribery' } as const;

const TARGETS: readonly (readonly [string, OutputTarget])[] = [
  ['collector', { kind: 'collector' }],
  ['-', { kind: 'stdout' }],
  ['stdout', { kind: 'stdout' }],
  ['file:/a b/c.json', { kind: 'file', path: '/a b/c.json', size: undefined, age: undefined, keep: 5 }],
  [
    'file:x?size=100M&age=12h&keep=0',
    { kind: 'file', path: 'x', size: 104_857_600, age: 43_200_000, keep: 0 },
  ],
  ['syslog', { ...syslog, to: { kind: 'unix', path: '/dev/log' } }],
  [
    'syslog:/run/log?facility=local6',
    { ...syslog, facility: 'local6', to: { kind: 'unix', path: '/run/log' } },
  ],
  ['syslog:tcp://logs:601', { ...syslog, to: { kind: 'tcp', host: 'logs', port: 601 } }],
  [
    'syslog:udp://[::1]?severity=notice&app=x',
    { ...syslog, severity: 'notice', app: 'x', to: { kind: 'udp', host: '::1', port: 514 } },
  ],
  ['unix:/run/out.sock', { kind: 'unix', path: '/run/out.sock' }],
  [
    'https://search:9200/audit/_bulk?pipeline=p',
    { kind: 'http', url: 'https://search:9200/audit/_bulk?pipeline=p' },
  ],
];

describe('a target', () => {
  for (const [text, target] of TARGETS) test(text, () => assert.deepEqual(outputTarget(text), target));
});

describe('a target that is none is told what it should be', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['nowhere', /must be collector/],
    ['file', /path is missing/],
    ['file:', /path is missing/],
    ['file:x?size=big', /size must be bytes/],
    ['file:x?age=1', /age must be a time/],
    ['file:x?mode=0644', /no option mode/],
    ['syslog:tcp:logs', /HOST:PORT/],
    ['unix:', /path is missing/],
    ['http://search:9200/', /end with \/_bulk/],
  ];
  for (const [text, message] of wrong) {
    test(text, () => assert.throws(() => outputTarget(text), { code: 'SCR_USAGE', message }));
  }
});
