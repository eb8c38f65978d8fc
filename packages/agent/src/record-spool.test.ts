import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { until } from '@scribery/runtime/testing';
import type { DeliveryState } from './delivery.ts';
import { type Outcome, type RecordSpoolOptions, recordSpool } from './record-spool.ts';
import type { Sink } from './sink.ts';
import { MemorySink } from './testing/memory-sink.ts';
import { bytesOf, eventsOf, wholeMessages } from './testing/recorded.ts';
import { scratch } from './testing/scratch.ts';
import { endFrame, frameBytes, headerFrame, SpoolWriter } from './testing/spool-writer.ts';

const settings = { flushAfterMs: 5, retryFirstMs: 1, retryMostMs: 5 };
/** A spool without a header counts as abandoned at once. */
const impatient = { ...settings, headerWithinMs: -1 };

test('what comes after the wall clock was set has its time', async (t) => {
  const clock = Buffer.alloc(8);
  clock.writeBigUInt64LE(1_600_000_000_000_000n);
  const spool = spoolOf(scratch(t), [
    headerFrame('r1'),
    frameBytes(2, 1_000, 'one'),
    frameBytes(12, 5_000_000, clock),
    frameBytes(2, 5_000_000, 'two'),
    frameBytes(12, 6_000_000, 'short'),
    endFrame(7_000_000, 0),
  ]);
  const sink = new MemorySink('memory');
  await recordSpool({ spool, sinks: [sink], settings });
  assert.deepEqual(
    wholeMessages(sink.lines).map(({ pos, time }) => [pos, time]),
    [
      [0, 1700000000.123],
      [5000, 1600000005],
    ],
  );
});

test('everything that a spool holds becomes messages, and the spool is deleted', async (t) => {
  const directory = scratch(t);
  const spool = spoolOf(directory, [
    headerFrame('r1'),
    frameBytes(2, 1_000, 'one'),
    frameBytes(3, 2_999, 'in'),
    frameBytes(4, 3_000, Uint8Array.of(100, 0, 0xff, 0xff)),
    frameBytes(5, 4_000, Uint8Array.of(1)),
    frameBytes(6, 5_000),
    frameBytes(7, 6_000),
    frameBytes(8, 7_000),
    frameBytes(9, 8_000, Buffer.concat([Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0), Buffer.from('disk full')])),
    frameBytes(11, 8_200, 'error'),
    frameBytes(77, 8_500, 'of a later version'),
    frameBytes(10, 9_000, Uint8Array.of(1, 9)),
  ]);
  const sink = new MemorySink('memory');
  const outcome = await recordSpool({ spool, sinks: [sink], settings });
  assert.equal(outcome.state, 'delivered');
  assert.equal(outcome.recording, 'r1');
  assert.deepEqual(readdirSync(directory), []);

  const messages = wholeMessages(sink.lines);
  const { host, user, session, auid, cmd, time } = messages[0] ?? {};
  assert.deepEqual(
    { host, user, session, auid, cmd, time },
    {
      host: 'host one',
      user: 'jürgen',
      session: 7,
      auid: 1000,
      cmd: ['sh', '-c', 'a\nb'],
      time: 1700000000.123,
    },
  );
  assert.deepEqual(readable(messages), [
    'resize 0 80x24',
    'output 1 one',
    'input 2 in',
    'resize 3 100x65535',
    'signal 4 SIGHUP',
    'suspend 5',
    'resume 6',
    'masked 7',
    'gap 8 disk full 9',
    'output 8 error',
    'end 9 SIGKILL',
  ]);
});

test('a spool that another agent took away before it was seen is not waited for once the recorder has ended', async (t) => {
  const spool = join(scratch(t), 'r1.spool');
  let looks = 0;
  const outcome = await recordSpool({
    spool,
    sinks: [new MemorySink('memory')],
    settings,
    waitForSpool: true,
    recorderRuns: () => looks++ < 2,
  });
  assert.equal(outcome.state, 'gone');
});

