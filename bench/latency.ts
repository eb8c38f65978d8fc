/**
 * From the terminal to an auditor: a shell is recorded, prints a new word again and again, and each word's way is timed from
 * the moment when the terminal had it, to its arrival at a live viewer and to the first search that finds it. p50 and p95 in
 * ms. `--words N` (default 100), `--short` (20).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { askApi, type Fetch, followEvents, type RecordingList, type SearchPage } from '@scribery/player';
import { PtyDriver } from '@scribery/shim/testing';
import { SCRIBERY, ServerProcess } from '../test/e2e/support/scribery.ts';
import { machine, percentile } from './report/measures.ts';

/** How often a search is asked again: the measure's own error, in ms. */
const ASK_EVERY_MS = 10;
/** Time between two words; more than the 200 ms that a text must stand to count. */
const BETWEEN_WORDS_MS = 400;

const { values } = parseArgs({ options: { words: { type: 'string' }, short: { type: 'boolean' } } });
const count = Number(values.words ?? (values.short ? 20 : 100));
process.stdout.write(`${machine()}, ${count} words\n`);

const folder = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const dataDir = join(folder, 'scribery');
const server = await ServerProcess.start(dataDir);
try {
  const { url, token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
  await using pty = new PtyDriver([SCRIBERY, 'rec', '--', 'sh'], {
    env: { ...process.env, PS1: '$ ', SCRIBERY_SERVER: url, SCRIBERY_TOKEN: token, XDG_DATA_HOME: folder },
  });
  await pty.waitFor('$ ');
  const recording = await liveRecording(ask);

  const seen = new Map<string, number>();
  const stopFollowing = followEvents(
    ask,
    () => `/api/recordings/${recording}/live?after=0`,
    ({ data }) => {
      for (const [word] of data.matchAll(/word\d+word/g))
        if (!seen.has(word)) seen.set(word, performance.now());
    },
  );
  const live: number[] = [];
  const found: number[] = [];
  for (let n = 0; n < count; n++) {
    const word = `word${n}word`;
    const from = pty.output.length;
    pty.type(`echo word$((${n}))word\r`);
    await pty.waitFor(word, from);
    const shown = performance.now();
    await untilFound(ask, word);
    found.push(performance.now() - shown);
    await pty.waitUntil(() => seen.has(word), `${word} reaches the live viewer`);
    live.push((seen.get(word) ?? Number.NaN) - shown);
    await pause(BETWEEN_WORDS_MS);
  }
  stopFollowing();
  pty.type('exit\r');
  await pty.end();
  for (const [what, times] of [
    ['seen by a live viewer', live],
    ['found by a search', found],
  ] as const) {
    const [p50, p95, most] = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
    process.stdout.write(
      `${what}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, at most ${most.toFixed(0)} ms\n`,
    );
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}

async function liveRecording(ask: Fetch): Promise<string> {
  for (;;) {
    const { recordings } = await askApi<RecordingList>(ask, '/api/recordings');
    if (recordings[0] !== undefined) return recordings[0].recording;
    await pause(ASK_EVERY_MS);
  }
}

async function untilFound(ask: Fetch, word: string): Promise<void> {
  for (;;) {
    const { hits } = await askApi<SearchPage>(ask, `/api/search?query=${word}&limit=1`);
    if (hits.length > 0) return;
    await pause(ASK_EVERY_MS);
  }
}
