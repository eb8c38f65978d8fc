import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Home } from './testing/scribery.ts';

const home = new Home();

for (const [help, option] of [
  [['help'], ['--help']],
  [
    ['help', 'play'],
    ['play', '--help'],
  ],
  [
    ['help', 'audit', 'convert'],
    ['audit', 'convert', '--help'],
  ],
  [
    ['audit', 'help'],
    ['audit', '--help'],
  ],
  [
    ['audit', 'help', 'convert'],
    ['audit', 'convert', '--help'],
  ],
] as const) {
  test(`'${help.join(' ')}' prints what '${option.join(' ')}' prints`, async () => {
    const [asked, expected] = await Promise.all([home.run(help), home.run(option)]);
    assert.deepEqual([asked.status, asked.stderr], [0, '']);
    assert.match(asked.stdout, /^Usage: scribery/);
    assert.equal(asked.stdout, expected.stdout);
  });
}

test('the help of a command that is not there is wrong usage', async () => {
  for (const words of [
    ['help', 'frobnicate'],
    ['help', 'audit', 'frobnicate'],
  ]) {
    const { status, stdout, stderr } = await home.run(words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /no command 'frobnicate' \(SCR_USAGE\)/);
  }
});
