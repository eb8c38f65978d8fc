import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fuzzSettings } from '../testing/fuzz-settings.ts';
import { outline, readLog } from '../testing/read-log.ts';
import { parseRecord } from '../record/parse-record.ts';
import { EventReader } from './event-reader.ts';

/** Lines from `1:7 SYSCALL items=0`: seconds and serial, type, body. */
function log(...records: string[]): string {
  return records.map(line).join('');
}

function line(record: string): string {
  const [, node = '', seconds = '', serial = '', type = '', body = ''] =
    /^(?:(\S+) )?(\d+(?:\.\d+)?):(\d+) (\S+) ?(.*)$/.exec(record) ?? [];
  const time = Number(seconds).toFixed(3);
  return `${node === '' ? '' : `node=${node} `}type=${type} msg=audit(${time}:${serial}): ${body}\n`;
}

/** What a log is, its records, and the events that come of it. */
type Assembled = readonly [what: string, records: readonly string[], events: readonly string[]];

const assembled: readonly Assembled[] = [
  [
    'an event ends at EOE',
    ['1:1 SYSCALL items=1', '1:1 PATH item=0', '1:1 EOE', '2:2 SYSCALL items=0'],
    ['1.000:1 SYSCALL PATH EOE (eoe)', '2.000:2 SYSCALL (items)'],
  ],
  [
    'without EOE it is complete with PROCTITLE and all its PATHs',
    ['1:1 SYSCALL items=2', '1:1 CWD', '1:1 PATH item=0', '1:1 PATH item=1', '1:1 PROCTITLE'],
    ['1.000:1 SYSCALL CWD PATH PATH PROCTITLE (proctitle)'],
  ],
  [
    'where there is no PROCTITLE, with all its PATHs',
    ['1:1 SYSCALL items=1', '1:1 PATH item=0'],
    ['1.000:1 SYSCALL PATH (items)'],
  ],
  ['io_uring has no PROCTITLE', ['1:1 URINGOP items=1', '1:1 PATH item=0'], ['1.000:1 URINGOP PATH (items)']],
  [
    "a program's and auditd's records stand alone",
    [
      '1:1 USER_LOGIN pid=1',
      '1:2 DAEMON_START op=start',
      '1:3 KERNEL state=initialized',
      '1:4 ANOM_LOGIN_TIME a=b',
    ],
    [
      '1.000:1 USER_LOGIN (alone)',
      '1.000:2 DAEMON_START (alone)',
      '1.000:3 KERNEL (alone)',
      '1.000:4 ANOM_LOGIN_TIME (alone)',
    ],
  ],
  [
    "a kernel's record without its call may be all there is",
    ['1:1 AVC avc:  denied', '1:2 CONFIG_CHANGE op=set', '1:3 LOGIN pid=1', '1:4 TTY tty pid=1'],
    ['1.000:1 AVC (end)', '1.000:2 CONFIG_CHANGE (end)', '1.000:3 LOGIN (end)', '1.000:4 TTY (end)'],
  ],
  [
    'records that came before their call belong to it',
    ['1:1 AVC a=b', '1:1 CONFIG_CHANGE a=b', '1:1 SYSCALL items=0', '1:1 PROCTITLE'],
    ['1.000:1 AVC CONFIG_CHANGE SYSCALL PROCTITLE (proctitle)'],
  ],
  [
    "a program's record and a call under one identity are one event",
    ['1:1 USER_ACCT pid=1', '1:2 SYSCALL items=0', '1:1 SYSCALL items=0', '1:2 PROCTITLE', '1:1 PROCTITLE'],
    ['1.000:2 SYSCALL PROCTITLE (proctitle)', '1.000:1 USER_ACCT SYSCALL PROCTITLE (proctitle)'],
  ],
  [
    'any order gives the same event',
    ['1:1 PROCTITLE', '1:1 PATH item=1', '1:1 SYSCALL items=2', '1:1 EOE', '1:1 PATH item=0'],
    ['1.000:1 PROCTITLE PATH SYSCALL EOE PATH (eoe)'],
  ],
  [
    'a PATH that never came is missed',
    ['1:1 SYSCALL items=2', '1:1 PATH item=0', '1:1 EOE'],
    ['1.000:1 SYSCALL PATH EOE (eoe, incomplete)'],
  ],
  [
    'a call that never came is missed',
    ['1:1 CWD cwd="/"', '1:1 PATH item=0', '1:2 EOE'],
    ['1.000:2 EOE (eoe, incomplete)', '1.000:1 CWD PATH (end, incomplete)'],
  ],
  [
    'the same line twice is one record, and told',
    ['1:1 SYSCALL items=1', '1:1 SYSCALL items=1', '1:1 PATH item=0', '1:1 PATH item=0', '1:1 EOE'],
    ['1.000:1 SYSCALL PATH EOE (eoe, repeated 2)'],
  ],
  [
    'the same time and serial on two nodes are two events',
    ['a 1:1 SYSCALL items=0', 'b 1:1 SYSCALL items=0', 'a 1:1 EOE', 'b 1:1 EOE'],
    ['a 1.000:1 SYSCALL EOE (eoe)', 'b 1.000:1 SYSCALL EOE (eoe)'],
  ],
  [
    'the same serial at two times is two events',
    ['1:1 SYSCALL items=0', '2:1 SYSCALL items=0', '1:1 PROCTITLE', '2:1 EOE'],
    ['1.000:1 SYSCALL PROCTITLE (proctitle)', '2.000:1 SYSCALL EOE (eoe)'],
  ],
  [
    'serials come round at 2^32, and after a restart',
    [
      '1:4294967295 SYSCALL items=0',
      '1:0 SYSCALL items=0',
      '1:4294967295 EOE',
      '1:0 EOE',
      '2:1 SYSCALL',
      '2:1 EOE',
    ],
    ['1.000:4294967295 SYSCALL EOE (eoe)', '1.000:0 SYSCALL EOE (eoe)', '2.000:1 SYSCALL EOE (eoe)'],
  ],
  [
    'a clock that is set back divides no event',
    [
      '9:1 SYSCALL items=1',
      '2:2 SYSCALL items=1',
      '9:1 PATH item=0',
      '2:2 PATH item=0',
      '2:2 EOE',
      '9:1 EOE',
    ],
    ['2.000:2 SYSCALL PATH EOE (eoe)', '9.000:1 SYSCALL PATH EOE (eoe)'],
  ],
  [
    'a call that took an hour, written when it ended, is whole, and so are its neighbours',
    [
      '9000:2 SYSCALL items=1',
      '5400:1 SYSCALL items=1',
      '9000:2 PATH item=0',
      '5400:1 PATH item=0',
      '9000:2 EOE',
      '5400:1 EOE',
    ],
    ['9000.000:2 SYSCALL PATH EOE (eoe)', '5400.000:1 SYSCALL PATH EOE (eoe)'],
  ],
];

