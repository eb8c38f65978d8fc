import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScreenIndexer } from './screen-indexer.ts';

test('what stands on the last screen is found, however short before the end it came', () => {
  const indexer = new ScreenIndexer({ cols: 80, rows: 24 });
  indexer.feed({ kind: 'output', at: 100, data: Buffer.from('done in 3 s\r\n') });
  indexer.feed({ kind: 'end', at: 105, exit: 0 });
  indexer.end(110);
  const { lines } = indexer.take();
  indexer.dispose();
  assert.deepEqual(
    lines.map(({ text, until }) => ({ text, until })),
    [{ text: 'done in 3 s', until: 105 }],
  );
});
