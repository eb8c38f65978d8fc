import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptOf } from './script-of.ts';

const cases: readonly [what: string, args: string[], names: string[], script: string | undefined][] = [
  ['a script', ['/bin/sh', '/srv/x.sh', 'a'], ['/srv/x.sh', '/bin/sh', '/lib/ld.so'], '/srv/x.sh'],
  ['an interpreter with an argument', ['/usr/bin/env', 'python3', './x'], ['./x', '/usr/bin/env'], './x'],
  ['a script by descriptor', ['/bin/sh', '/dev/fd/3'], ['x', '/bin/sh'], 'x'],
  ['a program', ['ls', '-l'], ['/bin/ls', '/lib/ld.so'], undefined],
  ['a shell that is given a script', ['/bin/sh', '/srv/x.sh'], ['/bin/sh', '/lib/ld.so'], undefined],
  ['a program that names its loader', ['/lib/ld.so', '/bin/ls'], ['/lib/ld.so'], undefined],
];

for (const [what, args, names, script] of cases)
  test(`${what}: ${args.join(' ')}`, () => {
    assert.equal(scriptOf(args, names), script);
  });
