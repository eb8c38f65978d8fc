import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRecord } from '../record/parse-record.ts';
import type { AuditEvent } from './audit-event.ts';
import { EventAssembler } from './event-assembler.ts';

function assembled(lines: readonly string[]): AuditEvent[] {
  const events: AuditEvent[] = [];
  const assembler = new EventAssembler((event) => events.push(event));
  for (const [index, line] of lines.entries()) {
    const record = parseRecord(line, index + 1, '\n');
    assert.ok(record, line);
    assembler.push(record, 0);
  }
  assembler.end();
  return events;
}

test('records of interleaved events come together', () => {
  const events = assembled([
    'type=SYSCALL msg=audit(1.000:1): items=1 pid=1',
    'type=SYSCALL msg=audit(1.000:2): items=0 pid=2',
    'type=PATH msg=audit(1.000:1): item=0 name="/a"',
    'type=PROCTITLE msg=audit(1.000:2): proctitle="b"',
    'type=EOE msg=audit(1.000:1): ',
  ]);
  const found = events.map(({ serial, records, completed }) => [serial, records.length, completed]);
  assert.deepEqual(found, [
    [1, 3, 'eoe'],
    [2, 2, 'proctitle'],
  ]);
});
