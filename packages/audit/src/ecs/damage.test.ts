import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEvent } from '../assembly/audit-event.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { MIN_EVENT_SIZE } from '../limit/fit-event.ts';
import { documentSchemas } from '../schema/document-schemas.ts';
import { searchEngines } from '../schema/index-template.ts';
import { logFiles } from '../testing/corpus.ts';
import { damagedLog, seeded } from '../testing/damaged-log.ts';
import { fixture } from '../testing/fixture.ts';
import { MappingChecker } from '../testing/mapping-checker.ts';
import { readLog } from '../testing/read-log.ts';
import { schemaErrors } from '../testing/schema-validator.ts';
import { EcsShape } from './ecs-shape.ts';

/** Damaged lines; SCRIBERY_FUZZ_RUNS=1000000 for the long run. */
const LINES = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 20_000);
const WINDOW = 500;

const corpus = logFiles.flatMap((path) => fixture(path).toString('latin1').trimEnd().split('\n'));

test('documents of damaged logs are as their schema says, fit every index, and keep to a limit', () => {
  const schema = documentSchemas.ecs.schema();
  const checkers = searchEngines.map(
    (engine) => new MappingChecker(documentSchemas.ecs.indexTemplate(engine)),
  );
  for (let seed = 1; seed * WINDOW <= LINES; seed++) {
    const start = seeded(seed)(corpus.length);
    const { events } = readLog(damagedLog(corpus.slice(start, start + WINDOW), seed));
    const [whole, limited] = [
      new EcsShape({ maxEventSize: 0 }),
      new EcsShape({ maxEventSize: MIN_EVENT_SIZE }),
    ];
    for (const event of events) {
      const document: unknown = JSON.parse(whole.event(event));
      assert.deepEqual(schemaErrors(schema, document), [], `seed ${seed}`);
      for (const checker of checkers) checker.check(document);
      const cut = limited.event(event);
      assert.ok(Buffer.byteLength(cut) <= MIN_EVENT_SIZE, `seed ${seed}: ${cut}`);
      assert.deepEqual(schemaErrors(schema, JSON.parse(cut)), [], `seed ${seed}`);
    }
  }
  for (const { conflicts } of checkers) assert.deepEqual([...conflicts], []);
});

/** An event of very many records, made from their bodies. */
function largeEvent(records: readonly [type: string, body: string][]): AuditEvent {
  const made = records.map(([type, body], at): AuditRecord => {
    const line = `type=${type} msg=audit(1.000:1): ${body}`;
    return { type, node: '', time: 1000, serial: 1, body, enriched: '', line, number: at + 1, end: '\n' };
  });
  return {
    node: '',
    time: 1000,
    serial: 1,
    records: made,
    repeated: [],
    unparsed: [],
    completed: 'bound',
    incomplete: true,
    continuation: 0,
  };
}

const COUNT = 100_000;

const large: Readonly<Record<string, [type: string, body: string][]>> = {
  'records of one type': Array.from({ length: COUNT }, (_, n) => ['OBJ_PID', `opid=${n} ocomm="x"`]),
  'records of as many types': Array.from({ length: COUNT }, (_, n) => [`UNKNOWN[${n}]`, `a=${n}`]),
  files: Array.from({ length: COUNT }, (_, n) => ['PATH', `item=${n} name="/f${n}" nametype=NORMAL`]),
  'socket addresses': Array.from({ length: COUNT }, () => ['SOCKADDR', 'saddr=0200003500000000']),
  'arguments over as many records': Array.from({ length: COUNT }, (_, n) => ['EXECVE', `a${n}="${n}"`]),
  'fields of one record': [['USER', Array.from({ length: COUNT }, (_, n) => `f${n}=${n}`).join(' ')]],
  'fields of one name': [['USER', Array.from({ length: COUNT }, (_, n) => `f=${n}`).join(' ')]],
  'bytes that are not UTF-8': [['EXECVE', `argc=2 a0="x" a1=${'FF'.repeat(COUNT)}`]],
};

for (const [what, records] of Object.entries(large))
  test(`an event of ${COUNT} ${what} is cut to the limit and stays a document`, () => {
    const line = new EcsShape().event(largeEvent(records));
    assert.ok(Buffer.byteLength(line) <= 1_048_576);
    const document = JSON.parse(line);
    assert.deepEqual(schemaErrors(documentSchemas.ecs.schema(), document), []);
    assert.equal(document.event.id, '1.000:1');
  });
