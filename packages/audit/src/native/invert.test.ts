import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventReader } from '../assembly/event-reader.ts';
import { NativeInverter } from './native-inverter.ts';
import { NativeShape } from './native-shape.ts';

function convert(log: Uint8Array): string {
  const shape = new NativeShape({ withText: true });
  let json = '';
  const reader = new EventReader({ onEvent: (event) => (json += shape.event(event)) });
  reader.push(log);
  reader.end();
  return json;
}

function invert(json: string): Buffer {
  const lines: Uint8Array[] = [];
  const inverter = new NativeInverter((line) => lines.push(line));
  inverter.push(Buffer.from(json));
  inverter.end();
  assert.equal(inverter.missing, 0);
  return Buffer.concat(lines);
}

const logs: Record<string, string> = {
  'interleaved events':
    'type=SYSCALL msg=audit(1.000:1): items=1\ntype=SYSCALL msg=audit(1.000:2): items=0\n' +
    'type=PATH msg=audit(1.000:1): item=0\ntype=EOE msg=audit(1.000:2): \ntype=EOE msg=audit(1.000:1): \n',
  'CRLF, NUL and a last line without end':
    'type=USER msg=audit(1.0:1): a=b\r\ntype=USER msg=audit(1.0:2): a=\0\n\r\nx',
  'bytes that are not UTF-8': 'type=USER msg=audit(1.0:1): a="\xff\xfe" b="\xc3\xa9"\n\xff\n',
  'the same line twice': 'type=SYSCALL msg=audit(1.0:1): items=0\n'.repeat(2),
  'fields that JSON objects know': 'type=USER msg=audit(1.0:1): __proto__=1 __proto__=2 a="\\"\n',
};

for (const [name, log] of Object.entries(logs)) {
  test(`the native form with text gives a log back: ${name}`, () => {
    const bytes = Buffer.from(log, 'latin1');
    assert.deepEqual(invert(convert(bytes)), bytes);
  });
}
