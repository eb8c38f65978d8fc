/**
 * From auditd to an output: single events on an idle stream, each timed from the moment when its last record was written to
 * that when its document arrives. Through a followed log and through the plugin's standard input, with and without an end
 * record, to a socket and to a file that is brought to the disk. p50 and p95 in ms; the bar is 50. `--events N` (default
 * 100), `--short` (20).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SCRIBERY } from '../test/e2e/support/scribery.ts';
import { machine, percentile } from './report/measures.ts';

/** Time between two events, in ms: the stream is idle when the next one comes. */
const BETWEEN_MS = 60;
/** The bar for p95, in ms. */
const BAR_MS = 50;

const { values } = parseArgs({ options: { events: { type: 'string' }, short: { type: 'boolean' } } });
const count = Number(values.events ?? (values.short ? 20 : 100));
process.stdout.write(`${machine()}, ${count} events\n`);

const folder = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
try {
  for (const source of ['log', 'plugin'] as const) {
    for (const target of ['socket', 'file'] as const) {
      for (const ended of [false, true]) await measure(source, target, ended);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(source: 'log' | 'plugin', target: 'socket' | 'file', ended: boolean): Promise<void> {
  const name = `${source}-${target}-${ended}`;
  const log = join(folder, `${name}.log`);
  writeFileSync(log, '');
  const output =
    target === 'socket' ? await socketOutput(join(folder, `${name}.sock`)) : fileOutput(join(folder, name));
  const from =
    source === 'log' ? ['--follow', log, '--checkpoint', join(folder, `${name}.checkpoint`)] : ['--plugin'];
  const child = spawn(SCRIBERY, ['audit', 'collect', ...from, '--to', output.to], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const write = (text: string): void => {
    if (source === 'log') appendFileSync(log, text);
    else child.stdin.write(text);
  };
  const times: number[] = [];
  for (let serial = 1; serial <= count; serial++) {
    // The first two show that it is ready, and whether its stream has end records.
    write(event(serial, ended));
    const written = performance.now();
    const arrived = await output.arrival(serial);
    if (serial > 2) times.push(arrived - written);
    await pause(BETWEEN_MS);
  }
  await stop(child);
  output.close();
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const what = `${source} to ${target}, ${ended ? 'with' : 'without'} end records`;
  process.stdout.write(
    `${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms ${p95 <= BAR_MS ? '✓' : '✗ over the bar'}\n`,
  );
}

interface Output {
  readonly to: string;
  /** When the event with this serial was there, on the clock of `performance.now`. */
  readonly arrival: (serial: number) => Promise<number>;
  readonly close: () => void;
}

async function socketOutput(path: string): Promise<Output> {
  let text = '';
  let at = 0;
  let tell = (): void => undefined;
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (piece: string) => {
      at = performance.now();
      text += piece;
      tell();
    });
  }).listen(path);
  await once(server, 'listening');
  return {
    to: `unix:${path}`,
    async arrival(serial) {
      while (!text.includes(`"sequence":${serial},`)) await new Promise<void>((resolve) => (tell = resolve));
      return at;
    },
    close: () => void server.close(),
  };
}

function fileOutput(path: string): Output {
  return {
    to: `file:${path}`,
    async arrival(serial) {
      while (!existsSync(path) || !readFileSync(path, 'utf8').includes(`"sequence":${serial},`))
        await pause(1);
      return performance.now();
    },
    close: () => undefined,
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

function event(serial: number, ended: boolean): string {
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:${serial}):`;
  return [
    `type=SYSCALL ${stamp} arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=1 ppid=1 pid=${serial} auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=7 comm="true" exe="/usr/bin/true" key="exec"`,
    `type=EXECVE ${stamp} argc=1 a0="true"`,
    `type=CWD ${stamp} cwd="/root"`,
    `type=PATH ${stamp} item=0 name="/usr/bin/true" inode=1 dev=fe:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL`,
    `type=PROCTITLE ${stamp} proctitle="true"`,
    ...(ended ? [`type=EOE ${stamp} `] : []),
    '',
  ].join('\n');
}
