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

for (const [words, sentence] of [
  [['frobnicate'], "unknown command 'frobnicate'"],
  [['serch'], "unknown command 'serch' (Did you mean search?)"],
  [['audit', 'serch'], "unknown command 'serch' (Did you mean search?)"],
  [['ls', '--frob'], "unknown option '--frob'"],
  [['ls', '--limt', '5'], "unknown option '--limt' (Did you mean --limit?)"],
  [
    ['ls', '--limit', 'many'],
    "option '--limit <n>' argument 'many' is invalid: it must be a whole number from 0",
  ],
  [['ls', '--limit'], "option '--limit <n>' argument missing"],
  [['screen', 'x'], "required option '--at <moment>' not specified"],
  [['play'], "missing required argument 'rec|file'"],
  [['text', 'a', 'b'], "too many arguments for 'text'. Expected 1 argument but got 2: a, b"],
  [['help', 'frobnicate'], "unknown command 'frobnicate'"],
  [['help', 'audit', 'frobnicate'], "unknown command 'frobnicate'"],
] as const) {
  test(`'${words.join(' ')}' is wrong usage, in one line as other errors`, async () => {
    const { status, stdout, stderr } = await home.run(words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, `scribery: Wrong usage: ${sentence}; --help tells the usage (SCR_USAGE)\n`);
  });
}

test('without a command the help is printed, as wrong usage', async () => {
  for (const words of [[], ['audit']]) {
    const { status, stdout, stderr } = await home.run(words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^Usage: scribery/);
    assert.doesNotMatch(stderr, /SCR_USAGE/);
  }
});
