/**
 * Random seeks in a long recording, from `seek()` to the painted frame in Chromium, against the real server: p50, p95 and
 * the slowest, in ms. The recording is the mixed corpus over and over, spread over 24 h. `--mb N` (default 1000),
 * `--short` (20), `--seeks N` (default 200), `--data DIR` keeps the store there and uses it again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Message, MessageEncoder, serialiseMessage } from '@scribery/format';
import { createLogger, loadSettings } from '@scribery/runtime';
import { openEmbedded, startServer } from '@scribery/server';
import { build } from 'vite';
import { noChromium, startChromium } from '../test/e2e/support/chromium.ts';
import { mixedCorpus } from './corpus/record.ts';
import { machine, percentile } from './report/measures.ts';

const { values } = parseArgs({
  options: {
    mb: { type: 'string' },
    seeks: { type: 'string' },
    data: { type: 'string' },
    short: { type: 'boolean' },
  },
});
const megabytes = Number(values.mb ?? (values.short ? 20 : 1000));
const seeks = Number(values.seeks ?? (values.short ? 50 : 200));
const LENGTH_MS = 24 * 3600 * 1000;
const RECORDING = 'bench-seek-browser';

/** Text of messages that is ingested in one request, in UTF-16 units. */
const BATCH_LENGTH = 8 * 1024 * 1024;

if (noChromium !== false) {
  process.stdout.write(`skipped: ${noChromium}\n`);
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const dataDir = values.data ?? join(work, 'data');
try {
  process.stdout.write(`${machine()}, ${megabytes} MB, ${seeks} seeks\n`);
  if (!existsSync(dataDir)) await fill(dataDir);
  const pages = join(work, 'pages');
  await build({
    root: join(import.meta.dirname, '../packages/web'),
    logLevel: 'error',
    build: { outDir: pages, emptyOutDir: true },
  });
  report(await measure(dataDir, pages));
} finally {
  rmSync(work, { recursive: true });
}

/** Makes the recording and stores it, with its index. */
async function fill(directory: string): Promise<void> {
  const { app, close } = await openEmbedded({ dataDir: directory, mode: 'write', ephemeral: true });
  const started = performance.now();
  let batch = '';
  const send = async (): Promise<void> => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/ingest',
      headers: { 'content-type': 'application/x-ndjson' },
      payload: batch,
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    batch = '';
  };
  for await (const message of messages()) {
    batch += `${serialiseMessage(message)}\n`;
    if (batch.length >= BATCH_LENGTH) await send();
  }
  await send();
  await close();
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`stored and indexed in ${seconds.toFixed(0)} s\n`);
}

async function* messages(): AsyncGenerator<Message> {
  const corpus = await mixedCorpus();
  const pieces = corpus.flatMap(({ output }) => output);
  const round = pieces.reduce((sum, { data }) => sum + data.length, 0);
  const rounds = Math.max(1, Math.round((megabytes * 1e6) / round));
  const step = LENGTH_MS / (rounds * pieces.length);
  const start = Date.now() - LENGTH_MS;
  const header = {
    recording: RECORDING,
    host: 'bench',
    user: 'bench',
    term: 'xterm-256color',
    session: 1,
    start,
  };
  const encoder = new MessageEncoder(header);
  const { cols, rows } = corpus[0] ?? { cols: 120, rows: 40 };
  yield* encoder.push({ kind: 'resize', at: 0, cols, rows }).map(({ message }) => message);
  let at = 0;
  for (let n = 0; n < rounds; n++) {
    for (const { data } of pieces) {
      at += step;
      for (const { message } of encoder.push({ kind: 'output', at: Math.round(at), data })) yield message;
    }
  }
  for (const { message } of encoder.push({ kind: 'end', at: Math.round(at), exit: 0 })) yield message;
  const last = encoder.flush();
  if (last !== undefined) yield last.message;
}

/** ms from each seek to its painted frame. */
async function measure(directory: string, pages: string): Promise<number[]> {
  const settings = { ...loadSettings({ environment: {} }).server, port: 0 };
  const logger = createLogger({ level: 'error' });
  const server = await startServer({ dataDir: directory, settings, pages, logger });
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(server.signInLink());
    await page.locator('.row').first().waitFor();
    await page.goto(`${server.url}/recordings/${RECORDING}?at=0`);
    await page.locator('scribery-terminal .row').first().waitFor();
    await page.getByText(/^Paused at/).waitFor({ state: 'attached' });
    const positions = Array.from({ length: seeks }, () => Math.random() * LENGTH_MS);
    return await page.evaluate<number[]>(`(async () => {
      const player = document.querySelector('scribery-player');
      const times = [];
      for (const position of ${JSON.stringify(positions)}) {
        const started = performance.now();
        if (!(await player.seek(position))) throw new Error('not reached');
        // seek() resolves within the frame that paints; the message comes when that frame is done.
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
        times.push(performance.now() - started);
      }
      return times;
    })()`);
  } finally {
    await browser.close();
    await server.close();
  }
}

function report(times: readonly number[]): void {
  const at = (share: number): string => percentile(times, share).toFixed(0);
  process.stdout.write(
    `seek to painted screen: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms\n`,
  );
}
