import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { AuditRecord } from '../record/audit-record.ts';
import { parseRecord } from '../record/parse-record.ts';
import { fuzzSettings } from '../testing/fuzz-settings.ts';
import { HeldLines } from './held-lines.ts';

function record(body: string, number: number, end: '\n' | '\r\n' | '' = '\n'): AuditRecord {
  const read = parseRecord(`type=PATH msg=audit(1.000:7): ${body}`, number, end);
  assert.ok(read);
  return read;
}

/** Holds records behind each other; gives the last. */
function hold(lines: HeldLines, records: readonly AuditRecord[]): number {
  return records.reduce((before, each) => {
    const held = lines.hold(each, before);
    assert.notEqual(held, 0);
    return held;
  }, 0);
}

function released(lines: HeldLines, last: number, count: number): AuditRecord[] {
  const records: AuditRecord[] = [];
  lines.release(last, records, count - 1);
  return records;
}

test('records come back as they were, whatever their lines hold, and in whatever order they are asked for', () => {
  const anyRecord = fc
    .tuple(
      fc.string({
        unit: fc.integer({ min: 0, max: 255 }).map((unit) => String.fromCharCode(unit)),
        maxLength: 200,
      }),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.constantFrom('\n' as const, '\r\n' as const, '' as const),
    )
    .map(([body, number, end]) => record(body.replaceAll('\n', ' '), number, end));
  const chains = fc.array(fc.array(anyRecord, { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(chains, fc.infiniteStream(fc.nat()), (all, picks) => {
      const lines = new HeldLines();
      const held = all.map((records) => ({ records, last: hold(lines, records) }));
      while (held.length > 0) {
        const [next] = held.splice((picks.next().value ?? 0) % held.length, 1);
        assert.ok(next);
        assert.ok(next.records.every(({ line }) => lines.has(next.last, line)));
        assert.ok(!lines.has(next.last, 'type=PATH msg=audit(1.000:8): '));
        assert.deepEqual(released(lines, next.last, next.records.length), next.records);
      }
    }),
    fuzzSettings,
  );
});

test('what was released makes room: far more than there is room for goes through', () => {
  const lines = new HeldLines();
  const long = record('x'.repeat(100_000), 1);
  let before = hold(lines, [long]);
  for (let turn = 0; turn < 2000; turn++) {
    const held = hold(lines, [long]);
    assert.equal(released(lines, before, 1)[0]?.line, long.line);
    before = held;
  }
});

test('where there is no room, a line is not held, and what is held stays', () => {
  const lines = new HeldLines();
  const long = record('x'.repeat(100_000), 1);
  const held: number[] = [];
  for (let last = lines.hold(long, 0); last !== 0; last = lines.hold(long, 0)) held.push(last);
  assert.equal(Math.round((held.length * long.line.length) / 1024 / 1024), 38);
  assert.equal(lines.hold(record('x'.repeat(3 * 1024 * 1024), 1), 0), 0);
  for (const last of held) assert.deepEqual(released(lines, last, 1), [long]);
  assert.notEqual(lines.hold(long, 0), 0);
});
