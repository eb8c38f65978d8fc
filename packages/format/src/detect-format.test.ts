import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectFormat } from './detect-format.ts';
import { readRecordings } from './read-recordings.ts';
import { collect } from './testing/collect.ts';
import { fixture } from './testing/fixture.ts';

test('formats are known by their content', () => {
  const cases: [string, string | undefined][] = [
    ['tlog/shell.json', 'tlog'],
    ['asciicast/v1/full.json', 'asciicast'],
    ['asciicast/v2/full.cast', 'asciicast'],
    ['asciicast/v3/full.cast', 'asciicast'],
    ['tlog/shell.raw', undefined],
    ['asciicast/LICENSE-asciinema', undefined],
  ];
  for (const [path, format] of cases) assert.equal(detectFormat(fixture(path)), format, path);
});

test('a file whose first line is broken, and one that talks about the other format, are known too', () => {
  const encoder = new TextEncoder();
  assert.equal(detectFormat(encoder.encode('{"ve\n{"ver": "2.3","out_txt":"{\\"version\\":2"}')), 'tlog');
  assert.equal(detectFormat(encoder.encode('{"out_txt":"{\\"version\\":2","ver":"2.3"}')), 'tlog');
  assert.equal(detectFormat(encoder.encode('{"ver":1,"host":"h"}')), 'tlog');
});

test('what is no recording is refused', async () => {
  for (const source of [
    [],
    [''],
    ['hello'],
    [fixture('tlog/shell.raw')],
    [fixture('asciicast/v5/asciicast.json')],
  ]) {
    await assert.rejects(collect(readRecordings(source, { recording: 'x' })), { code: 'SCR_FORMAT_UNKNOWN' });
  }
});

test('a source is read from its first byte on, however it is cut', async () => {
  const bytes = fixture('tlog/payload64.json');
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) =>
    bytes.subarray(n * 7, n * 7 + 7),
  );
  const { output } = await collect(readRecordings(chunks, { recording: 'x' }));
  assert.ok(output.equals(fixture('tlog/payload64.raw')));
});
