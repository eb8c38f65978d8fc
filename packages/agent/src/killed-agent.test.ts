import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { recordSpool } from './record-spool.ts';
import { Collector } from './testing/collector.ts';
import { MemorySink } from './testing/memory-sink.ts';
import { randomFrom } from './testing/random.ts';
import { bytesOf, eventsOf, linesOfText, wholeMessages } from './testing/recorded.ts';
import { scratch } from './testing/scratch.ts';
import { endFrame, frameBytes, headerFrame, SpoolWriter } from './testing/spool-writer.ts';

/** Longest time in ms, on any machine; an agent that stops delivering would otherwise never be killed. */
const LIMIT_MS = 240_000;

/** How often each of the two recordings' agents is killed. */
const KILLS = Number(process.env['SCRIBERY_AGENT_KILLS'] ?? 16);

describe('every message arrives exactly once at file and server', { concurrency: true }, () => {
  for (const seed of [1, 2]) {
    const name = `with an agent killed ${KILLS} times at any point while the spool grows (seed ${seed})`;
    test(name, { timeout: LIMIT_MS }, (t) => recordWithKills(t, randomFrom(seed)));
  }
});

async function recordWithKills(t: TestContext, random: () => number): Promise<void> {
  const directory = scratch(t);
  const writer = new SpoolWriter(join(directory, 'r1.spool'));
  writer.append(headerFrame('r1', process.pid));
  const written: Buffer[] = [];
  const file = join(directory, 'out.json');
  const collector = new Collector();
  const url = await collector.listen();
  t.after(() => collector.close());

  const writing = new AbortController();
  t.after(() => writing.abort());
  const wrote = write(writer, written, random, writing.signal);
  const kinds = { starting: 0, 'before storing': 0, 'before the answer': 0, 'while the file grows': 0 };
  for (let n = 0; n < KILLS; n++) {
    const agent = startAgent(t, writer.path, file, url);
    const moment = pick(random, ['starting', 'before storing', 'before the answer', 'while the file grows']);
    await killAt(agent, moment, collector, random);
    kinds[moment]++;
  }
  writing.abort();
  const time = await wrote;
  t.diagnostic(JSON.stringify(kinds));

  // The same spool and journal under other names, for a run that nobody interrupts.
  const again = join(directory, 'again');
  mkdirSync(again);
  writer.append(endFrame(time, 7));
  for (const name of ['r1.spool', 'r1.journal']) linkSync(join(directory, name), join(again, name));

  const last = startAgent(t, writer.path, file, url);
  assert.deepEqual(await once(last, 'exit'), [0, null]);
  assert.ok(!existsSync(writer.path));

  const lines = linesOfText(readFileSync(file, 'utf8'));
  const events = eventsOf(wholeMessages(lines));
  assert.deepEqual(collector.recordings.get('r1'), lines);
  assert.ok(bytesOf(events, 'output').equals(Buffer.concat(written)));

  const uninterrupted = new MemorySink('memory');
  await recordSpool({ spool: join(again, 'r1.spool'), sinks: [uninterrupted] });
  assert.deepEqual(uninterrupted.lines, lines);
}

/** Appends a mixture of keystrokes and bursts until it is told to stop; gives the time of the last frame in µs. */
async function write(
  writer: SpoolWriter,
  written: Buffer[],
  random: () => number,
  signal: AbortSignal,
): Promise<number> {
  let time = 0;
  while (!signal.aborted) {
    time += 1 + Math.floor(random() * 20_000);
    const burst = random() < 0.03;
    for (let n = 0; n < (burst ? 20 : 1); n++) {
      const text = `${'line é 漢 '.repeat(Math.floor(random() * (burst ? 4_000 : 8)))}\r\n`;
      // Cut anywhere, also inside a character.
      const data = Buffer.from(text).subarray(0, 1 + Math.floor(random() * Buffer.byteLength(text)));
      written.push(data);
      writer.append(frameBytes(2, time, data));
    }
    await later(Math.floor(random() * 6));
  }
  return time;
}

function startAgent(t: TestContext, spool: string, file: string, url: string): ChildProcess {
  const script = fileURLToPath(import.meta.resolve('./testing/agent-process.ts'));
  const agent = spawn(process.execPath, [script, spool, file, url], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  t.after(() => agent.kill('SIGKILL'));
  return agent;
}

async function killAt(
  agent: ChildProcess,
  moment: 'starting' | 'before storing' | 'before the answer' | 'while the file grows',
  collector: Collector,
  random: () => number,
): Promise<void> {
  const exit = once(agent, 'exit');
  let countdown = 1 + Math.floor(random() * 4);
  const kill = (): boolean => {
    if (--countdown === 0) agent.kill('SIGKILL');
    return countdown <= 0;
  };
  if (moment === 'starting') {
    await Promise.race([later(random() * 350), exit]);
    agent.kill('SIGKILL');
  } else if (moment === 'before storing') collector.beforeStoring = kill;
  else if (moment === 'before the answer') collector.afterStoring = kill;
  else {
    collector.beforeStoring = () => {
      // The server takes it; the kill comes while the file sink is somewhere else.
      setTimeout(() => agent.kill('SIGKILL'), random() * 10);
      return false;
    };
  }
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  collector.beforeStoring = () => false;
  collector.afterStoring = () => false;
}

function pick<const T>(random: () => number, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
