import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AuditEvent } from '../assembly/audit-event.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { readFields } from '../record/read-fields.ts';
import { capabilitySet } from '../tables/capability.ts';
import type { FieldKind } from '../tables/field-kind.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { corpusLogs } from '../testing/corpus-events.ts';
import { eventsOf } from '../testing/events-of.ts';
import { contextOf } from './context-of.ts';
import { enrichedNames } from './enriched-names.ts';
import { interpretField } from './interpret-field.ts';
import { namesOfFiles } from './name-resolver.ts';

/** The users and groups that ausearch sees. */
const names = namesOfFiles(readFileSync('/etc/passwd', 'latin1'), readFileSync('/etc/group', 'latin1'));

/** Events that ausearch leaves out of what it prints, by log and serial; docs/audit-differences.md. */
const leftOut = new Set([
  'go-libaudit/parse/audit-rhel7.log 34',
  'go-libaudit/parse/audit-ubuntu16.log 61207',
  'go-libaudit/coalesce/ubuntu-16.04-linux-4.13.0.yaml: AVC_AppArmor 61207',
  'go-libaudit/coalesce/ubuntu-16.04-linux-4.13.0.yaml: AVC_AppArmor_unlink 162937',
]);
const metLeftOut = new Set<string>();
/** Fields that mean the same in both. */
let same = 0;

for (const [name, log] of corpusLogs())
  test(`fields of ${name} mean what ausearch -i says, but for the differences of docs/audit-differences.md`, () => {
    const theirs = recordsOf(ausearch(log));
    const different: string[] = [];
    for (const event of eventsOf(log)) {
      const place = `${name} ${event.serial}`;
      if (leftOut.has(place) && !event.records.some(({ type }) => theirs.has(`${event.serial} ${type}`)))
        metLeftOut.add(place);
      else different.push(...differences(event, theirs));
    }
    assert.deepEqual(different, []);
  });

test('ausearch told enough, and left out what is listed', () => {
  assert.ok(same > 10_000, String(same));
  assert.deepEqual(metLeftOut, leftOut);
});

/** The fields of an event that ausearch tells in another way. */
function differences(event: AuditEvent, theirs: ReadonlyMap<string, readonly string[]>): string[] {
  const context = contextOf(event.records);
  const different: string[] = [];
  for (const record of event.records) {
    const lines = theirs.get(`${event.serial} ${record.type}`) ?? [];
    const fields = readFields(record.body);
    // It does not see them where their separator was lost.
    const enriched = enrichedNames(record.line.includes('\x1d') ? record.enriched : '');
    for (const [at, field] of fields.names.entries()) {
      const raw = fields.values[at] ?? '';
      const kind = fieldKind(recordTypeNumber(record.type) ?? 0, field);
      const value = interpretField(kind, field, raw, context);
      const forms = [value]
        .flat()
        .flatMap((one) => theirForms(kind, one, raw, enriched.get(field.toUpperCase())));
      if (forms.some((form) => lines.some((line) => has(line, record, field, form)))) same++;
      else different.push(`${event.serial} ${record.type} ${field}=${String(value)} (${raw}): ${lines[0]}`);
    }
  }
  return different;
}

/** What `ausearch -i` prints of a log, Latin-1. */
function ausearch(log: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'ausearch-'));
  try {
    const file = join(directory, 'audit.log');
    writeFileSync(file, log, 'latin1');
    const { error, stdout } = spawnSync('ausearch', ['-i', '-if', file], {
      encoding: 'latin1',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, LC_ALL: 'C' },
      // Standard input that is no terminal would be read instead.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (error !== undefined) throw error;
    return stdout;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

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

/** A key that somebody damaged: what is not wholly hexadecimal is decoded there as far as it is. */
const strayQuote = { raw: '65786563013634626974"', theirs: 'exec' };

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
      return [names.user(raw === '?' ? '0' : raw) ?? `unknown(${raw})`, value];
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
    case 'sockaddr':
      return /^0+$/.test(raw) ? 'unknown-family(0)' : value;
    case 'key':
      return raw === strayQuote.raw ? strayQuote.theirs : value;
    default:
      return raw === `"${value}"` ? [value, raw] : value;
  }
}

/** Arguments of system calls, as the differences list them. */
function argumentForms(value: string): string[] {
  if (value === 'unset') return ['unset'];
  if (/^0[0-7]{3,4}$/.test(value)) return [permissions(value, 4)];
  if (/^fifo,0[0-7]{3,4}$/.test(value)) {
    const mode = value.replace('fifo,', '');
    return [permissions(mode, 4), `fifo,${permissions(mode, 3)}`];
  }
  // Users have their names there; 64 is IPT_SO_SET_REPLACE for setsockopt alone, and 0 the status of success.
  return [value, names.user(value) ?? `unknown(${value})`, ...(otherWords[value] ?? [])];
}

const otherWords: Readonly<Record<string, readonly string[]>> = {
  SOL_IP: ['ip'],
  '0': ['EXIT_SUCCESS'],
  '64': ['IPT_SO_SET_REPLACE'],
};
