import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignRecordingId, isRecordingId } from './recording-id.ts';

test('ids of tlog, ours and plain names are recording ids', () => {
  for (const id of ['72951a99aa264d5f8eee7928e46e28ff-5-2b303', 'a', 'x.y_z:1-2', '-', 'A'.repeat(128)]) {
    assert.ok(isRecordingId(id), id);
  }
  assert.ok(isRecordingId(foreignRecordingId('f'.repeat(64))));
});

test('nothing that could be a path, hidden, empty, long or unprintable is one', () => {
  for (const id of [
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a..b',
    '.a',
    'a\\b',
    'a b',
    'a\n',
    'é',
    '%2e',
    'a\0',
    'A'.repeat(129),
  ]) {
    assert.ok(!isRecordingId(id), id);
  }
});
