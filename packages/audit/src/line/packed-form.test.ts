import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyPacked } from './packed-form.ts';

test('what other programs than gzip pack is known by its first bytes', () => {
  const packed = {
    xz: 'fd377a585a0000',
    zstd: '28b52ffd240105',
    bzip2: '425a6839314159',
    lz4: '04224d18644070',
  };
  for (const [program, start] of Object.entries(packed))
    assert.match(whyPacked(Buffer.from(start, 'hex')) ?? '', new RegExp(`by ${program}:.*${program} -dc`));
});

test('text, gzip and what is too short are not taken for packed', () => {
  for (const start of ['', 'type=EOE', 'BZh', 'BZh9 is a word', '\x1f\x8b\x08', '\xfd7z', '(\xb5/'])
    assert.equal(whyPacked(Buffer.from(start, 'latin1')), undefined, start);
});
