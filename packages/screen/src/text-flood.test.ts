import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineVersion } from '@scribery/format';
import { ScreenIndexer } from './screen-indexer.ts';

/** Half a million cells, which a few bytes can fill. */
const LARGE = { cols: 1000, rows: 500 };
/** What the texts of versions may come to, in UTF-16 units: four such screens, and what output paid for. */
const BOUND = 3_000_000;

const FULL = '\x1b#8';
const REWRITTEN = `\x1b[H${Array.from({ length: 500 }, (_, row) => `${row} `.repeat(200)).join('\r\n')}`;

/** What makes a large screen's lines stand anew with a few bytes each time. */
const FLOODS: Readonly<Record<string, (n: number) => string>> = {
  'a pattern that fills the screen and goes': (n) => (n % 2 === 0 ? FULL : '\x1b[2J'),
  'a pattern that scrolls away': () => `${FULL}\x1b[500S`,
  'a character that is repeated': (n) => `\x1b[H${n % 10}\x1b[499999b`,
  'a character with marks that is repeated': (n) => `\x1b[H${n % 10}${'\u0301'.repeat(9)}\x1b[49999b`,
  'characters with marks that scroll away': (n) => `${n % 10}${'\u0301'.repeat(9)}\x1b[49999b\x1b[500S`,
  'the other screen and back': (n) => (n === 0 ? REWRITTEN : n % 2 === 0 ? '\x1b[?1049l' : '\x1b[?1049h'),
};

for (const [what, sequence] of Object.entries(FLOODS)) {
  test(`the text of versions stays in proportion to the output: ${what}`, () => {
    const indexer = new ScreenIndexer(LARGE);
    const lines: LineVersion[] = [];
    for (let n = 0; n < 24; n++) {
      indexer.feed({ kind: 'output', at: 300 * n, data: Buffer.from(sequence(n)) });
      lines.push(...indexer.take().lines);
    }
    assert.ok(indexer.refused > 0);
    // What comes with the bytes that pay for it is found as ever.
    indexer.feed({
      kind: 'output',
      at: 10_000,
      data: Buffer.from(`\x1bc${'\x1b[m'.repeat(200_000)}afterwards\r\n`),
    });
    indexer.feed({ kind: 'output', at: 11_000, data: Buffer.from('.') });
    indexer.end(12_000);
    lines.push(...indexer.take().lines);
    const units = lines.reduce((sum, { text }) => sum + text.length, 0);
    assert.ok(units <= BOUND, `${units} units`);
    assert.ok(lines.some(({ text }) => text === 'afterwards'));
    indexer.dispose();
  });
}

test('screens of a usual size that are shown again and again are found each time', () => {
  const indexer = new ScreenIndexer({ cols: 240, rows: 65 });
  const page = Array.from({ length: 64 }, (_, row) => `row ${row} ${'word '.repeat(40)}`).join('\r\n');
  for (let n = 0; n < 100; n++) {
    indexer.feed({ kind: 'output', at: 600 * n, data: Buffer.from(`\x1b[?1049h\x1b[H${page}`) });
    indexer.feed({ kind: 'output', at: 600 * n + 300, data: Buffer.from(`\x1b[?1049lshell ${n}\r\n`) });
  }
  indexer.end(100_000);
  assert.equal(indexer.refused, 0);
  assert.equal(indexer.take().lines.filter(({ text }) => text.startsWith('row 7 ')).length, 100);
  indexer.dispose();
});
