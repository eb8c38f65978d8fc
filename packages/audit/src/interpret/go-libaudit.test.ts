import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { parseRecord } from '../record/parse-record.ts';
import { readFields } from '../record/read-fields.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { fixture } from '../testing/fixture.ts';
import { contextOf } from './context-of.ts';
import { interpretField } from './interpret-field.ts';
import { readSocketAddress } from './socket-address.ts';

/** A record as go-libaudit reads it; null where it reads none. */
interface Golden {
  readonly raw_msg: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** A field of a record: as it stands there, and what we say that it means. */
interface Field {
  readonly kind: string;
  readonly raw: string;
  readonly meaning: string;
}

/** Kinds that mean something to us and are left as they are by go-libaudit. */
const LEFT_AS_THEY_ARE = new Set([
  'argument',
  'capability-set',
  'file-mode',
  'filter-list',
  'netfilter-protocol',
  'session',
]);

/** Names that `res`, `success` and `seresult` have there, all as `result`. */
const RESULTS = ['res', 'success', 'seresult', 'result'];
const RESULT_WORDS: Readonly<Record<string, string>> = { yes: 'success', no: 'fail', failed: 'fail' };

/** What go-libaudit calls the families of socket addresses. */
const FAMILIES: Readonly<Record<string, string>> = { inet: 'ipv4', inet6: 'ipv6' };

for (const name of ['rhel6', 'rhel7', 'ubuntu14', 'ubuntu16', 'ubuntu17'])
  test(`${name}: fields mean what go-libaudit says, but for the differences of docs/audit-differences.md`, () => {
    const path = `go-libaudit/parse/audit-${name}.log`;
    const lines = fixture(path).toString('latin1').split('\n');
    const records = lines.flatMap((line, index) => parseRecord(line, index + 1, '\n') ?? []);
    const goldens: (Golden | null)[] = JSON.parse(fixture(`${path}.golden`).toString());
    const different: string[] = [];
    let same = 0;
    for (const golden of goldens) {
      if (golden === null) continue;
      const record = records.find(({ line }) => line.includes(golden.raw_msg.trim()));
      assert.ok(record, golden.raw_msg);
      const fields = fieldsOf(record);
      for (const [field, theirs] of Object.entries(golden.data ?? {})) {
        const ours = [...formsOf(field, record, fields)];
        if (ours.includes(theirs)) same++;
        else different.push(`${record.type} ${field}=${theirs}: ${ours.join(' or ')}`);
      }
    }
    assert.ok(same > 5, String(same));
    assert.deepEqual(different, []);
  });

function fieldsOf(record: AuditRecord): Map<string, Field> {
  const context = contextOf([record]);
  const { names, values } = readFields(record.body);
  return new Map(
    names.map((name, at): [string, Field] => {
      const raw = values[at] ?? '';
      const kind = fieldKind(recordTypeNumber(record.type) ?? 0, name);
      const meaning = textOf([interpretField(kind, name, raw, context)].flat().join(' ')).text;
      return [name, { kind, raw, meaning }];
    }),
  );
}

/** What go-libaudit may say of a field, given what we say. */
function* formsOf(name: string, record: AuditRecord, fields: ReadonlyMap<string, Field>): Generator<string> {
  const field = fields.get(name);
  if (field !== undefined) {
    yield field.meaning;
    if (LEFT_AS_THEY_ARE.has(field.kind)) yield field.raw;
  }
  if (name === 'result') {
    const result = RESULTS.map((each) => fields.get(each)?.meaning).find((value) => value !== undefined);
    if (result !== undefined) yield RESULT_WORDS[result] ?? result;
  }
  yield* labelPart(name, fields);
  if (record.type === 'SOCKADDR') yield* addressPart(name, fields.get('saddr')?.raw ?? '');
}

/** A label has its parts as fields there: `user:role:domain:level:category`. */
function* labelPart(name: string, fields: ReadonlyMap<string, Field>): Generator<string> {
  const [, label = '', part = ''] = /^(subj|obj)_(user|role|domain|level|category)$/.exec(name) ?? [];
  const parts = fields.get(label)?.meaning.split(':');
  const value = parts?.[['user', 'role', 'domain', 'level', 'category'].indexOf(part)];
  if (value !== undefined) yield value;
}

function* addressPart(name: string, saddr: string): Generator<string> {
  const address = readSocketAddress(saddr);
  if (address === undefined) return;
  if (name === 'family')
    yield address.family === 'other' ? String(address.number) : (FAMILIES[address.family] ?? address.family);
  // Of netlink, all of it as it stands there.
  if (name === 'saddr') yield saddr;
  if (name === 'addr' && 'ip' in address) yield address.ip;
  if (name === 'port' && 'port' in address) yield String(address.port);
  if (name === 'path' && 'path' in address && address.path !== undefined) yield textOf(address.path).text;
}
