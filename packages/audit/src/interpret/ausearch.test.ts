import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { AuditRecord } from '../record/audit-record.ts';
import { readFields } from '../record/read-fields.ts';
import { capabilitySet } from '../tables/capability.ts';
import type { FieldKind } from '../tables/field-kind.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { eventsOf } from '../testing/events-of.ts';
import { fixture } from '../testing/fixture.ts';
import { contextOf } from './context-of.ts';
import { enrichedNames } from './enriched-names.ts';
import { interpretField } from './interpret-field.ts';
import { namesOfFiles } from './name-resolver.ts';

/** The users and groups that ausearch saw. */
const names = namesOfFiles(
  fixture('captured/passwd.txt').toString('latin1'),
  fixture('captured/group.txt').toString('latin1'),
);

for (const name of ['raw', 'enriched', 'node'])
  test(`fields of ${name}.log mean what ausearch -i says, but for the differences of docs/audit-differences.md`, () => {
    const theirs = recordsOf(gunzipSync(fixture(`captured/${name}.ausearch-i.txt.gz`)).toString('latin1'));
    const different: string[] = [];
    let same = 0;
    for (const event of eventsOf(fixture(`captured/${name}.log`).toString('latin1'))) {
      const context = contextOf(event.records);
      for (const record of event.records) {
        const lines = theirs.get(`${event.serial} ${record.type}`) ?? [];
        const fields = readFields(record.body);
        const enriched = enrichedNames(record.enriched);
        for (const [at, field] of fields.names.entries()) {
          const raw = fields.values[at] ?? '';
          const kind = fieldKind(recordTypeNumber(record.type) ?? 0, field);
          const value = interpretField(kind, field, raw, context);
          const forms = [value]
            .flat()
            .flatMap((one) => theirForms(kind, one, raw, enriched.get(field.toUpperCase())));
          if (forms.some((form) => lines.some((line) => has(line, record, field, form)))) same++;
          else
            different.push(`${event.serial} ${record.type} ${field}=${String(value)} (${raw}): ${lines[0]}`);
        }
      }
    }
    assert.ok(same > 2500, String(same));
    assert.deepEqual(different, []);
  });

/** Interpreted lines by serial and type. */
function recordsOf(text: string): Map<string, string[]> {
  const records = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, type, serial, body = ''] = /type=(\S+) msg=audit\(\S+ \S+?:(\d+)\) :(.*)$/.exec(line) ?? [];
    const key = `${serial} ${type}`;
    records.set(key, [...(records.get(key) ?? []), `${body.replace("msg='", ' ').replace(/' $/, '')} `]);
  }
  return records;
}

/** Whether a line has a field in a form; of several PATH records only that of the same item counts. */
function has(line: string, { type, body }: AuditRecord, field: string, form: string): boolean {
  if (type === 'PATH' && !line.startsWith(` ${body.slice(0, body.indexOf(' '))} `)) return false;
  return line.includes(` ${field}=${form}`);
}

/** How ausearch writes what a value means; more than one where that hangs on what this test does not look at. */
function theirForms(kind: FieldKind, value: string, raw: string, named: string | undefined): string[] {
  const one = named ?? theirForm(kind, value, raw);
  const end = kind === 'tty-data' ? '' : kind === 'exit' && raw.startsWith('-') ? '(' : ' ';
  return [one].flat().map((form) => `${escaped(form)}${end}`);
}

/** Control characters are octal there. */
function escaped(value: string): string {
  return value.replaceAll(/[\0-\x1f]/g, (unit) => `\\${unit.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

/** There each special bit of a mode is a word. */
function permissions(octal: string, digits: number): string {
  const mode = Number.parseInt(octal, 8);
  const special = ['suid,', 'sgid,', 'sticky,'].filter((_, at) => ((mode >> 9) & (4 >> at)) !== 0);
  return `${special.join('')}${(mode & 0o777).toString(8).padStart(digits, '0')}`;
}

function theirForm(kind: FieldKind, value: string, raw: string): string | string[] {
  switch (kind) {
    case 'uid':
      return [names.user(raw) ?? `unknown(${raw})`, value];
    case 'gid':
      return [names.group(raw) ?? `unknown(${raw})`, value];
    case 'argument':
      return [...argumentForms(value), `0x${raw}`];
    case 'session':
      return [value, raw];
    case 'file-mode':
      return `${value.split(',')[0]},${permissions(value.split(',')[1] ?? '', 3)}`;
    case 'permissions':
      return [value, `000,${value.slice(-3)}`];
    case 'result':
      return [value, value === 'success' ? 'yes' : 'no'];
    case 'capability-set':
      return (
        capabilitySet(raw)
          ?.map((name) => name.replace('CAP_', '').toLowerCase())
          .join() || 'none'
      );
    case 'seccomp-action':
      return value.replace('SECCOMP_RET_', '').replace('_PROCESS', '').toLowerCase();
    case 'tty-data':
      // There it names the keys.
      return '';
    default:
      return value;
  }
}

/** Arguments of system calls, as the differences list them. */
function argumentForms(value: string): string[] {
  if (value === 'unset') return ['unset'];
  if (/^(?:fifo,)?0[0-7]{3,4}$/.test(value)) return [permissions(value.replace('fifo,', ''), 4)];
  // Users have their names there; 64 is IPT_SO_SET_REPLACE for setsockopt alone, and 0 the status of success.
  return [value, names.user(value) ?? `unknown(${value})`, ...(otherWords[value] ?? [])];
}

const otherWords: Readonly<Record<string, readonly string[]>> = {
  SOL_IP: ['ip'],
  '0': ['EXIT_SUCCESS'],
  '64': ['IPT_SO_SET_REPLACE'],
};
