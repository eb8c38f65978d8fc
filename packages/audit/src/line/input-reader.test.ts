import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fixture } from '../testing/fixture.ts';
import { fuzzSettings } from '../testing/fuzz-settings.ts';
import { reusedChunks } from '../testing/read-log.ts';
import { INPUT_FORMS, recogniseForm } from './input-form.ts';
import { InputReader } from './input-reader.ts';

/** The lines of an input, the same however it is cut into chunks. */
function linesOf(bytes: Uint8Array, chunks: readonly number[] = [1, 7, 64]): string[] {
  const cuts = [bytes.length, ...chunks].map((chunk) => {
    const lines: string[] = [];
    const reader = new InputReader((text) => lines.push(text));
    for (const part of reusedChunks(bytes, chunk)) reader.push(part);
    reader.end();
    return lines;
  });
  for (const lines of cuts) assert.deepEqual(lines, cuts[0]);
  return cuts[0] ?? [];
}

/** A message behind a struct audit_dispatcher_header; `filled` up to what auditd's socket plugin writes. */
function binary(
  version: number,
  type: number,
  text: string,
  { bigEndian = false, filled = 0, fill = 0 } = {},
): Buffer {
  const header = Buffer.alloc(16);
  for (const [index, value] of [version, 16, type, text.length].entries())
    if (bigEndian) header.writeUInt32BE(value, index * 4);
    else header.writeUInt32LE(value, index * 4);
  const rest = Buffer.alloc(Math.max(0, filled - text.length), fill);
  return Buffer.concat([header, Buffer.from(text, 'latin1'), rest]);
}

const raw = 'audit(1.000:7): cwd="/"';
const line = `type=CWD msg=${raw}`;

test('text is a log', () => {
  for (const text of [line, 'x', '{"a":1}', `[ 1.2] audit: type=1307 ${raw}`, 'nothing that\nis known'])
    assert.deepEqual(linesOf(Buffer.from(`${text}\n`)), text.split('\n'));
  assert.deepEqual(linesOf(Buffer.from('')), []);
});

test('the binary form of version 0 has the text of the kernel, that of version 1 whole lines', () => {
  const bytes = Buffer.concat([
    binary(0, 1307, raw),
    binary(1, 1307, `node=a ${line}\n`),
    binary(0, 1999, raw),
  ]);
  assert.equal(recogniseForm(bytes), 'binary');
  assert.deepEqual(linesOf(bytes), [line, `node=a ${line}`, `type=UNKNOWN[1999] msg=${raw}`]);
});

test('the binary form of a big-endian machine is understood', () => {
  const bytes = Buffer.concat([
    binary(0, 1307, raw, { bigEndian: true }),
    binary(1, 1307, line, { bigEndian: true }),
  ]);
  assert.deepEqual(linesOf(bytes), [line, line]);
});

test('messages that are filled up to the size of a buffer are told from those that are not', () => {
  for (const fill of [0, 0x41]) {
    const filled = { filled: 8970, fill };
    const bytes = Buffer.concat([
      binary(0, 1307, raw, filled),
      binary(0, 1307, raw, filled),
      binary(0, 1307, raw),
    ]);
    assert.deepEqual(linesOf(bytes), [line, line, line]);
  }
});

test('a message is given when it is there, not when the next one comes', () => {
  const lines: string[] = [];
  const reader = new InputReader((text) => lines.push(text));
  reader.push(binary(0, 1307, raw));
  assert.deepEqual(lines, [line]);
});

test('what stands between binary messages is a line of its own', () => {
  const bytes = Buffer.concat([
    binary(0, 1307, raw),
    Buffer.from('stray bytes of length 30 xxxxx'),
    binary(0, 1307, raw),
    Buffer.from('end'),
  ]);
  assert.deepEqual(linesOf(bytes), [line, 'stray bytes of length 30 xxxxx', line, 'end']);
});

test('a binary message that is cut off is kept', () => {
  const bytes = binary(0, 1307, raw).subarray(0, 30);
  assert.deepEqual(linesOf(bytes), [bytes.toString('latin1')]);
});

test('netlink messages are the lines that auditd writes', () => {
  const lines = fixture('go-audit/ls.log').toString('latin1').trimEnd().split('\n');
  assert.equal(recogniseForm(fixture('go-audit/ls.netlink.bin')), 'netlink');
  assert.deepEqual(
    linesOf(fixture('go-audit/ls.netlink.bin')).map((text) => text.trimEnd()),
    lines.map((text) => text.trimEnd()),
  );
});

