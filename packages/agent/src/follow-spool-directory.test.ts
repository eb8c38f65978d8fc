import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deliverLeftOvers, followSpoolDirectory } from './follow-spool-directory.ts';
import { recordSpool } from './record-spool.ts';
import { fileSink } from './sinks/file-sink.ts';
import { linesOfText, wholeMessages } from './testing/recorded.ts';
import { MemorySink } from './testing/memory-sink.ts';
import { scratch } from './testing/scratch.ts';
import { endFrame, frameBytes, headerFrame, SpoolWriter } from './testing/spool-writer.ts';
import { readFileSync } from 'node:fs';
import { until } from '@scribery/runtime/testing';

const settings = { flushAfterMs: 5, retryFirstMs: 1, retryMostMs: 5 };

test('recordings that were left behind and ones that begin are all delivered; one that is damaged holds up none', async (t) => {
  const directory = join(scratch(t), 'spool');
  const out = scratch(t);
  const stop = new AbortController();
  t.after(() => stop.abort());
  const sink = fileSink({ to: { directory: out } });
  const done = followSpoolDirectory({ directory, sinks: [sink], settings, signal: stop.signal });
  await until('the directory', () => existsSync(directory));
  for (let n = 0; n < 20; n++) {
    const writer = new SpoolWriter(join(directory, `r${n}.spool`));
    if (n === 7) writeFileSync(join(directory, `r${n}.journal`), 'x'.repeat(100));
    writer.append(headerFrame(`r${n}`), frameBytes(2, 1_000, `text ${n}`), endFrame(2_000, 0));
  }
  await until(
    'all but one',
    () => readdirSync(directory).filter((name) => name.endsWith('.spool')).length === 1,
  );
  stop.abort();
  await done;
  assert.deepEqual(readdirSync(directory).sort(), ['r7.journal', 'r7.spool']);
  const files = readdirSync(out).filter((name) => name.endsWith('.json'));
  assert.equal(files.length, 19);
  for (const name of files) wholeMessages(linesOfText(readFileSync(join(out, name), 'utf8')));
});

test('left-overs are delivered, and neither recordings under way nor those of another agent are touched', async (t) => {
  const directory = scratch(t);
  for (const [name, pid] of [
    ['over', 0],
    ['live', process.pid],
    ['locked', 0],
  ] as const) {
    const writer = new SpoolWriter(join(directory, `${name}.spool`));
    writer.append(headerFrame(name, pid), frameBytes(2, 1_000, name));
  }
  writeFileSync(join(directory, 'gone.journal'), 'its spool was delivered');
  const stop = new AbortController();
  t.after(() => stop.abort());
  const spool = join(directory, 'locked.spool');
  const other = recordSpool({
    spool,
    sinks: [new MemorySink('other')],
    signal: stop.signal,
    recorderRuns: () => true,
  });
  const outcomes = await deliverLeftOvers({ directory, sinks: [new MemorySink('memory')], settings });
  assert.deepEqual(
    outcomes.map(({ recording, state }) => [recording, state]),
    [['over', 'delivered']],
  );
  stop.abort();
  await other;
  assert.deepEqual(readdirSync(directory).sort(), ['live.spool', 'locked.journal', 'locked.spool']);
});
