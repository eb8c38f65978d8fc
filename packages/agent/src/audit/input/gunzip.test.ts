import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gunzip } from './gunzip.ts';

const CHUNK = 64 * 1024;
const text = Array.from({ length: 20_000 }, (_, n) => `line ${n * 7919}\n`).join('');
const packed = gzipSync(text);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What comes out, and what is thrown then. */
async function read(bytes: Uint8Array, size = 1000): Promise<{ text: string; error: string }> {
  let all = '';
  try {
    for await (const chunk of gunzip(pieces(bytes, size), CHUNK)) all += chunk.toString();
  } catch (error) {
    return { text: all, error: String(error) };
  }
  return { text: all, error: '' };
}

for (const size of [11, 1000, 1_000_000]) {
  test(`gzip in pieces of ${size} bytes is unpacked, member after member`, async () => {
    assert.deepEqual(await read(packed, size), { text, error: '' });
    const two = Buffer.concat([packed, gzipSync('more\n')]);
    assert.deepEqual(await read(two, size), { text: `${text}more\n`, error: '' });
  });

  test(`zeros that fill up behind gzip in pieces of ${size} bytes are passed over`, async () => {
    const few = gzipSync('few\n');
    for (const zeros of [1, 100, 10_000]) {
      const filled = Buffer.concat([few, few, Buffer.alloc(zeros)]);
      assert.deepEqual(await read(filled, size), { text: 'few\nfew\n', error: '' });
    }
  });
}

test('of a file that is cut off, all comes out that is in it', async () => {
  for (const part of [0.3, 0.6, 0.9]) {
    const cut = await read(packed.subarray(0, Math.floor(packed.length * part)));
    assert.match(cut.error, /unexpected end of file/);
    assert.ok(text.startsWith(cut.text));
    assert.ok(cut.text.length > text.length * (part - 0.2), `${cut.text.length} of ${text.length}`);
  }
  assert.equal((await read(packed.subarray(0, -4))).text, text);
});

test('of a damaged file, what stands before the damage comes out', async () => {
  const damaged = Buffer.from(packed);
  randomBytes(64).copy(damaged, damaged.length >> 1);
  const { text: whole, error } = await read(damaged);
  assert.notEqual(error, '');
  assert.ok(whole.length > text.length / 4, `${whole.length} of ${text.length}`);
});

test('an empty source, and one that is no gzip, are errors', async () => {
  assert.notEqual((await read(Buffer.from('no gzip at all'))).error, '');
  assert.deepEqual((await read(Buffer.alloc(0))).text, '');
});

test('who stops early is not kept, and what the source throws is passed on', async () => {
  for await (const chunk of gunzip(pieces(packed, 1000), CHUNK)) {
    assert.ok(chunk.length > 0);
    break;
  }
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield packed.subarray(0, 2000);
    throw new Error('the disk is gone');
  }
  await assert.rejects(async () => {
    for await (const _ of gunzip(broken(), CHUNK));
  }, /the disk is gone/);
});