test('a spool is followed while it is written, and what waits is sent when its time is up', async (t) => {
  const directory = scratch(t);
  const path = join(directory, 'r1.spool');
  const sink = new MemorySink('memory');
  const stop = new AbortController();
  t.after(() => stop.abort());
  const done = recordSpool({ spool: path, sinks: [sink], settings, waitForSpool: true, signal: stop.signal });
  const writer = new SpoolWriter(path);
  const header = headerFrame('r1', process.pid);
  writer.append(header.subarray(0, 20));
  writer.append(header.subarray(20));
  writer.append(frameBytes(2, 1_000, 'one'));
  await until('the first message', () => sink.lines.length === 1);
  const two = frameBytes(2, 2_000, 'two');
  writer.append(two.subarray(0, 17));
  writer.append(two.subarray(17));
  await until('the second message', () => sink.lines.length === 2);
  writer.append(endFrame(3_000, 7));
  assert.equal((await done).state, 'delivered');
  assert.deepEqual(readable(wholeMessages(sink.lines)).slice(-2), ['output 2 two', 'end 3 7']);
});

test('an unfinished frame that the recorder takes back leaves nothing behind', async (t) => {
  const writer = new SpoolWriter(join(scratch(t), 'r1.spool'));
  const sink = new MemorySink('memory');
  const { done } = live(t, writer, [sink]);
  const whole = Buffer.concat([headerFrame('r1', process.pid), frameBytes(2, 1_000, 'one')]);
  const cut = frameBytes(2, 2_000, 'lost to a full disk').subarray(0, 20);
  writer.append(whole, cut);
  await until('the first message', () => sink.lines.length === 1);
  truncateSync(writer.path, whole.length);
  writer.append(frameBytes(2, 3_000, 'a longer text than the one that was lost'), endFrame(4_000, 0));
  assert.equal((await done).state, 'delivered');
  assert.deepEqual(readable(wholeMessages(sink.lines)).slice(-3), [
    'output 1 one',
    'output 3 a longer text than the one that was lost',
    'end 4 0',
  ]);
});

test('a recording whose recorder was killed says so and ends', async (t) => {
  const { messages } = await record(t, [headerFrame('r1'), frameBytes(2, 1_000, 'one')]);
  assert.deepEqual(readable(messages).slice(-3), [
    'output 1 one',
    'gap 1 the recorder was killed undefined',
    'end 1 undefined',
  ]);
});

for (const [what, from] of [
  ['ended in the middle of a frame', 30],
  ['ended in the middle of a frame header', 10],
] as const) {
  test(`a spool that ${what} gives what is there, and a gap`, async (t) => {
    const frame = frameBytes(2, 2_000, 'x'.repeat(100));
    const { messages } = await record(t, [
      headerFrame('r1'),
      frameBytes(2, 1_000, 'one'),
      frame.subarray(0, from),
    ]);
    const lines = readable(messages);
    assert.match(lines.join('\n'), /gap \d the spool is damaged here \d+\ngap \d the recorder was killed/);
    assert.equal(lines.includes(`output 2 ${'x'.repeat(14)}`), from === 30);
  });
}

test('damage in the middle of a spool costs a marked gap', async (t) => {
  const wrong = frameBytes(2, 2_000, 'lost');
  wrong[0] = 0;
  const { messages } = await record(t, [
    headerFrame('r1'),
    wrong,
    frameBytes(2, 3_000, 'kept'),
    endFrame(4_000, 0),
  ]);
  assert.deepEqual(readable(messages).slice(1), [
    'gap 0 the spool is damaged here 20',
    'output 3 kept',
    'end 4 0',
  ]);
});

test('an empty spool whose recorder is gone is reported and deleted', async (t) => {
  const { outcome, messages, directory } = await record(t, []);
  assert.equal(outcome.state, 'empty');
  assert.deepEqual(messages, []);
  assert.deepEqual(readdirSync(directory), []);
});

test('a spool with a cut header is a recording with a gap, named after the file', async (t) => {
  const { outcome, messages } = await record(t, [headerFrame('other').subarray(0, 40)]);
  assert.equal(outcome.recording, 'r1');
  assert.match(readable(messages).join('\n'), /^gap 0 the spool is damaged here 40\ngap 0 .*killed/);
});

test('a spool without a header frame loses nothing else', async (t) => {
  const { outcome, messages } = await record(t, [frameBytes(2, 1_000, 'one'), endFrame(2_000, 0)]);
  assert.equal(outcome.recording, 'r1');
  assert.deepEqual(readable(messages), ['output 1 one', 'end 2 0']);
});

