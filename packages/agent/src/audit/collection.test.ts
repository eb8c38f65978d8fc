import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { filterOf } from '@scribery/audit';
import { until } from '@scribery/runtime/testing';
import { Collection } from './collection.ts';
import { streamInput } from './input/stream-input.ts';
import type { MemoryOutput } from './testing/memory-output.ts';
import { CollectedLog, HOST, NOW } from './testing/running-collection.ts';

function documents({ events }: MemoryOutput) {
  return [...events.values()].map(({ line }) => JSON.parse(line));
}

test('an event leaves when it is complete, with its host and boot', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const { output } = await collected.collect();
  log.append(log.execution(NOW, ['ls', '-l']));
  await until('the event', () => output.events.size === 1);
  const [event] = output.events.values();
  assert.deepEqual([event?.host, event?.boot, event?.time], ['db01', 'boot-1', NOW]);
  const [document] = documents(output);
  assert.deepEqual(document.host, { name: 'db01', boot: { id: 'boot-1' } });
  assert.deepEqual(document.process.args, ['ls', '-l']);
});

test('the boot of an event from before this one, or of another machine, is not guessed', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const { output } = await collected.collect();
  log.append(log.execution(HOST.since - 1000));
  log.append(log.execution(NOW).map((line) => `node=web7 ${line}`));
  log.append(log.execution(NOW).map((line) => `node=db01.example.org ${line}`));
  await until('three events', () => output.events.size === 3);
  const places = [...output.events.values()].map(({ host, boot }) => `${host} ${boot}`);
  assert.deepEqual(places.sort(), ['db01 boot-1', 'db01 undefined', 'web7 undefined']);
});

test('an event that lacks records leaves by the clock', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const { output } = await collected.collect();
  log.append(log.execution(NOW).slice(0, 2));
  await until('the event', () => output.events.size === 1);
  assert.equal(documents(output)[0].auditd.completed, 'clock');
});

test('a filter leaves events out, which still tell of processes', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const { output, collection } = await collected.collect({ filter: filterOf({ onlyKey: ['wanted'] }) });
  log.append(log.execution(NOW, ['parent']));
  const [syscall = '', ...rest] = log.execution(NOW, ['child'], 'wanted');
  log.append([syscall.replace('ppid=1 ', 'ppid=1 '.replace('1', String(log.serials.length - 1))), ...rest]);
  await until('the event', () => output.events.size === 1);
  const [document] = documents(output);
  assert.deepEqual(document.process.parent.args, ['parent']);
  assert.equal(collection.status.filtered, 1);
});

test('an event that spans two writes is whole after a restart in between, and nothing comes twice', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const first = await collected.collect();
  const split = log.execution(NOW, ['split']);
  log.append(split.slice(0, 3));
  log.append(log.execution(NOW, ['whole']));
  log.appendText(split[3]?.slice(0, 20) ?? '');
  await until('the whole one', () => first.output.events.size === 1);
  await first.stop();

  log.appendText(`${split[3]?.slice(20)}\n`);
  log.rotate();
  log.append(split.slice(4));
  const second = await collected.collect();
  log.append(log.execution(NOW, ['after']));
  await until('two events', () => second.output.events.size === 2);
  assert.deepEqual(
    documents(first.output).map(({ process }) => process.args),
    [['whole']],
  );
  assert.deepEqual(
    documents(second.output).map(({ process }) => process.args),
    [['split'], ['after']],
  );
  assert.ok(documents(second.output).every(({ auditd }) => auditd.problems === undefined));
});

test('what an output had not taken before a stop comes again', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const first = await collected.collect();
  let tried = false;
  first.output.before = async () => {
    tried = true;
    throw new Error('not now');
  };
  log.append(log.execution(NOW));
  await until('it is tried', () => tried);
  await first.stop();
  const second = await collected.collect();
  await until('the event', () => second.output.events.size === 1);
});

test('standard input is delivered to its end, what is open in it too', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const stream = new PassThrough();
  const { output, done } = await collected.collect({
    input: () => streamInput('-', stream),
    checkpoint: undefined,
  });
  stream.write(`${log.execution(NOW).join('\n')}\n`);
  stream.end(log.execution(NOW).slice(0, 1).join('\n'));
  await done;
  assert.equal(output.events.size, 2);
});

test('a report of the kernel or of auditd that events were lost is an event of its own', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const { output } = await collected.collect({ filter: filterOf({ filter: ['key == none'] }) });
  const kernel = (text: string) => `<3>[   12.3] audit: ${text}`;
  log.append([
    kernel('backlog limit exceeded'),
    kernel('audit_lost=3 audit_rate_limit=0 audit_backlog_limit=64'),
    kernel('audit_lost=10 audit_rate_limit=0 audit_backlog_limit=64'),
    `type=DAEMON_ERR msg=audit(${NOW / 1000}.000:9): dispatch err (pipe full) event lost`,
  ]);
  await until('four reports', () => output.events.size === 4);
  const told = documents(output);
  assert.ok(told.every(({ event }) => event.action === 'lost-events'));
  assert.deepEqual(
    told.map(({ auditd }) => auditd.data.lost.events),
    [undefined, '3', '7', undefined],
  );
});

test('a gap in the log is an event, and is told', async (t) => {
  const collected = new CollectedLog(t);
  const { log } = collected;
  const first = await collected.collect();
  log.append(log.execution(NOW));
  await until('the event', () => first.output.events.size === 1);
  await first.stop();
  const gaps: string[] = [];
  log.rotate();
  log.rotate();
  rmSync(`${log.path}.2`);
  log.append(log.execution(NOW));
  const second = await collected.collect({ onGap: (reason) => gaps.push(reason) });
  await until('a report and an event', () => second.output.events.size === 2);
  assert.match(documents(second.output)[0].error.message, /rotated away/);
  assert.equal(gaps.length, 1);
});

test('one process at a time collects with a checkpoint', async (t) => {
  const collected = new CollectedLog(t);
  await collected.collect();
  await assert.rejects(Collection.open(collected.options), { code: 'SCR_SINK_FAILED' });
});

test('a checkpoint that is none is an error', async (t) => {
  const collected = new CollectedLog(t);
  writeFileSync(collected.checkpoint, '{"version":2}');
  await assert.rejects(Collection.open(collected.options), { code: 'SCR_INPUT_DAMAGED' });
});
