import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture } from '../testing/fixture.ts';
import { parseRecord } from './parse-record.ts';
import { readFields } from './read-fields.ts';

/** A record as go-libaudit reads it; null where it reads none. */
interface Golden {
  readonly sequence: number;
  readonly record_type: string;
  readonly raw_msg: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** Names that go-libaudit gives to parts of a value: of labels and of socket addresses. */
const PARTS = /^(subj|obj)_|^(family|addr|port|path)$/;

/** `res` and `success`, and what an access vector cache decided, have one name there. */
const RESULTS = new Set(['res', 'success', 'seresult']);

for (const name of ['rhel6', 'rhel7', 'ubuntu14', 'ubuntu16', 'ubuntu17']) {
  test(`${name}: every field that go-libaudit finds in a record is found`, () => {
    const path = `go-libaudit/parse/audit-${name}.log`;
    const lines = fixture(path).toString('latin1').split('\n');
    const records = lines.flatMap((line, index) => parseRecord(line, index + 1, '\n') ?? []);
    const goldens: (Golden | null)[] = JSON.parse(fixture(`${path}.golden`).toString());
    assert.equal(goldens.filter((golden) => golden !== null).length, records.length);
    for (const golden of goldens) {
      if (golden === null) continue;
      const { sequence, record_type: type, raw_msg: raw, data = {} } = golden;
      const record = records.find(({ line }) => line.includes(raw.trim()));
      assert.ok(record, raw);
      assert.deepEqual([record.serial, record.type.toLowerCase()], [sequence, type]);
      const found = new Set(
        readFields(record.body).names.map((field) => (RESULTS.has(field) ? 'result' : field)),
      );
      const missing = Object.keys(data).filter((field) => !found.has(field) && !PARTS.test(field));
      assert.deepEqual(missing, [], raw);
    }
  });
}
