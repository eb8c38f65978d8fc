import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { fixture } from '../testing/fixture.ts';
import { leafTexts } from '../testing/leaf-texts.ts';
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
    const lines = readFileSync(join(directory, 'laurel.log'), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

for (const name of ['raw', 'enriched', 'node'])
  test(`all that laurel tells of ${name}.log is in our documents`, () => {
    const log = fixture(`captured/${name}.log`);
    const shape = new EcsShape();
    const ours = new Map(
      eventsOf(log.toString('latin1')).map((event) => {
        const document = shape.document(event);
        return [document.event?.id ?? '', { leaves: leafTexts(document), context: contextOf(event.records) }];
      }),
    );
    const missing: string[] = [];
    let told = 0;
    for (const { ID, ...records } of laurel(log)) {
      const found = ours.get(ID);
      assert.ok(found, ID);
      for (const [type, record] of Object.entries(records))
        for (const [field, value] of leavesOf(record, '')) {
          if (nothing.test(value) || misread.has(type + field)) continue;
          told++;
          if (!sameIn(type, field, value, found.context).some((text) => found.leaves.has(text)))
            missing.push(`${ID} ${type}${field}=${value}`);
        }
    }
    assert.ok(told > 3000, String(told));
    assert.deepEqual(missing, []);
  });

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

/** Numbers that laurel takes for encoded text. */
const misread = new Set(['CONFIG_CHANGE.0.old', 'OPENAT2.0.oflag']);

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
    case 'saddr':
      return [
        readSocketAddress(Buffer.from(unescaped(value), 'latin1').toString('hex').toUpperCase())?.family ??
          '',
      ];
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
