import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compilePattern, PatternError } from './pattern.ts';

const FOUND: readonly (readonly [pattern: string, value: string, found: boolean])[] = [
  ['', '', true],
  ['sys', '/usr/lib/sysstat/sa1', true],
  ['^sys', '/usr/lib/sysstat', false],
  ['^/usr/(lib|libexec)/', '/usr/libexec/x', true],
  ['^/usr/(lib|libexec)/', '/usr/share/x', false],
  ['a.c', 'a\nc', false],
  ['a[^\\n]c', 'abc', true],
  ['[a-c]x', 'bx', true],
  ['[a-c]x', 'dx', false],
  ['[]a]', ']', true],
  ['[a-]', '-', true],
  ['[\\d-]+$', 'x2024-01', true],
  ['^\\S+$', 'a b', false],
  ['[\\S]', ' ', false],
  ['\\bcat\\b', 'a cat.', true],
  ['\\bcat\\b', 'concat', false],
  ['\\Bcat', 'concat', true],
  ['^a{2,3}$', 'aaa', true],
  ['^a{2,3}$', 'aaaa', false],
  ['^a{2}$', 'aa', true],
  ['^(ab){2,}$', 'ababab', true],
  ['^(ab){2,}$', 'ab', false],
  ['^a?b$', 'b', true],
  ['(a*)*b', 'aaac', false],
  ['^(?:a|ab)(?:c|bcd)$', 'abcd', true],
  ['a{', 'a{', true],
  ['\\x41\\u00e9\\/', 'Aé/', true],
  ['x+?y', 'xxy', true],
];

describe('a pattern', () => {
  for (const [pattern, value, found] of FOUND) {
    test(`/${pattern}/ ${found ? 'is' : 'is not'} in ${JSON.stringify(value)}`, () => {
      assert.equal(compilePattern(pattern, false).found(value), found);
    });
  }

  test('without regard to case takes letters of both, in ranges and escapes too', () => {
    assert.ok(compilePattern('BaSh', true).found('/bin/bAsH'));
    assert.ok(compilePattern('^[a-c]\\x41É$', true).found('Baé'));
    assert.ok(!compilePattern('[^a]', true).found('A'));
    assert.ok(!compilePattern('\\S', true).found(' '));
  });

  test('can be used for one value after another', () => {
    const pattern = compilePattern('b$', false);
    assert.deepEqual(
      ['ab', 'ba', 'b', ''].map((value) => pattern.found(value)),
      [true, false, true, false],
    );
  });
});

describe('a pattern that cannot be used is refused with its place', () => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ['a)', 1, /closes nothing/],
    ['(a', 0, /not closed/],
    ['[a', 0, /not closed/],
    ['*a', 0, /nothing here to repeat/],
    ['^*', 1, /nothing here to repeat/],
    ['a**', 2, /nothing here to repeat/],
    ['(?=a)', 0, /only \(\?:…\)/],
    ['(a)\\1', 3, /back references/],
    ['\\q', 0, /no escape/],
    ['a\\', 1, /nothing stands behind/],
    ['[z-a]', 2, /no units/],
    ['a{3,2}', 1, /larger number goes last/],
    ['a{501}', 1, /more than 500/],
    ['(a{400}){400}', 0, /too large/],
    ['('.repeat(51) + ')'.repeat(51), 50, /nested deeper/],
  ];
  for (const [pattern, at, message] of wrong) {
    test(`/${pattern.slice(0, 20)}/`, () => {
      assert.throws(
        () => compilePattern(pattern, false),
        (error) => error instanceof PatternError && error.at === at && message.test(error.message),
      );
    });
  }
});

test('patterns that make others go back for ever take steps in proportion to the value', () => {
  const long = `${'a'.repeat(30_000)}!`;
  for (const pattern of ['^(a+)+$', '^(a|aa)*b', '.*.*.*.*x', '((){500}){500}x']) {
    assert.equal(compilePattern(pattern, false).found(long), false);
  }
});

test('what stands behind the first 32 KiB of a value is not looked at', () => {
  const pattern = compilePattern('end', false);
  assert.ok(pattern.found(`${'.'.repeat(32 * 1024 - 3)}end`));
  assert.ok(!pattern.found(`${'.'.repeat(32 * 1024 - 2)}end`));
});

test('finds what the regular expressions of JavaScript find', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', '$', ' ');
  const piece = fc
    .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}'))
    .map(([unit, count]) => (['\\b', '^', '$'].includes(unit) ? unit : unit + count));
  const sequence = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  const group = fc
    .tuple(fc.array(sequence, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '*', '+', '?', '{2,3}'))
    .map(([ways, count]) => `(${ways.join('|')})${count}`);
  const pattern = fc.array(fc.oneof(sequence, group), { maxLength: 3 }).map((parts) => parts.join(''));
  const value = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '\n'), { maxLength: 8 })
    .map((units) => units.join(''));
  fc.assert(
    fc.property(pattern, value, fc.boolean(), (text, subject, ignoreCase) => {
      const expected = new RegExp(text, ignoreCase ? 'i' : '').test(subject);
      assert.equal(compilePattern(text, ignoreCase).found(subject), expected);
    }),
    { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 2000) },
  );
});
