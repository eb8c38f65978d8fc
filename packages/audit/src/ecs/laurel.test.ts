import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FieldContext } from '../interpret/field-context.ts';
import { contextOf } from '../interpret/context-of.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import { readSocketAddress } from '../interpret/socket-address.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import type { FieldKind } from '../tables/field-kind.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { eventsOf } from '../testing/events-of.ts';
import { corpusLogs } from '../testing/corpus-events.ts';
import { leafTexts } from '../testing/leaf-texts.ts';
import { ListedDifferences } from '../testing/listed-differences.ts';
import { EcsShape } from './ecs-shape.ts';

/** laurel with all that it adds of its own: parents, scripts, names of numbers. */
const config = (directory: string) => `
directory = "${directory}"
statusreport-period = 0
input = "stdin"
[auditlog]
file = "laurel.log"
size = 1000000000
generations = 1
[transform]
execve-argv = ["array"]
[translate]
universal = true
user-db = false
[enrich]
pid = true
script = true
`;

interface LaurelEvent {
  readonly ID: string;
  readonly [record: string]: unknown;
}

function laurel(log: Buffer): LaurelEvent[] {
  const directory = mkdtempSync(join(tmpdir(), 'laurel-'));
  try {
    writeFileSync(join(directory, 'config.toml'), config(directory));
    const { error, status } = spawnSync('laurel', ['-c', join(directory, 'config.toml')], { input: log });
    if (error !== undefined) throw error;
    assert.equal(status, 0);
    // It makes none where it understands nothing.
    if (!existsSync(join(directory, 'laurel.log'))) return [];
    const lines = readFileSync(join(directory, 'laurel.log'), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Values that laurel told of all logs. */
let told = 0;

for (const [name, log] of corpusLogs())
  test(`all that laurel tells of ${name} is in our documents, but for the differences of docs/audit-differences.md`, () => {
    const ours = documentsById(log);
    const missing: string[] = [];
    for (const { ID, ...records } of laurel(Buffer.from(log, 'latin1'))) {
      const found = ours.get(ID);
      assert.ok(found, ID);
      for (const [type, record] of Object.entries(records))
        for (const [field, value] of leavesOf(record, '')) {
          if (nothing.test(value)) continue;
          told++;
          if (sameIn(type, field, value, found.context).some((text) => found.leaves.has(text))) continue;
          const line = `${type}${field}=${value}`;
          if (!differences.has(line)) missing.push(`${ID} ${line}`);
        }
    }
    assert.deepEqual(missing, []);
  });

test('laurel told enough, and every difference that is listed is one', () => {
  assert.ok(told > 10_000, String(told));
  assert.deepEqual(differences.unmet, []);
});

interface Found {
  readonly leaves: Set<string>;
  readonly context: FieldContext;
}

/** What our documents hold, by the id of the event: those of one that came in parts together. */
function documentsById(log: string): Map<string, Found> {
  const shape = new EcsShape();
  const found = new Map<string, Found>();
  for (const event of eventsOf(log)) {
    const document = shape.document(event);
    const id = document.event?.id ?? '';
    const before = found.get(id);
    const leaves = new Set([...(before?.leaves ?? []), ...leafTexts(document)]);
    found.set(id, { leaves, context: before?.context ?? contextOf(event.records) });
  }
  return found;
}

/** Leaves of a record with the path to them: `.ARGV.0`. */
function leavesOf(value: unknown, path: string): [field: string, value: string][] {
  if (typeof value === 'string' && path === '.msg') return messageFields(value);
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  // It looks at the processes of this machine, too; those of the log have an event.
  if (/\.[PO]?PID$/.test(path) && !('EVENT_ID' in value)) return [];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, `${path}.${name}`));
}

/** laurel leaves what a program wrote as one text. */
function messageFields(message: string): [field: string, value: string][] {
  const { names, values } = readFields(`msg='${Buffer.from(message).toString('latin1')}'`);
  return names.map((name, at) => [`.${name}`, values[at] ?? '']);
}

/** What laurel writes for an id that was never set, or that has no name; documents leave it out. */
const nothing = /^(?:4294967295|unset|unknown\(\d+\)|unknown-syscall\(-?\d+\))$/;

/** What laurel tells that is not in the log, by record, field and value. */
const differences = new ListedDifferences([
  { what: 'numbers taken for encoded text', where: /^(?:CONFIG_CHANGE\.\d+\.old|OPENAT2\.\d+\.oflag)=/ },
  { what: 'times taken for encoded text', where: /^TIME_ADJNTPVAL\.\d+\.(?:old|new)=/ },
  { what: 'capability sets taken for encoded text', where: /^BPRM_FCAPS\.\d+\.new_p[pie]=/ },
  { what: 'zeros of an IPv6 address', where: /^SOCKADDR\.\d+\.SADDR\.(?:flowinfo|scope_id)=0$/ },
  { what: 'names of auditd whose separator was lost', where: /^SYSCALL\.key=\(null\)ARCH=/ },
]);

/** How a document may say what laurel says in its own form. */
function sameIn(type: string, path: string, value: string, context: FieldContext): string[] {
  const [, ...steps] = path.split('.');
  const name = steps.findLast((step) => !/^\d+$/.test(step)) ?? '';
  const text = textOf(unescaped(value)).text;
  switch (name) {
    case 'ARGV':
      // An empty argument runs into the next there.
      if (type === 'PROCTITLE') return [text.replace(/^\0+/, '')];
      return type === 'SYSCALL' ? [asWritten('argument', `a${steps.at(-1)}`, value, context)] : [text];
    case 'success':
      return [value === 'yes' ? 'success' : 'fail'];
    case 'res':
      return [value, value === '1' || value === 'success' ? 'success' : 'fail'];
    case 'key':
      return value === 'null' ? ['(null)'] : text.split('\x01').slice(0, 1);
    case 'mode':
      return [text, `0${value.slice(-3)}`, value.slice(-4), asWritten('permissions', name, value, context)];
    case 'name':
      return [value === 'null' ? '(null)' : text];
    case 'saddr': {
      const written = Buffer.from(unescaped(value), 'latin1').toString('hex').toUpperCase();
      const address = readSocketAddress(written);
      return [address?.family === 'other' ? String(address.number) : (address?.family ?? '')];
    }
    case 'saddr_fam':
      return [value === 'local' ? 'unix' : value];
    case 'groups':
      return [String(Number(value))];
    default:
      return [text, asWritten(fieldKind(recordTypeNumber(type) ?? 0, name), name, value, context)];
  }
}

/** laurel writes 0x before hexadecimal and 0o before octal, and leaves out leading zeros. */
function asWritten(kind: FieldKind, name: string, value: string, context: FieldContext): string {
  const interpreted = interpretField(
    kind,
    name,
    kind === 'open-flags' ? value : value.replace(/^0[xo]/, ''),
    context,
  );
  return textOf(typeof interpreted === 'string' ? interpreted : interpreted.join(' ')).text;
}

/** Bytes that are not UTF-8, and control characters, come as %XX. */
function unescaped(value: string): string {
  return Buffer.from(value)
    .toString('latin1')
    .replaceAll(/%([\da-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
