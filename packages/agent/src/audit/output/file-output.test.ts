import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { scratch } from '../../testing/scratch.ts';
import { identifyDocument } from '../identify-document.ts';
import { outgoing } from '../testing/outgoing.ts';
import { auditFileOutput } from './file-output.ts';
import type { AuditOutput } from './output.ts';
import type { FileRotation } from './rotated-file.ts';

const NEVER: FileRotation = { size: undefined, age: undefined, keep: 3 };
const signal = new AbortController().signal;

function open(path: string, rotation: FileRotation = NEVER): AuditOutput {
  return auditFileOutput({ path, rotation, identify: identifyDocument });
}

function ids(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).event.id);
}

function place(t: TestContext): string {
  return join(scratch(t), 'out', 'audit.json');
}

test('events are appended, one a line, in a file that only its owner reads', async (t) => {
  const path = place(t);
  const output = open(path);
  await output.deliver(outgoing(2), signal);
  await output.deliver(outgoing(1, 3), signal);
  assert.deepEqual(ids(path), ['e1', 'e2', 'e3']);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  await output.close();
});

test('what a killed writer left of a line is cut', async (t) => {
  const path = place(t);
  mkdirSync(join(path, '..'));
  appendFileSync(path, '{"event":{"id":"e0"}}\n{"event"');
  const output = open(path);
  await output.deliver(outgoing(1), signal);
  await output.close();
  assert.deepEqual(ids(path), ['e0', 'e1']);
});

test('two processes do not write one file', async (t) => {
  const path = place(t);
  const output = open(path);
  await output.resume?.(undefined);
  await assert.rejects(open(path).deliver(outgoing(1), signal), { code: 'SCR_SINK_FAILED' });
  await output.close();
});

describe('a file is moved away', () => {
  test('when the next batch would make it too large, and so many are kept', async (t) => {
    const path = place(t);
    const output = open(path, { size: 120, age: undefined, keep: 2 });
    for (let n = 1; n <= 9; n++) await output.deliver(outgoing(1, n, 'x'.repeat(20)), signal);
    assert.deepEqual(ids(path), ['e9']);
    assert.deepEqual(ids(`${path}.1`), ['e7', 'e8']);
    assert.deepEqual(ids(`${path}.2`), ['e5', 'e6']);
    assert.ok(!existsSync(`${path}.3`));
    assert.equal(statSync(path).mode & 0o777, 0o600);
    await output.close();
  });

  test('when it is old', async (t) => {
    const path = place(t);
    const output = open(path, { size: undefined, age: 0, keep: 2 });
    await output.deliver(outgoing(1), signal);
    await output.deliver(outgoing(1, 2), signal);
    assert.deepEqual([ids(path), ids(`${path}.1`)], [['e2'], ['e1']]);
    await output.close();
  });

  test('by somebody else, and opened anew when that is said', async (t) => {
    const path = place(t);
    const output = open(path);
    await output.deliver(outgoing(1), signal);
    renameSync(path, `${path}-moved`);
    await output.deliver(outgoing(1, 2), signal);
    output.reopen?.();
    await output.deliver(outgoing(1, 3), signal);
    assert.deepEqual([ids(`${path}-moved`), ids(path)], [['e1', 'e2'], ['e3']]);
    await output.close();
  });
});

describe('events that come again after a restart are not written twice', () => {
  test('whether they were written before the checkpoint or behind it, and whatever was moved meanwhile', async (t) => {
    const path = place(t);
    const rotation = { size: 150, age: undefined, keep: 9 };
    const before = open(path, rotation);
    const early = outgoing(4);
    await before.deliver(early.slice(0, 2), signal);
    await before.deliver(early.slice(2), signal);
    for (const event of early.filter(({ id }) => id !== 'e2')) event.settle();
    const state = before.state?.();
    await before.deliver(outgoing(4, 5), signal);
    await before.deliver(outgoing(4, 9), signal);
    await before.close();

    const after = open(path, rotation);
    await after.resume?.(JSON.parse(JSON.stringify(state)));
    await after.deliver(outgoing(1, 2), signal);
    const again = after.state?.();
    await after.deliver(outgoing(3, 5), signal);
    await after.close();

    const last = open(path, rotation);
    await last.resume?.(JSON.parse(JSON.stringify(again)));
    await last.deliver([...outgoing(1, 2), ...outgoing(10, 5)], signal);
    await last.close();
    const files = ['.9', '.8', '.7', '.6', '.5', '.4', '.3', '.2', '.1', ''].map((end) => path + end);
    const written = files.filter((file) => existsSync(file)).flatMap(ids);
    assert.deepEqual(
      written,
      Array.from({ length: 14 }, (_, n) => `e${n + 1}`),
    );
  });

  test('what was in a file before it was first used is none of them', async (t) => {
    const path = place(t);
    const before = open(path);
    await before.deliver(outgoing(2), signal);
    await before.close();
    const after = open(path);
    await after.resume?.(undefined);
    await after.deliver(outgoing(2), signal);
    await after.close();
    assert.deepEqual(ids(path), ['e1', 'e2', 'e1', 'e2']);
  });
});
