import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProcessTitle } from './process-title.ts';

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex').toUpperCase();

test('a title is divided at its NUL bytes', () => {
  assert.deepEqual(readProcessTitle(hex('sh\0-c\0\0a b'))?.parts, ['sh', '-c', '', 'a b']);
  assert.deepEqual(readProcessTitle(hex('sh\0-c\0'))?.parts, ['sh', '-c']);
});

test('a quoted title is one text', () => {
  assert.deepEqual(readProcessTitle('"bash"'), { parts: ['bash'], full: false });
});

test('a title that fills its record may be longer than the record tells', () => {
  assert.equal(readProcessTitle(hex('x'.repeat(127)))?.full, false);
  assert.equal(readProcessTitle(hex('x'.repeat(128)))?.full, true);
});

test('a title that says nothing is none', () => {
  for (const raw of ['', '""', '(null)']) assert.equal(readProcessTitle(raw), undefined);
});