for (const [what, records, events] of assembled) {
  test(what, () => {
    assert.deepEqual(readLog(log(...records)).events.map(outline), events);
  });
}

/** Calls with EXECVE, CWD, two PATHs and PROCTITLE, as they come from the kernel. */
function calls(count: number, { end }: { end: boolean }, from = 0): string[][] {
  const types = [
    'SYSCALL items=2',
    'EXECVE argc=1',
    'CWD cwd="/"',
    'PATH item=0',
    'PATH item=1',
    'PROCTITLE',
  ];
  if (end) types.push('EOE');
  return Array.from({ length: count }, (_, index) => from + index).map((serial) =>
    types.map((type) => line(`${1000 + Math.floor(serial / 1000)}:${serial} ${type}`)),
  );
}

/** One record of each event, then the next of each: as many are open as there are. */
function interleaved(events: readonly string[][]): string {
  return (events[0] ?? []).map((_, index) => events.map((records) => records[index]).join('')).join('');
}

for (const end of [true, false])
  for (const count of [1000, 5000, 20_000])
    test(`${count} events whose records take turns are whole, ${end ? 'with' : 'without'} EOE`, () => {
      const one = calls(count, { end });
      const { events, counts } = readLog(interleaved(one), { chunk: 65_536 });
      assert.equal(events.length, count);
      assert.deepEqual([counts.incomplete, counts.continuations, counts.bounded], [0, 0, 0]);
      const ours = events.sort((a, b) => a.serial - b.serial).map(({ records }) => records);
      assert.deepEqual(
        ours.map((records) => records.map((record) => `${record.line}\n`)),
        one,
      );
      // Each record is the same as if it had not waited, and says where it stood.
      for (const [serial, records] of ours.entries())
        for (const [turn, record] of records.entries())
          assert.deepEqual(record, parseRecord(record.line, turn * count + serial + 1, '\n'));
    });

test('events that take turns again and again are whole each time', () => {
  const log = [0, 1, 2, 3].map((batch) => interleaved(calls(20_000, { end: true }, batch * 20_000))).join('');
  const { events, counts } = readLog(log, { chunk: 65_536 });
  assert.equal(events.length, 80_000);
  assert.deepEqual([counts.incomplete, counts.continuations, counts.bounded], [0, 0, 0]);
});

