import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import type { RecordingHeader } from '@scribery/format';
import { recordSpool } from '../record-spool.ts';
import type { OutgoingMessage } from '../sink.ts';
import { linesOfText } from '../testing/recorded.ts';
import { scratch } from '../testing/scratch.ts';
import { endFrame, frameBytes, headerFrame, SpoolWriter } from '../testing/spool-writer.ts';
import { fileSink } from './file-sink.ts';

const { signal } = new AbortController();

test("a recording's file is its commit point, and what a killed writer left of a line is cut", async (t) => {
  const directory = scratch(t);
  const sink = fileSink({ to: { directory } });
  const file = join(directory, 'r1.json');
  const first = await sink.open(header('r1'), 0, signal);
  assert.equal(first.committed, 0);
  assert.equal(await first.deliver([message('r1', 1), message('r1', 2)], signal), 2);
  await first.close();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const whole = readFileSync(file, 'utf8');
  for (const torn of ['', message('r1', 3).line.slice(0, 20), 'x'.repeat(600_000)]) {
    appendFileSync(file, torn);
    const stream = await sink.open(header('r1'), 0, signal);
    assert.equal(stream.committed, 2);
    await stream.close();
    assert.equal(readFileSync(file, 'utf8'), whole);
  }
});

test('one file holds many recordings, each with its commit point', async (t) => {
  const file = join(scratch(t), 'all.json');
  const sink = fileSink({ to: { file } });
  const [a, b] = await Promise.all([sink.open(header('a'), 0, signal), sink.open(header('b'), 0, signal)]);
  await Promise.all(
    [1, 2, 3].flatMap((id) => [a, b].map((to, n) => to.deliver([message('ab'[n] ?? '', id)], signal))),
  );
  await b.deliver([message('b', 4)], signal);
  await sink.close();
  assert.equal(linesOfText(readFileSync(file, 'utf8')).length, 7);
  const next = fileSink({ to: { file } });
  assert.equal((await next.open(header('a'), 0, signal)).committed, 3);
  assert.equal((await next.open(header('b'), 0, signal)).committed, 4);
  assert.equal((await next.open(header('c'), 0, signal)).committed, 0);
  await assert.rejects(fileSink({ to: { file } }).open(header('a'), 0, signal), /another process writes/);
  await next.close();
});

test('a file that holds something else is not touched', async (t) => {
  const directory = scratch(t);
  writeFileSync(join(directory, 'r1.json'), 'my notes\n');
  const sink = fileSink({ to: { directory } });
  await assert.rejects(sink.open(header('r1'), 0, signal), { code: 'SCR_SINK_FAILED' });
  writeFileSync(join(directory, 'r1.json'), message('r2', 1).line);
  await assert.rejects(sink.open(header('r1'), 0, signal), /belongs to another recording, r2/);
});

test('a full disk loses nothing and leaves no part of a line', { skip: noFullDevice() }, async (t) => {
  const mounts = new Set<string>();
  t.after(() => mounts.forEach((path) => spawnSync('umount', [path])));
  const directory = scratch(t);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', directory]);
  if (status !== 0) return t.skip('a small file system cannot be mounted here');
  mounts.add(directory);
  const sink = fileSink({ to: { directory } });
  const stream = await sink.open(header('r1'), 0, signal);
  await stream.deliver([message('r1', 1)], signal);
  const large = {
    id: 2,
    line: Buffer.from(message('r1', 2).line.toString().replace('text', 'x'.repeat(20_000))),
  };
  await assert.rejects(stream.deliver([large], signal), { code: 'SCR_SINK_FAILED' });
  assert.equal(linesOfText(readFileSync(join(directory, 'r1.json'), 'utf8')).length, 1);
  assert.equal(await stream.deliver([message('r1', 2)], signal), 2);
  await stream.close();
});

const tlogPlay = '/usr/bin/tlog-play';
test('tlog-play plays what the sink wrote', {
  skip: existsSync(tlogPlay) ? false : 'tlog is not installed',
}, async (t) => {
  const directory = scratch(t);
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(
    headerFrame('r1'),
    frameBytes(2, 1_000, 'played by tl'),
    frameBytes(2, 2_000, 'og: é 漢\r\n'),
  );
  writer.append(frameBytes(3, 3_000, 'typed'), endFrame(4_000, 0));
  await recordSpool({ spool: writer.path, sinks: [fileSink({ to: { directory } })] });
  const play = `${tlogPlay} --reader=file --file-path=${join(directory, 'r1.json')}`;
  const { stdout } = spawnSync('script', ['-qfec', play, '/dev/null'], {
    input: '',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
  assert.match(stdout.toString(), /played by tlog: é 漢\r\n/);
});

function noFullDevice(): string | false {
  return process.getuid?.() === 0 ? false : 'only root can mount a small file system';
}

function header(recording: string): RecordingHeader {
  return { recording, host: 'h', user: 'u', term: 'xterm', session: 1, start: 0 };
}

function message(rec: string, id: number): OutgoingMessage & { readonly line: Buffer } {
  const parts = { ver: '2.3', host: 'h', rec, user: 'u', term: 'xterm', session: 1, id, pos: 0, time: 1.5 };
  const line = JSON.stringify({
    ...parts,
    timing: '>4',
    in_txt: '',
    in_bin: [],
    out_txt: 'text',
    out_bin: [],
  });
  return { id, line: Buffer.from(`${line}\n`) };
}

test('a file that cannot be opened is told by its own name, and not by that of its lock', async (t) => {
  const directory = scratch(t);
  for (const file of [join(directory, 'none', 'x.json'), directory]) {
    const sink = fileSink({ to: { file } });
    await assert.rejects(sink.open(header('r1'), 0, signal), (error: unknown) => {
      assert.ok(error instanceof ScriberyError);
      assert.equal(error.code, 'SCR_SINK_FAILED');
      assert.ok(error.message.includes(`${file}: it cannot be opened (E`), error.message);
      assert.doesNotMatch(error.message, /\.lock/);
      return true;
    });
  }
});
