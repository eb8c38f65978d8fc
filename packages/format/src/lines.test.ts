import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Line, readLines } from './lines.ts';
import { all } from './testing/collect.ts';
import { fuzzSettings } from './testing/fuzz-settings.ts';

const read = async (source: Iterable<Uint8Array | string>, limit?: number): Promise<Line[]> =>
  all(readLines(source, limit));

test('lines come out whole, however the source is cut', async () => {
  const lines = fc.array(
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (texts, size) => {
      const bytes = Buffer.from(`${texts.join('\n')}\n`);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      const found = await read(chunks);
      // A byte order mark is no text at the start of a line.
      assert.deepEqual(
        found.map(({ text }) => text),
        texts.map((text) => text.replace(/^\ufeff/, '')),
      );
    }),
    { ...fuzzSettings, numRuns: Math.min(fuzzSettings.numRuns, 5000) },
  );
});

test('a line of 100 MB is passed over and the next one read', async () => {
  const found = await read(longLine());
  assert.deepEqual(
    found.map(({ number, text }) => [number, text]),
    [
      [1, 'first'],
      [2, undefined],
      [3, 'last'],
    ],
  );
  assert.equal(found[1]?.bytes, 100 * 1024 * 1024);
});

test('bytes that are not UTF-8 are replaced and told', async () => {
  const [line] = await read([Uint8Array.of(0x61, 0xff)]);
  assert.deepEqual([line?.text, line?.damaged], ['a\ufffd', true]);
});

function* longLine(): Generator<Uint8Array | string> {
  const chunk = new Uint8Array(1024 * 1024).fill(0x61);
  yield 'first\n';
  for (let n = 0; n < 100; n++) yield chunk;
  yield '\nlast';
}

test('a line over several chunks is whole, also when the source uses its buffer again', async () => {
  const buffer = Buffer.alloc(4);
  function* chunks(): Generator<Uint8Array> {
    for (const text of ['one\n', 'two ', 'thre', 'e\nfo', 'ur  ']) {
      buffer.write(text);
      yield buffer;
    }
  }
  const found: string[] = [];
  for await (const { text, data } of readLines(chunks())) {
    assert.equal(Buffer.from(data).toString(), text);
    found.push(String(text));
  }
  assert.deepEqual(found, ['one', 'two three', 'four  ']);
});