test('a repetition is told, and a large event is whole, also when many others came in between', () => {
  const others = (from: number) =>
    Array.from({ length: 3000 }, (_, index) => `1:${from + index} SYSCALL items=1`);
  const path = (item: number) => `1:1 PATH item=${item}`;
  const turns = Array.from({ length: 30 }, (_, item) => [path(item), ...others(10 + item * 3000)]).flat();
  const { events } = readLog(log('1:1 SYSCALL items=30', ...turns, path(0), path(29), '1:1 EOE'), {
    chunk: 65_536,
  });
  const event = events.find(({ serial }) => serial === 1);
  assert.ok(event);
  assert.deepEqual(
    [event.records.length, event.repeated.length, event.incomplete, event.completed],
    [32, 2, false, 'eoe'],
  );
});

test('whatever the order of its records, a log gives each event once and whole', () => {
  const shuffled = fc.integer({ min: 1, max: 30 }).chain((count) => {
    const lines = calls(count, { end: true }).flat();
    return fc.tuple(fc.constant(count), fc.shuffledSubarray(lines, { minLength: lines.length }));
  });
  fc.assert(
    fc.property(shuffled, ([count, lines]) => {
      const { events, counts } = readLog(lines.join(''));
      assert.equal(events.length, count);
      assert.ok(events.every(({ records, completed }) => records.length === 7 && completed === 'eoe'));
      assert.deepEqual([counts.incomplete, counts.continuations], [0, 0]);
    }),
    fuzzSettings,
  );
});

/** A reader whose events are noted when they leave. */
function noting() {
  const left: string[] = [];
  const reader = new EventReader({ onEvent: (event) => left.push(outline(event)) });
  const push = (now: number, ...records: string[]) => reader.push(Buffer.from(log(...records)), now);
  return { left, push, tick: (now: number) => reader.tick(now) };
}

test('a complete event leaves at once', () => {
  const { left, push } = noting();
  push(0, '1:1 SYSCALL items=1', '1:1 PATH item=0', '1:1 PROCTITLE', '1:1 EOE');
  assert.deepEqual(left, ['1.000:1 SYSCALL PATH PROCTITLE EOE (eoe)']);
});

test('what comes behind the end continues the event and says so', () => {
  const { left, push, tick } = noting();
  push(0, '1:1 SYSCALL items=0', '1:1 EOE', '1:1 CWD cwd="/"', '2:2 SYSCALL items=0', '2:2 EOE', '1:1 EOE');
  tick(20);
  assert.deepEqual(left, [
    '1.000:1 SYSCALL EOE (eoe)',
    '2.000:2 SYSCALL EOE (eoe)',
    '1.000:1 CWD EOE (eoe, continuation 1)',
  ]);
});

test('live, an event without EOE in which nothing is missing leaves in less than 50 ms', () => {
  const { left, push, tick } = noting();
  push(100, '1:1 SYSCALL items=1', '1:1 PATH item=0', '1:1 PROCTITLE', '1:2 USER_LOGIN pid=1');
  tick(105);
  assert.deepEqual(left, []);
  tick(149);
  assert.deepEqual(left, ['1.000:1 SYSCALL PATH PROCTITLE (proctitle)', '1.000:2 USER_LOGIN (alone)']);
});

test('live, an event that is not complete waits two seconds for its records, counted from the last', () => {
  const { left, push, tick } = noting();
  push(0, '1:1 SYSCALL items=2', '1:2 AVC a=b');
  push(1500, '1:1 PATH item=0');
  tick(1999);
  assert.deepEqual(left, []);
  tick(2000);
  assert.deepEqual(left, ['1.000:2 AVC (clock)']);
  tick(3499);
  assert.equal(left.length, 1);
  tick(3500);
  assert.deepEqual(left.slice(1), ['1.000:1 SYSCALL PATH (clock, incomplete)']);
  push(3600, '1:1 PATH item=1');
  tick(9000);
  assert.deepEqual(left.slice(2), ['1.000:1 PATH (clock, continuation 1)']);
});

test('where events have EOE, one without it waits for it', () => {
  const { left, push, tick } = noting();
  push(0, '1:1 SYSCALL items=0', '1:1 EOE', '1:2 SYSCALL items=0', '1:2 PROCTITLE');
  tick(1000);
  assert.equal(left.length, 1);
  push(1000, '1:2 EOE');
  assert.deepEqual(left.slice(1), ['1.000:2 SYSCALL PROCTITLE EOE (eoe)']);
});

