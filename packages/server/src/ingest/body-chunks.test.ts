import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { createZstdCompress, gzipSync, zstdCompressSync } from 'node:zlib';
import { bodyChunks } from './body-chunks.ts';

async function text(body: Readable, encoding?: string): Promise<string> {
  const chunks = await Readable.from(bodyChunks(body, encoding)).toArray();
  return Buffer.concat(chunks).toString();
}

const plain = 'a line\n'.repeat(1000);
const bodies: [string | undefined, Buffer][] = [
  [undefined, Buffer.from(plain)],
  ['identity', Buffer.from(plain)],
  ['gzip', gzipSync(plain)],
  ['zstd', zstdCompressSync(plain)],
  ['ZSTD', zstdCompressSync(plain)],
];
for (const [encoding, bytes] of bodies) {
  test(`a body with encoding ${encoding} is read`, async () => {
    assert.equal(await text(Readable.from([bytes]), encoding), plain);
  });
}

const broken: [string, string, Buffer][] = [
  ['an unknown encoding', 'br', Buffer.from(plain)],
  ['no zstd', 'zstd', Buffer.from(plain)],
  ['no gzip', 'gzip', Buffer.from(plain)],
  ['a zstd body that was cut', 'zstd', zstdCompressSync(plain).subarray(0, -5)],
  ['a gzip body that was cut', 'gzip', gzipSync(plain).subarray(0, -5)],
];
for (const [name, encoding, bytes] of broken) {
  test(`${name} is refused`, async () => {
    await assert.rejects(text(Readable.from([bytes]), encoding), { code: 'SCR_REQUEST_INVALID' });
  });
}

test('a small body that unpacks to a huge one is unpacked no faster than it is read', async () => {
  const compressor = createZstdCompress();
  const zeros = Buffer.alloc(1024 * 1024);
  Readable.from(Array.from({ length: 200 }, () => zeros)).pipe(compressor);
  const bomb = Buffer.concat(await compressor.toArray());
  const before = process.memoryUsage.rss();
  let length = 0;
  for await (const chunk of bodyChunks(Readable.from([bomb]), 'zstd')) length += chunk.length;
  assert.equal(length, 200 * 1024 * 1024);
  assert.ok(process.memoryUsage.rss() - before < 100 * 1024 * 1024);
});
