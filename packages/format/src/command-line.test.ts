import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commandLine } from './command-line.ts';

describe('commandLine', () => {
  const LINES: readonly (readonly [readonly string[], string])[] = [
    [['ls', '-la', '/etc/passwd'], 'ls -la /etc/passwd'],
    [['rm', '--', ''], "rm -- ''"],
    [['echo', "it's", 'a b', '$HOME'], "echo 'it'\\''s' 'a b' '$HOME'"],
    [['printf', '\u001b[31m\n', "\u0007'"], String.raw`printf $'\e[31m\n' $'\x07\''`],
    [['touch', 'naïve 東京', 'a\u202eb'], String.raw`touch 'naïve 東京' $'a\u202eb'`],
    [[], ''],
  ];
  for (const [args, line] of LINES) {
    it(`writes ${JSON.stringify(args)} as ${line}`, () => assert.equal(commandLine(args), line));
  }

  it('gives a line that bash reads as the same arguments', () => {
    const word = fc
      .string({
        unit: fc.constantFrom(
          'a',
          "'",
          '"',
          '\\',
          ' ',
          '\n',
          '\t',
          '\u001b',
          '$',
          '`',
          '*',
          '~',
          '!',
          'é',
          '\u200b',
          '7',
        ),
      })
      .filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (args) => {
        const script = `LC_ALL=C.UTF-8; printf '%s\\0' ${commandLine(args)}`;
        const read = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
        assert.deepEqual(read, args);
      }),
      { numRuns: 40, seed: 20261126 },
    );
  });
});