test('netlink messages whose length counts the header, and that are aligned, are understood', () => {
  const message = (text: string) => {
    const header = Buffer.alloc(16);
    header.writeUInt32LE(16 + text.length, 0);
    header.writeUInt16LE(1307, 4);
    return Buffer.concat([header, Buffer.from(text), Buffer.alloc(-text.length & 3)]);
  };
  const texts = ['1', '22', '333', '4444'].map((digits) => `audit(1.000:${digits}): a=b`);
  assert.deepEqual(
    linesOf(Buffer.concat(texts.map(message))),
    texts.map((text) => `type=CWD msg=${text}`),
  );
});

/** A field of the Journal Export Format; a value with a line feed has its size before it. */
function field(name: string, value: string): string {
  if (!value.includes('\n')) return `${name}=${value}\n`;
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(value.length));
  return `${name}\n${size.toString('latin1')}${value}\n`;
}

function journal(...entries: Record<string, string>[]): Buffer {
  const texts = entries.map((entry) =>
    Object.entries(entry)
      .map(([name, value]) => field(name, value))
      .join(''),
  );
  return Buffer.from(texts.join('\n'), 'latin1');
}

const entry = {
  __CURSOR: 's=1',
  __REALTIME_TIMESTAMP: '1364481363243000',
  _TRANSPORT: 'audit',
  _HOSTNAME: 'db01',
  _AUDIT_TYPE: '1307',
  _AUDIT_TYPE_NAME: 'CWD',
  _AUDIT_ID: '7',
  _SOURCE_REALTIME_TIMESTAMP: '1364481363243000',
  MESSAGE: 'CWD cwd="/"',
};

test('audit entries of a journal are the lines that auditd writes', () => {
  const bytes = journal(entry, {
    ...entry,
    _AUDIT_TYPE: '1999',
    _AUDIT_TYPE_NAME: 'AUDIT1999',
    MESSAGE: 'AUDIT1999 a\nb',
  });
  assert.equal(recogniseForm(bytes), 'journal');
  assert.deepEqual(linesOf(bytes), [
    'node=db01 type=CWD msg=audit(1364481363.243:7): cwd="/"',
    'node=db01 type=UNKNOWN[1999] msg=audit(1364481363.243:7): a b',
  ]);
});

test('of other entries of a journal those count in which the kernel printed a record', () => {
  const printed = `audit: type=1307 ${raw}`;
  const bytes = journal(
    { ...entry, _TRANSPORT: 'kernel', MESSAGE: printed },
    { ...entry, _TRANSPORT: 'stdout', MESSAGE: 'nothing of ours' },
    { ...entry, _TRANSPORT: 'syslog', MESSAGE: printed },
    { __CURSOR: 's=2', COREDUMP: `\n${'x'.repeat(2_000_000)}`, MESSAGE: 'a core' },
    entry,
  );
  assert.deepEqual(linesOf(bytes, [4096]), [
    printed,
    'node=db01 type=CWD msg=audit(1364481363.243:7): cwd="/"',
  ]);
});

test('an audit entry of a journal without time or serial is kept as it is', () => {
  const { _AUDIT_ID: _, ...rest } = entry;
  assert.deepEqual(linesOf(journal(rest)), ['CWD cwd="/"']);
});

test('whatever bytes come in whatever form, reading ends, and messages before the damage are read', () => {
  const message = binary(0, 1307, raw);
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(message),
    fc.constant(binary(1, 1307, line, { filled: 8970 })),
    fc.constant(fixture('go-audit/ls.netlink.bin').subarray(0, 400)),
    fc.constant(journal(entry)),
    fc.constant(Buffer.from('A\n\xff\xff\xff\xff\xff\xff\xff\x7fx', 'latin1')),
  );
  const forms = fc.constantFrom(...INPUT_FORMS, undefined);
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }),
      forms,
      fc.integer({ min: 1, max: 500 }),
      (pieces, form, chunk) => {
        const lines: string[] = [];
        const reader = new InputReader((text) => lines.push(text), form);
        for (const part of reusedChunks(Buffer.concat(pieces), chunk)) reader.push(part);
        reader.end();
        const other = pieces.findIndex((part) => part !== message);
        const whole = other < 0 ? pieces.length : other;
        if (form === 'binary') assert.deepEqual(lines.slice(0, whole), new Array<string>(whole).fill(line));
      },
    ),
    fuzzSettings,
  );
});
