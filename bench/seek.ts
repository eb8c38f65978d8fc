/**
 * One recording of 24 h: the mixed corpus over and over, ingested over HTTP by a server in a process of its own, and then
 * random seeks: the time to the last byte of a playback slice (keyframe and messages), p50 and p95 in ms. Prints the
 * server's resident memory while it ingests. `--size MB` (default 1000), `--short` (20), `--seeks N` (default 300).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { zstdCompressSync } from 'node:zlib';
import { serialiseMessage } from '@scribery/format';
import { corpusMessages, type TimedOutput } from './corpus/corpus-messages.ts';
import { mixedCorpus } from './corpus/record.ts';
import { machine, percentile } from './report/measures.ts';

const { values } = parseArgs({
  options: { size: { type: 'string' }, short: { type: 'boolean' }, seeks: { type: 'string' } },
});
const megabytes = Number(values.size ?? (values.short ? 20 : 1000));
const seeks = Number(values.seeks ?? (values.short ? 50 : 300));
const LENGTH_MS = 24 * 3_600_000;
const BODY_LENGTH = 2 * 1024 * 1024;
const SAMPLE_MS = 250;

process.stdout.write(`${machine()}, ${megabytes} MB\n`);
const dataDir = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const scribery = join(import.meta.dirname, '../packages/cli/bin/scribery');
const server = spawn(scribery, ['server', '--data', dataDir, '--port', '0'], {
  env: { ...process.env, SCRIBERY_LOG: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await once(createInterface(server.stdout), 'line');
  const { url, token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
  const authorization = `Bearer ${token}`;
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentMegabytes(server.pid ?? 0)), SAMPLE_MS);
  const began = performance.now();
  await ingest(`${url}/api/ingest`, authorization);
  const wall = (performance.now() - began) / 1000;
  clearInterval(sampling);
  const half = memory.slice(memory.length >> 1);
  process.stdout.write(
    `ingest over HTTP ${(megabytes / wall).toFixed(1)} MB/s; resident at most ${Math.max(...memory).toFixed(0)} MB, ` +
      `median of the second half ${percentile(half, 0.5).toFixed(0)} MB\n`,
  );

  const times: number[] = [];
  let seed = 1;
  for (let n = 0; n < seeks; n++) {
    seed = (seed * 48_271) % 2_147_483_647;
    const from = Math.floor((seed / 2_147_483_647) * LENGTH_MS);
    const start = performance.now();
    const answer = await fetch(`${url}/api/recordings/bench/playback?from=${from}&to=${from}`, {
      headers: { authorization },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`playback answered ${answer.status}`);
    times.push(performance.now() - start);
  }
  process.stdout.write(
    `seek p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, ` +
      `slowest ${Math.max(...times).toFixed(1)} ms of ${seeks}\n`,
  );
} finally {
  server.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}

async function ingest(address: string, authorization: string): Promise<void> {
  const corpus = await mixedCorpus();
  const [{ cols, rows } = { cols: 80, rows: 24 }] = corpus;
  let body = '';
  const send = async () => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-ndjson', 'content-encoding': 'zstd' },
      body: new Uint8Array(zstdCompressSync(body)),
    });
    if (answer.status !== 200) throw new Error(await answer.text());
    body = '';
  };
  for (const message of corpusMessages('bench', { cols, rows }, day(corpus.map(({ output }) => output)))) {
    body += `${serialiseMessage(message)}\n`;
    if (body.length >= BODY_LENGTH) await send();
  }
  await send();
}

/** The outputs one after the other, over and over, spread evenly over the day. */
function* day(outputs: readonly TimedOutput[]): Generator<{ at: number; data: Uint8Array }> {
  let bytes = 0;
  for (let n = 0; bytes < megabytes * 1e6; n++) {
    for (const { data } of outputs[n % outputs.length] ?? []) {
      yield { at: Math.floor((bytes / (megabytes * 1e6)) * LENGTH_MS), data };
      bytes += data.length;
    }
  }
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
