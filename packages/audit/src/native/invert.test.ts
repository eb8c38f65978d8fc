import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { fromNative, toNative } from '../testing/native-log.ts';
import { NativeInverter } from './native-inverter.ts';

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
    assert.deepEqual(fromNative(toNative(bytes)), bytes);
  });
}

test('behind one converted log another may stand: the logs come out in that order', () => {
  const [first, second] = Object.values(logs).map((log) => Buffer.from(log, 'latin1'));
  assert.ok(first && second);
  assert.deepEqual(fromNative(toNative(first) + toNative(second)), Buffer.concat([first, second]));
});

test('lines that were taken out are counted, and all others stay in their order', () => {
  const lines = Array.from({ length: 50 }, (_, i) => `type=USER_AUTH msg=audit(1.000:${i}): pid=1\n`);
  const json = toNative(Buffer.from(lines.join('')));
  const kept = json
    .split('\n')
    .filter((_, i) => i % 5 !== 2)
    .join('\n');
  const found: string[] = [];
  const inverter = new NativeInverter((line) => found.push(Buffer.from(line).toString()));
  inverter.push(Buffer.from(kept));
  inverter.end();
  assert.deepEqual(
    found,
    lines.filter((_, i) => i % 5 !== 2),
  );
  assert.equal(inverter.missing, 10);
});

const damaged: Record<string, string> = {
  'no JSON': '{"node":',
  'no event': '[1]',
  'no text': '{"records":[{"type":"CWD","line":1}]}',
  'no number': '{"records":[{"type":"CWD","text":"a"}]}',
  'an end that is none': '{"records":[{"line":1,"text":"a","end":1}]}',
  'bytes that are not base64': '{"records":[{"line":1,"text":"a","text_bytes":"*"}]}',
};

for (const [what, json] of Object.entries(damaged)) {
  test(`what is not the native form is refused with its line: ${what}`, () => {
    const inverter = new NativeInverter(() => {});
    assert.throws(
      () => inverter.push(Buffer.from(`{"records":[]}\n${json}\n`)),
      (error) =>
        error instanceof ScriberyError && error.code === 'SCR_INPUT_DAMAGED' && error.place.line === 2,
    );
  });
}
