import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type AuditEvent, EventReader } from '@scribery/audit';
import { scratch } from '../../testing/scratch.ts';
import { GivenJournal } from './given-journal.ts';

/** Events of one record, with serials from 1. */
function events(count: number): AuditEvent[] {
  const made: AuditEvent[] = [];
  const reader = new EventReader({ onEvent: (event) => made.push(event) });
  for (let serial = 1; serial <= count; serial++)
    reader.push(Buffer.from(`node=db01 type=USER_CMD msg=audit(1.000:${serial}): pid=${serial}\n`));
  reader.end();
  return made;
}

test('what was written is there for the next process, what was not written is not', (t) => {
  const path = join(scratch(t), 'given');
  const [first, second, third] = events(3);
  assert.ok(first && second && third);
  const journal = new GivenJournal(path);
  journal.add(first);
  journal.add(second);
  journal.write();
  journal.add(third);
  journal.close();
  const { earlier } = new GivenJournal(path);
  assert.deepEqual(
    earlier.map(({ node, serial, part, lines }) => [node, serial, part, lines]),
    [
      ['db01', 1, 0, 1],
      ['db01', 2, 0, 1],
    ],
  );
});

test('a line that a killed process did not finish is left out, and spoils none behind it', (t) => {
  const path = join(scratch(t), 'given');
  const [event] = events(1);
  assert.ok(event);
  appendFileSync(path, '0123456789abcdef 1 0 10');
  const journal = new GivenJournal(path);
  journal.add(event);
  journal.write();
  journal.close();
  assert.deepEqual(
    new GivenJournal(path).earlier.map(({ serial }) => serial),
    [1],
  );
});

test('it keeps the latest parts, more than a queue holds, and does not grow', (t) => {
  const path = join(scratch(t), 'given');
  const journal = new GivenJournal(path);
  for (const event of events(100_000)) {
    journal.add(event);
    if (event.serial % 1000 === 0) journal.write();
  }
  journal.close();
  const { earlier } = new GivenJournal(path);
  assert.ok(earlier.length > 32_000 && earlier.length < 70_000, String(earlier.length));
  assert.equal(earlier.at(-1)?.serial, 100_000);
});
