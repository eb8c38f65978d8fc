import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEvent } from '../assembly/audit-event.ts';
import { contextOf } from '../interpret/context-of.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import { readSocketAddress } from '../interpret/socket-address.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import { documentSchemas } from '../schema/document-schemas.ts';
import { searchEngines } from '../schema/index-template.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { corpusEvents } from '../testing/corpus-events.ts';
import { leafTexts } from '../testing/leaf-texts.ts';
import { MappingChecker } from '../testing/mapping-checker.ts';
import { schemaErrors } from '../testing/schema-validator.ts';
import { EcsShape } from './ecs-shape.ts';

const corpus = corpusEvents();

test('every document of the corpus is as its schema says, and no index finds a conflict', () => {
  const { schema, indexTemplate } = documentSchemas.ecs;
  const described = schema();
  const checkers = searchEngines.map((engine) => new MappingChecker(indexTemplate(engine)));
  let documents = 0;
  for (const [log, events] of corpus) {
    const shape = new EcsShape();
    for (const event of events) {
      const document: unknown = JSON.parse(shape.event(event));
      assert.deepEqual(schemaErrors(described, document), [], log);
      for (const checker of checkers) checker.check(document);
      documents++;
    }
  }
  assert.ok(documents > 1300, String(documents));
  for (const { conflicts } of checkers) assert.deepEqual([...conflicts], []);
});

test('nothing that a record of the corpus holds is missing in its document', () => {
  const missing: string[] = [];
  for (const [log, events] of corpus) {
    const shape = new EcsShape();
    for (const event of events) {
      const leaves = leafTexts(shape.document(event));
      for (const record of event.records)
        for (const lost of lostFields(record, event, leaves)) missing.push(`${log} ${record.type} ${lost}`);
    }
  }
  assert.deepEqual(missing, []);
});

/** Fields of a record that have no trace among the leaves of its document, but for what means nothing. */
function lostFields(record: AuditRecord, event: AuditEvent, leaves: ReadonlySet<string>): string[] {
  const { names, values, prose } = readFields(record.body);
  const lost = prose === '' || leaves.has(textOf(prose).text) ? [] : [`prose ${prose}`];
  for (const [at, name] of names.entries()) {
    const raw = values[at] ?? '';
    if (!traces(record, name, raw, event).some((trace) => leaves.has(textOf(trace).text)))
      lost.push(`${name}=${raw}`);
  }
  return lost;
}

/** What a field may have become; an empty list of parts counts as found. */
function traces(record: AuditRecord, name: string, raw: string, event: AuditEvent): readonly string[] {
  const kind = fieldKind(recordTypeNumber(record.type) ?? 0, name);
  const interpreted = interpretField(kind, name, raw, contextOf(event.records));
  const texts = typeof interpreted === 'string' ? [interpreted] : [interpreted.join(' '), ...interpreted];
  switch (kind) {
    case 'uid':
    case 'gid':
    case 'session':
      // An id that was never set is missing, and so it is told.
      return interpreted === 'unset' ? [event.records[0]?.type ?? ''] : texts;
    case 'success':
    case 'result':
      return [...texts, raw, 'success', 'fail'];
    case 'sockaddr': {
      const address = readSocketAddress(raw);
      return [raw, address?.family === 'other' ? String(address.number) : (address?.family ?? raw)];
    }
    case 'file-mode':
      return [...texts, `0${raw.slice(-3)}`, raw.slice(-4)];
    case 'exit':
      return [raw];
    default:
      break;
  }
  if (record.type === 'EXECVE' && name !== 'argc')
    return name.includes('[') || name.includes('_len') ? [event.records[0]?.type ?? ''] : texts;
  return texts;
}
