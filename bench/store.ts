/**
 * Search in many screen lines: builds a store of made-up sessions (Zipf words), and times the newest 50 hits of several
 * kinds of query. `--lines N` (default 10 million), `--short` (200,000), `--keep DIR` builds once and reads it again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LineVersion } from '@scribery/format';
import { openSqliteStore, type Recording, type Store } from '@scribery/store';
import { directoryBytes, machine } from './report/measures.ts';
import { timeQueries } from './report/time-queries.ts';
import { seededFraction } from './report/seeded-fraction.ts';

const { values } = parseArgs({
  options: { lines: { type: 'string' }, short: { type: 'boolean' }, keep: { type: 'string' } },
});
const total = Number(values.lines ?? (values.short ? 200_000 : 10_000_000));
const directory = values.keep ?? mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const now = Date.UTC(2026, 10, 20);

/** Lines of a recording, and lines that the indexer commits at once. */
const RECORDING_LINES = 5000;
const COMMIT_LINES = 2500;
const RUNS = 40;

const QUERIES: Readonly<Record<string, string>> = {
  common: 'w3',
  rare: 'w90017',
  none: 'nowhere',
  'phrase, common': '"w1 w2"',
  'phrase, rare': '"permission denied"',
  'phrase of common words, rare': '"w7 w4 w7 w9"',
  'common words never adjacent': '"w5 w0"',
  'common and rare': 'w2 w80021',
  'common, rare user': 'w3 user:mallory',
  'common, user pattern': 'w3 user:m*',
  'prefix, long': 'w9001*',
  'prefix, middle': 'w90*',
  'prefix, short': 'w9*',
  not: 'w3 -w1 -w2',
  or: 'w70001 OR w70002 OR w3',
  'since, until': 'w3 since:2026-11-03 until:2026-11-03',
  'expression, whole word': '/^w3 w\\d+ w4/',
  'expression, rare word': '/ denied$/',
  'expression, rare part': '/ermission d/',
  'expression, part and number': '/w9001\\d\\b/',
  'expression without letters, common': '/\\d{5}/',
  'expression without letters, none': '/\\d{7}/',
};

const VOCABULARY = 100_000;
const next = seededFraction(7);
const cumulated = Float64Array.from({ length: VOCABULARY });
let sum = 0;
for (let rank = 0; rank < VOCABULARY; rank++) cumulated[rank] = sum += 1 / (rank + 2);

function word(): string {
  const wanted = next() * sum;
  let low = 0;
  let high = VOCABULARY - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  // Five and zero never stand side by side, though both are in every block.
  return `w${low}`;
}

function text(line: number): string {
  const words: string[] = [];
  const length = 3 + Math.floor(next() * 12);
  for (let at = 0; at < length; at++) {
    const made = word();
    words.push(made === 'w0' && words.at(-1) === 'w5' ? 'w1' : made);
  }
  if (line % 400_003 === 17) words.push('permission', 'denied');
  return words.join(' ');
}

async function build(store: Store): Promise<{ bytes: number; ms: number }> {
  let bytes = 0;
  let ms = 0;
  const recordings = Math.ceil(total / RECORDING_LINES);
  for (let number = 0; number < recordings; number++) {
    const start = Math.round(now - 28 * 86_400_000 + (number / recordings) * 28 * 86_400_000);
    const document: Recording = {
      recording: `recording-${number}`,
      host: `host${number % 40}`,
      user: number % 500 === 250 ? 'mallory' : `user${number % 30}`,
      term: 'xterm',
      session: number,
      start,
      duration: RECORDING_LINES * 300,
      cols: 120,
      rows: 40,
      bytesOut: 0,
      bytesIn: 0,
      messages: 0,
      indexed: 0,
      ended: null,
      problems: 0,
    };
    for (let first = 0; first < RECORDING_LINES; first += COMMIT_LINES) {
      const lines: LineVersion[] = [];
      for (let line = first; line < first + COMMIT_LINES; line++) {
        const shown = text(number * RECORDING_LINES + line);
        bytes += shown.length + 2;
        lines.push({
          kind: 'saw',
          buffer: 'main',
          row: 39,
          column: 0,
          cols: 120,
          from: line * 300,
          until: line * 300 + 12_000,
          text: shown,
        });
      }
      const ended = first + COMMIT_LINES >= RECORDING_LINES ? start + document.duration : null;
      const begin = performance.now();
      await store.commitIndex({ recording: { ...document, ended }, keyframes: [], lines, standing: [] });
      ms += performance.now() - begin;
    }
  }
  return { bytes, ms };
}

console.log(machine());
if (!existsSync(join(directory, 'months'))) {
  const store = await openSqliteStore(directory, { mode: 'write' });
  const { bytes, ms } = await build(store);
  await store.close();
  const stored = directoryBytes(directory);
  console.log(
    `${total} lines, ${(bytes / 1e6).toFixed(0)} MB of text: written in ${(ms / 1000).toFixed(1)} s (${((ms * 1e6) / bytes).toFixed(1)} ns a byte), ${(stored / 1e6).toFixed(0)} MB on disk (${(stored / bytes).toFixed(3)} of the text)`,
  );
}
await timeQueries(directory, QUERIES, { now, runs: RUNS, width: 30 });
if (values.keep === undefined) rmSync(directory, { recursive: true });