test('where PROCTITLE is seen to be missing, an event is complete with its PATHs', () => {
  const { left, push, tick } = noting();
  push(0, '1:1 SYSCALL items=1', '1:1 PATH item=0');
  tick(1999);
  assert.deepEqual(left, []);
  tick(2000);
  push(3000, '3:2 SYSCALL items=1', '3:2 PATH item=0');
  tick(3049);
  assert.deepEqual(left, ['1.000:1 SYSCALL PATH (items)', '3.000:2 SYSCALL PATH (items)']);
});

test('in a file, an event that is not complete leaves when two seconds and many records have passed', () => {
  const passed = (count: number, seconds: number) => {
    const passing = Array.from(
      { length: count },
      (_, i) => `${1 + (i * seconds) / count}:${i + 2} USER_AUTH pid=1`,
    );
    const { counts } = readLog(log('1:1 SYSCALL items=1', ...passing, '1:1 PATH item=0'));
    return [counts.incomplete, counts.continuations];
  };
  assert.deepEqual(passed(9000, 1), [0, 0]);
  assert.deepEqual(passed(2000, 9), [0, 0]);
  assert.deepEqual(passed(9000, 9), [1, 1]);
});

test('100,000 events that are left open leave when they take too much memory, and say so', () => {
  const left = (body: string) =>
    readLog(
      Array.from({ length: 100_000 }, (_, serial) => line(`1:${serial} SYSCALL items=1 ${body}`)).join(''),
      {
        chunk: 65_536,
      },
    );
  const { events, counts } = left('');
  assert.equal(events.length, 100_000);
  assert.equal(counts.incomplete, 100_000);
  assert.ok(counts.bounded > 40_000 && counts.bounded < 60_000, String(counts.bounded));
  // The longer their lines are, the fewer stay open.
  const long = left('x'.repeat(1000)).counts;
  assert.equal(long.incomplete, 100_000);
  assert.ok(long.bounded > 70_000, String(long.bounded));
});

test('where an event waits for what never comes, the others do not', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `${1 + index / 1000}:${index + 2} AVC a=b`);
  const open: number[] = [];
  let left = 0;
  const reader = new EventReader({ onEvent: () => left++ });
  for (const [index, record] of ['1:1 SYSCALL items=1', ...many].entries()) {
    reader.push(Buffer.from(line(record)));
    open.push(index + 1 - left);
  }
  assert.ok(Math.max(...open.slice(0, 50_000)) < 5000);
});

test('an event with 100,000 records comes in bounded parts that say so', () => {
  const { events } = readLog(
    Array.from({ length: 100_000 }, (_, item) => line(`1:1 PATH item=${item}`)).join(''),
    { chunk: 65_536 },
  );
  assert.deepEqual(
    events.map(({ records, completed, continuation }) => [records.length, completed, continuation]),
    [0, 1, 2, 3, 4, 5]
      .map((part) => [16_384, 'bound', part] as [number, string, number])
      .concat([[100_000 - 6 * 16_384, 'end', 6]]),
  );
});

test('an event with the longest arguments that Linux allows is whole', () => {
  const slices = Array.from({ length: 1700 }, (_, i) => `1:1 EXECVE a1[${i}]=${'41'.repeat(3700)}`);
  const { events } = readLog(log('1:1 SYSCALL items=0', ...slices, '1:1 EOE'));
  assert.deepEqual(
    events.map(({ records, completed }) => [records.length, completed]),
    [[1702, 'eoe']],
  );
});

test('a line of 50 MB is kept in pieces that are none of them a record, and the records around it are read', () => {
  const forged = `${'x'.repeat(1024 * 1024 - 10)} type=EOE msg=audit(1.000:9): `;
  const { events, counts } = readLog(
    `${line('1:1 USER_AUTH pid=1')}type=USER msg=audit(1.000:2): ${forged.repeat(48)}\n${line('1:3 USER_AUTH pid=1')}`,
    { chunk: 65_536 },
  );
  const read = events.filter(({ completed }) => completed !== 'unparsed');
  assert.deepEqual(read.map(outline), ['1.000:1 USER_AUTH (alone)', '1.000:3 USER_AUTH (alone)']);
  assert.deepEqual([counts.lines, counts.unparsed], [3, 1]);
  const pieces = events.flatMap(({ unparsed }) => unparsed);
  assert.equal(pieces.length, 49);
  assert.ok(pieces.slice(0, -1).every(({ end }) => end === 'cut'));
  assert.equal(pieces.at(-1)?.end, '\n');
});
