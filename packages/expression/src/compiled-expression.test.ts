import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CompiledExpression, ExpressionError } from './compiled-expression.ts';

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
  ['\\x41\\x{e9}\\/', 'Aé/', true],
  ['x+?y', 'xxy', true],
];

describe('a pattern', () => {
  for (const [pattern, value, found] of FOUND) {
    test(`/${pattern}/ ${found ? 'is' : 'is not'} in ${JSON.stringify(value)}`, () => {
      assert.equal(CompiledExpression.of(pattern, false).test(value), found);
    });
  }

  test('without regard to case takes letters of both, in ranges and escapes too', () => {
    assert.ok(CompiledExpression.of('BaSh', true).test('/bin/bAsH'));
    assert.ok(CompiledExpression.of('^[a-c]\\x41É$', true).test('Baé'));
    assert.ok(!CompiledExpression.of('[^a]', true).test('A'));
    assert.ok(!CompiledExpression.of('\\S', true).test(' '));
  });

  test('can be used for one value after another', () => {
    const pattern = CompiledExpression.of('b$', false);
    assert.deepEqual(
      ['ab', 'ba', 'b', ''].map((value) => pattern.test(value)),
      [true, false, true, false],
    );
  });
});

describe('a pattern that cannot be used is refused with its place', () => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ['a)', 0, /unexpected \)/],
    ['(a', 0, /missing closing \)/],
    ['x[a', 1, /missing closing \]/],
    ['*a', 0, /missing argument to repetition/],
    ['ba**', 2, /invalid nested repetition/],
    ['(?=a)', 0, /unsupported/],
    ['(a)\\1', 3, /invalid escape/],
    ['\\q', 0, /invalid escape/],
    ['a\\', 2, /trailing backslash/],
    ['[z-a]', 1, /invalid character class range/],
    ['a{3,2}', 1, /invalid repeat count/],
    ['a{600}b{600}', 7, /more than 1000 times/],
    ['(a{400}){400}', 8, /invalid repeat count/],
    ['(abcdefghij){101}', 0, /too large/],
    ['a'.repeat(100_000), 1024, /longer than 1024/],
  ];
  for (const [pattern, at, message] of wrong) {
    test(`/${pattern.slice(0, 20)}/`, () => {
      assert.throws(
        () => CompiledExpression.of(pattern, false),
        (error) => error instanceof ExpressionError && error.at === at && message.test(error.message),
      );
    });
  }
});

test('patterns that make others go back for ever take steps in proportion to the value', () => {
  const long = `${'a'.repeat(30_000)}!`;
  for (const pattern of ['^(a+)+$', '^(a|aa)*b', '.*.*.*.*x', '((a?){10}){10}x']) {
    assert.equal(CompiledExpression.of(pattern, false).test(long), false);
  }
});

test('what stands behind the first 32 KiB of a value is not looked at', () => {
  const pattern = CompiledExpression.of('end', false);
  assert.ok(pattern.test(`${'.'.repeat(32 * 1024 - 3)}end`));
  assert.ok(!pattern.test(`${'.'.repeat(32 * 1024 - 2)}end`));
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
      assert.equal(CompiledExpression.of(text, ignoreCase).test(subject), expected);
    }),
    { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 2000) },
  );
});
