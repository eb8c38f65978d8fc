import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFields } from '../record/read-fields.ts';
import { joinExecArguments, MAX_ARGUMENTS } from './exec-arguments.ts';

const join = (...bodies: string[]) => joinExecArguments(bodies.map(readFields));

test('arguments keep their order, whether quoted, encoded, empty or a question mark', () => {
  const { args, count, incomplete } = join('argc=5 a0="sh" a1=2D6320 a2="" a3="?" a4=?');
  assert.deepEqual(args, ['sh', '-c ', '', '?', '?']);
  assert.deepEqual([count, incomplete], [5, false]);
});

test('slices of an argument are joined over records, in any order of the records', () => {
  const first = 'argc=3 a0="cat" a1_len=8 a1[0]="abcd"';
  const second = 'a1[1]="efgh" a2="end"';
  for (const bodies of [
    [first, second],
    [second, first],
  ]) {
    const { args, incomplete } = join(...bodies);
    assert.deepEqual(args, ['cat', 'abcdefgh', 'end']);
    assert.equal(incomplete, false);
  }
});

test('the length of a sliced argument counts its text as it is written', () => {
  assert.deepEqual(join('argc=1 a0_len=8 a0[0]=6162 a0[1]=6364').args, ['abcd']);
  assert.equal(join('argc=1 a0_len=8 a0[0]=6162 a0[1]=6364').incomplete, false);
});

test('missing slices, missing arguments and too few arguments are marked', () => {
  assert.equal(join('argc=1 a0_len=8 a0[0]="abcd"').incomplete, true);
  assert.equal(join('argc=3 a0="a" a1="b"').incomplete, true);
  const gap = join('argc=3 a0="a" a2="c"');
  assert.deepEqual([gap.args, gap.incomplete], [['a', '', 'c'], true]);
});

test('more arguments than the bound are counted, not kept', () => {
  const total = MAX_ARGUMENTS + 5;
  const body = Array.from({ length: total }, (_, n) => `a${n}="x"`).join(' ');
  const { args, count, cut } = join(`argc=${total} ${body}`);
  assert.deepEqual([args.length, count, cut], [MAX_ARGUMENTS, total, true]);
});

test('a far index takes no memory', () => {
  const { args, other, cut } = join('argc=1 a0="x" a999999999="y" a1[999999999]="z"');
  assert.deepEqual(args, ['x']);
  assert.equal(cut, true);
  assert.deepEqual(other, [['a1[999999999]', '"z"']]);
});

test('fields that are no arguments, and arguments that come twice, are kept beside', () => {
  const { other } = join('argc=1 a0="x" a0="y" argc=2 uid=0');
  assert.deepEqual(other, [
    ['a0', '"y"'],
    ['argc', '2'],
    ['uid', '0'],
  ]);
});

test('any arguments come back as the kernel splits them', () => {
  const argument = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
  fc.assert(
    fc.property(
      fc.array(argument, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 2, max: 20 }),
      (args, slice) => {
        const bodies = args.flatMap((arg, index) => asKernelWrites(arg, index, slice));
        const joined = join(`argc=${args.length}`, ...bodies);
        assert.deepEqual(joined.args, args);
        assert.equal(joined.incomplete, false);
      },
    ),
  );
});

/** An argument as EXECVE has it: hexadecimal when a byte asks for it, and in slices when it is long. */
function asKernelWrites(arg: string, index: number, slice: number): string[] {
  const encodes = /[^!#-~]/.test(arg);
  const text = encodes ? Buffer.from(arg, 'latin1').toString('hex').toUpperCase() : arg;
  const quote = (part: string) => (encodes ? part : `"${part}"`);
  if (text.length <= 2 * slice) return [`a${index}=${quote(text)}`];
  const parts = Array.from({ length: Math.ceil(text.length / (2 * slice)) }, (_, n) =>
    text.slice(n * 2 * slice, (n + 1) * 2 * slice),
  );
  return [
    `a${index}_len=${text.length} a${index}[0]=${quote(parts[0] ?? '')}`,
    ...parts.slice(1).map((part, n) => `a${index}[${n + 1}]=${quote(part)}`),
  ];
}