test('all sinks get the same messages, and one that fails holds up no other', async (t) => {
  const directory = scratch(t);
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(headerFrame('r1', process.pid));
  let failures = 0;
  const steady = new MemorySink('steady');
  const broken = new MemorySink('broken', {
    before: () => {
      if (steady.lines.length < 40) {
        failures++;
        throw new Error('not now');
      }
    },
  });
  const states: DeliveryState[] = [];
  const { done } = live(t, writer, [steady, broken], { onState: (state) => states.push(state) });
  for (let n = 0; n < 40; n++) {
    writer.append(frameBytes(2, n * 1_000, 'x'.repeat(n * 50)), frameBytes(3, n * 1_000, 'y'));
    if (n === 39) break;
    await until('a message', () => steady.lines.length > n);
    assert.deepEqual(broken.lines, []);
  }
  writer.append(endFrame(50_000, 0));
  assert.equal((await done).state, 'delivered');
  assert.deepEqual(broken.lines, steady.lines);
  wholeMessages(steady.lines);
  assert.ok(failures > 0);
  assert.ok(
    states.some(({ sink, state, attempt }) => sink === 'broken' && state === 'retrying' && attempt === 1),
  );
});

test('sinks that take turns at failing end with the same messages', async (t) => {
  const directory = scratch(t);
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(headerFrame('r1', process.pid));
  let calls = 0;
  const before = (): void => {
    if (++calls % 3 === 0) throw new Error('every third');
  };
  const sinks = ['a', 'b', 'c'].map((name) => new MemorySink(name, { before }));
  const { done } = live(t, writer, sinks);
  for (let n = 0; n < 60; n++) {
    writer.append(frameBytes(2, n * 1_000, 'é'.repeat((n % 7) * 9_000)), frameBytes(3, n * 1_000, 'y'));
    await until('a message', () => sinks.some(({ lines }) => lines.length > n));
  }
  writer.append(endFrame(60_000, 0));
  await done;
  const [a, b, c] = sinks.map(({ lines }) => lines);
  assert.deepEqual(b, a);
  assert.deepEqual(c, a);
  assert.equal(bytesOf(eventsOf(wholeMessages(a ?? [])), 'input').length, 60);
});

test('what an agent did not deliver before it was stopped, the next one does, without a double', async (t) => {
  const directory = scratch(t);
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(headerFrame('r1', process.pid));
  const sink = new MemorySink('memory');
  for (let n = 0; n < 10; n++) {
    const { done, stop } = live(t, writer, [sink]);
    writer.append(frameBytes(2, n * 1_000, `line ${n}\r\n`));
    await until('a message', () => sink.lines.length > n);
    stop();
    assert.equal((await done).state, 'stopped');
    assert.ok(existsSync(writer.path));
  }
  writer.append(endFrame(60_000, 0));
  const late = new MemorySink('late');
  assert.equal((await recordSpool({ spool: writer.path, sinks: [sink, late], settings })).state, 'delivered');
  assert.deepEqual(late.lines, sink.lines);
  assert.equal(sink.lines.length, 11);
  wholeMessages(sink.lines);
});

test('a torn or damaged end of the journal is cut', async (t) => {
  const directory = scratch(t);
  const { writer, sink } = await startedRecording(t, directory);
  const journal = join(directory, 'r1.journal');
  appendFileSync(journal, Buffer.alloc(150, 1));
  writer.append(endFrame(60_000, 0));
  const late = new MemorySink('late');
  assert.equal((await recordSpool({ spool: writer.path, sinks: [sink, late], settings })).state, 'delivered');
  assert.deepEqual(late.lines, sink.lines);
});

test('without the journal of messages that were sent, nothing is sent in other pieces: a clear error, and the spool stays', async (t) => {
  const directory = scratch(t);
  const { writer, sink } = await startedRecording(t, directory);
  writeFileSync(join(directory, 'r1.journal'), '');
  writer.append(endFrame(60_000, 0));
  const outcome = await recordSpool({ spool: writer.path, sinks: [sink], settings });
  assert.equal(outcome.state, 'failed');
  const { error } = outcome.deliveries[0] ?? {};
  assert.ok(error instanceof ScriberyError && error.code === 'SCR_SPOOL_DAMAGED');
  assert.ok(existsSync(writer.path));
});

