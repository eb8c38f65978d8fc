/**
 * Spool → messages → file, on one core: MB of recorded bytes a second of CPU (user and system, all threads) and of wall
 * time, with chain, JSON and write, for several kinds of output. `--mb N` (default 100), `--short` (10).
 */
import { linkSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileSink, recordSpool } from '@scribery/agent';
import { endFrame, frameBytes, headerFrame, SpoolWriter } from '@scribery/agent/testing';
import { machine, percentile } from './report/measures.ts';
import { seededFraction } from './report/seeded-fraction.ts';

const { values } = parseArgs({ options: { mb: { type: 'string' }, short: { type: 'boolean' } } });
const megabytes = Number(values.mb ?? (values.short ? 10 : 100));
const RUNS = values.short ? 1 : 3;
const OUTPUT_FRAME = 2;

const text = 'drwxr-xr-x 2 root root 4096 Nov 23 20:41 some-file-name.txt and some more text\r\n';
const coloured =
  '\u001b[1;32m✔\u001b[0m größe/模块.c \u001b[38;2;120;200;30m[built]\u001b[0m in 0.3 s — naïve ✨\r\n';
const kinds = [
  { name: 'text, frames of 64 KiB', frame: repeated(Buffer.from(text), 64 * 1024) },
  { name: 'text, frames of 4 KiB', frame: repeated(Buffer.from(text), 4 * 1024) },
  { name: 'lines, a frame each', frame: Buffer.from(text) },
  { name: 'colours and Unicode', frame: repeated(Buffer.from(coloured), 64 * 1024) },
  { name: 'random bytes', frame: noise(64 * 1024) },
];

const directory = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
process.stdout.write(`${machine()}, ${megabytes} MB, median of ${RUNS}\n`);
try {
  for (const { name, frame } of kinds) {
    const spool = writeSpool(join(directory, 'source.spool'), frame);
    // Not to the disk, and to the disk before each commit point.
    for (const safe of [false, true]) {
      const runs: Awaited<ReturnType<typeof measure>>[] = [];
      for (let run = 0; run < RUNS; run++) runs.push(await measure(spool, safe));
      const median = (key: 'cpu' | 'wall' | 'size'): number =>
        percentile(
          runs.map((one) => one[key]),
          0.5,
        );
      process.stdout.write(
        `${name.padEnd(24)} ${safe ? 'synced  ' : 'unsynced'} ${median('cpu').toFixed(0).padStart(5)} MB/CPU-s ${median('wall').toFixed(0).padStart(5)} MB/s, ${median('size').toFixed(2)} bytes a byte\n`,
      );
    }
    rmSync(spool);
  }
  const { maxRSS } = process.resourceUsage();
  process.stdout.write(`largest resident size ${(maxRSS / 1024).toFixed(0)} MiB\n`);
} finally {
  rmSync(directory, { recursive: true });
}

function writeSpool(path: string, frame: Buffer): string {
  const writer = new SpoolWriter(path);
  writer.append(headerFrame('bench'));
  const count = Math.ceil((megabytes * 1e6) / frame.length);
  const batch = Math.ceil(1e6 / frame.length);
  for (let n = 0; n < count; n += batch) {
    const frames = Math.min(batch, count - n);
    writer.append(
      ...Array.from({ length: frames }, (_, m) => frameBytes(OUTPUT_FRAME, (n + m) * 1000, frame)),
    );
  }
  writer.append(endFrame(count * 1000, 0));
  return path;
}

async function measure(source: string, safe: boolean): Promise<{ cpu: number; wall: number; size: number }> {
  const spool = join(directory, 'run.spool');
  const file = join(directory, 'out.json');
  linkSync(source, spool);
  const sink = fileSink({ to: { file }, sync: safe });
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { state } = await recordSpool({ spool, sinks: [sink], settings: { powerSafe: safe } });
  await sink.close();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (state !== 'delivered') throw new Error(`The recording was not delivered: ${state}`);
  const size = statSync(file).size / (megabytes * 1e6);
  rmSync(file);
  return { cpu: megabytes / ((user + system) / 1e6), wall: megabytes / seconds, size };
}

function repeated(unit: Buffer, bytes: number): Buffer {
  const frame = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += unit.length) unit.copy(frame, at);
  return frame;
}

/** The same noise in every run. */
function noise(bytes: number): Buffer {
  const next = seededFraction(1);
  return Buffer.from(Array.from({ length: bytes }, () => Math.floor(next() * 256)));
}
