import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableLines } from './table.ts';

const columns = [
  { title: 'NAME', cell: (row: [string, number]) => row[0] },
  { title: 'N', cell: (row: [string, number]) => String(row[1]), align: 'right' as const },
  { title: 'LAST', cell: () => 'x' },
];

test('columns are as wide as their widest cell, in cells of the terminal', () => {
  assert.deepEqual(
    tableLines(
      columns,
      [
        ['a', 1],
        ['漢字漢字', 100],
      ],
      { heading: true },
    ),
    ['NAME        N  LAST', 'a           1  x', '漢字漢字  100  x'],
  );
});

test('a very long cell moves its own row only', () => {
  const long = 'x'.repeat(300);
  const rows: [string, number][] = [
    [long, 1],
    ['a', 2],
  ];
  assert.deepEqual(tableLines(columns, rows, { heading: false }), [
    `${long}  1  x`,
    `a${' '.repeat(39)}  2  x`,
  ]);
});

test('emphasis does not count', () => {
  const [first] = columns;
  assert.ok(first);
  const bold = [{ ...first, style: (text: string) => `<${text}>` }];
  assert.deepEqual(
    tableLines(
      bold,
      [
        ['a', 1],
        ['bb', 2],
      ],
      { heading: false },
    ),
    ['<a>', '<bb>'],
  );
});