test('a spool that lost its end after that was sent is a clear error for who has not got it, and stays', async (t) => {
  const directory = scratch(t);
  const { writer } = await startedRecording(t, directory);
  truncateSync(writer.path, headerFrame('r1', process.pid).length);
  const outcome = await recordSpool({
    spool: writer.path,
    sinks: [new MemorySink('late')],
    settings,
    recorderRuns: () => false,
  });
  assert.equal(outcome.state, 'failed');
  assert.match(String(outcome.deliveries[0]?.error), /shorter than when it was sent/);
  assert.ok(existsSync(writer.path));
});

test('two agents do not work on one spool', async (t) => {
  const directory = scratch(t);
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(headerFrame('r1', process.pid));
  const sinks = [new MemorySink('memory')];
  const { done, stop } = live(t, writer, sinks);
  assert.equal((await recordSpool({ spool: writer.path, sinks, settings })).state, 'locked');
  stop();
  await done;
});

test('a sink that is not required holds up nothing', async (t) => {
  const directory = scratch(t);
  const spool = spoolOf(directory, [headerFrame('r1'), endFrame(1_000, 0)]);
  const before = (): void => {
    throw new Error('never');
  };
  const optional = new MemorySink('optional', { required: false, before });
  const outcome = await recordSpool({ spool, sinks: [optional, new MemorySink('memory')], settings });
  assert.equal(outcome.state, 'delivered');
  assert.deepEqual(
    outcome.deliveries.map(({ state }) => state),
    ['failed', 'delivered'],
  );
});

test('without a required sink nothing is read', async () => {
  const sinks = [new MemorySink('optional', { required: false })];
  await assert.rejects(recordSpool({ spool: '/nowhere/r.spool', sinks }), { code: 'SCR_CONFIG' });
});

test('a spool that is not there is a clear error', async (t) => {
  const spool = join(scratch(t), 'r1.spool');
  await assert.rejects(recordSpool({ spool, sinks: [new MemorySink('memory')] }), {
    code: 'SCR_INPUT_UNREADABLE',
  });
});

function spoolOf(directory: string, frames: Buffer[]): string {
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(...frames);
  return writer.path;
}

/** A spool whose recorder is this process, and an agent that follows it until it is stopped, at the latest by the test's end. */
function live(t: TestContext, writer: SpoolWriter, sinks: Sink[], more: Partial<RecordSpoolOptions> = {}) {
  const stop = new AbortController();
  t.after(() => stop.abort());
  const done = recordSpool({ spool: writer.path, sinks, settings, signal: stop.signal, ...more });
  return { done, stop: () => stop.abort() };
}

async function record(
  t: TestContext,
  frames: Buffer[],
): Promise<{ outcome: Outcome; messages: ReturnType<typeof wholeMessages>; directory: string }> {
  const directory = scratch(t);
  const sink = new MemorySink('memory');
  const outcome = await recordSpool({
    spool: spoolOf(directory, frames),
    sinks: [sink],
    settings: impatient,
  });
  return { outcome, messages: wholeMessages(sink.lines), directory };
}

/** A recording of which three messages were sent, each ended by time. */
async function startedRecording(
  t: TestContext,
  directory: string,
): Promise<{ writer: SpoolWriter; sink: MemorySink }> {
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(headerFrame('r1', process.pid));
  const sink = new MemorySink('memory');
  const { done, stop } = live(t, writer, [sink]);
  for (let n = 0; n < 3; n++) {
    writer.append(frameBytes(2, n * 1_000, `line ${n}\r\n`));
    await until('a message', () => sink.lines.length > n);
  }
  stop();
  await done;
  assert.equal(readFileSync(join(directory, 'r1.journal')).length, 32 + 3 * 104);
  return { writer, sink };
}

function readable(messages: ReturnType<typeof wholeMessages>): string[] {
  return eventsOf(messages).map((event) => {
    switch (event.kind) {
      case 'output':
      case 'input':
        return `${event.kind} ${event.at} ${Buffer.from(event.data)}`;
      case 'resize':
        return `resize ${event.at} ${event.cols}x${event.rows}`;
      case 'signal':
        return `signal ${event.at} ${event.signal}`;
      case 'gap':
        return `gap ${event.at} ${event.reason} ${event.bytes}`;
      case 'end':
        return `end ${event.at} ${event.signal ?? event.exit}`;
      default:
        return `${event.kind} ${event.at}`;
    }
  });
}
