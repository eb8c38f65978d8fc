import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf } from '../testing/events-of.ts';
import { type AushapeDocument, type AushapeOptions, AushapeShape } from './aushape-shape.ts';

function documentOf(records: readonly string[], options: AushapeOptions = {}): AushapeDocument {
  const lines = records.map(
    (record) => `type=${record.replace(/^(\S+) ?/, '$1 msg=audit(1718000000.123:7): ')}`,
  );
  const [event, ...more] = eventsOf(lines.join('\n'));
  assert.ok(event);
  assert.equal(more.length, 0);
  return JSON.parse(new AushapeShape(options).event(event));
}

test('a field is what it means and what was written, or one value where both are the same', () => {
  const document = documentOf([
    'SYSCALL arch=c000003e syscall=13 success=yes exit=0 items=0 comm="bash" ses=3 key=(null)',
    'PROCTITLE proctitle="bash"',
  ]);
  assert.deepEqual(document.data, {
    syscall: {
      arch: ['x86_64', 'c000003e'],
      syscall: ['rt_sigaction', '13'],
      success: ['yes'],
      exit: ['0'],
      items: ['0'],
      comm: ['bash', '"bash"'],
      ses: ['3'],
      key: ['(null)'],
    },
    proctitle: { proctitle: ['bash', '"bash"'] },
  });
});

test('an event has its serial, its time in UTC, and its node', () => {
  const document = documentOf(['USER_LOGIN pid=1']);
  assert.deepEqual(
    [document.serial, document.time, document.node],
    [7, '2024-06-10T06:13:20.123Z', undefined],
  );
});

test('arguments of all EXECVE records are one list of texts', () => {
  const document = documentOf(['EXECVE argc=2 a0="ls" a1_len=4 a1[0]="ab"', 'EXECVE a1[1]="cd"']);
  assert.deepEqual(document.data, { execve: ['ls', 'abcd'] });
});

test('records of types that come in numbers are always a list, others when there are several', () => {
  const path = documentOf(['PATH item=0 nametype=NORMAL']);
  assert.deepEqual(path.data, { path: [{ item: ['0'], nametype: ['NORMAL'] }] });
  const mmap = documentOf(['MMAP fd=3', 'MMAP fd=4']);
  assert.deepEqual(mmap.data, { mmap: [{ fd: ['3'] }, { fd: ['4'] }] });
});

test('a field that comes twice keeps both values', () => {
  const document = documentOf(["USER msg='x=1 x=2 x=3'"]);
  assert.deepEqual(document.data, { user: { x: ['1'], 'x#2': ['2'], 'x#3': ['3'] } });
});

test('names of users are those of the log, or those that are given', () => {
  const enriched = documentOf(['USER_LOGIN auid=1000 uid=0\x1dAUID="alice"']);
  assert.deepEqual(enriched.data, { user_login: { auid: ['alice', '1000'], uid: ['0'] } });
  const names = { user: () => 'bob', group: () => undefined };
  assert.deepEqual(documentOf(['USER_LOGIN auid=1000'], { names }).data, {
    user_login: { auid: ['bob', '1000'] },
  });
});

test('with its text, an event has the lines that it is made of', () => {
  const document = documentOf(['MMAP fd=3', 'EOE '], { withText: true });
  assert.deepEqual(document.text, [
    'type=MMAP msg=audit(1718000000.123:7): fd=3',
    'type=EOE msg=audit(1718000000.123:7): ',
  ]);
});

test('an event over the limit is trimmed, and tells where and how much', () => {
  const document = documentOf([`EXECVE argc=2 a0="ls" a1="${'x'.repeat(10_000)}"`], { maxEventSize: 4096 });
  assert.deepEqual(document.trimmed, ['data.execve', 'data.execve[1]']);
  assert.deepEqual(
    document.cut?.map(({ bytes }) => bytes),
    [10_009, 10_002],
  );
});
