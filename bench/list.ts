/**
 * The list of many recordings: builds a store of documents and times the first page, filtered pages and a late page.
 * `--recordings N` (default 100,000), `--short` (5,000), `--keep DIR` builds once and reads it again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqliteStore, parseQuery, type Recording } from '@scribery/store';
import { machine, percentile } from './report/measures.ts';

const { values } = parseArgs({
  options: { recordings: { type: 'string' }, short: { type: 'boolean' }, keep: { type: 'string' } },
});
const total = Number(values.recordings ?? (values.short ? 5000 : 100_000));
const directory = values.keep ?? mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const now = Date.UTC(2026, 10, 20);
const YEAR_MS = 365 * 86_400_000;
const RUNS = 40;
const PAGE = 50;

const QUERIES = [
  '',
  'user:user7',
  'user:mallory',
  'host:db* -user:user1',
  'since:30d until:20d',
  'user:nobody',
  'deploy',
  'typed:secret user:user7',
];

function document(number: number): Recording {
  return {
    recording: `${'0123456789abcdef'.repeat(2)}-${number}`,
    host: `${number % 3 === 0 ? 'db' : 'web'}${number % 97}`,
    user: number % 5000 === 77 ? 'mallory' : `user${number % 40}`,
    term: 'xterm-256color',
    session: number,
    start: Math.round(now - YEAR_MS + (number / total) * YEAR_MS),
    duration: 600_000,
    cols: 120,
    rows: 40,
    bytesOut: 100_000,
    bytesIn: 1000,
    messages: 0,
    indexed: 0,
    ended: now,
    problems: 0,
  };
}

console.log(machine());
if (!existsSync(join(directory, 'months'))) {
  const store = await openSqliteStore(directory, { mode: 'write', ephemeral: true });
  const place = { buffer: 'main', row: 1, column: 0, cols: 120, from: 1000, until: 2000 } as const;
  for (let number = 0; number < total; number++) {
    const lines = [
      {
        ...place,
        kind: 'saw' as const,
        text: number % 1000 === 5 ? 'deploy finished' : `$ make target${number % 50}`,
      },
    ];
    const typed = { ...place, kind: 'typed' as const, text: number % 700 === 7 ? 'secret' : 'make' };
    await store.commitIndex({
      recording: document(number),
      keyframes: [],
      lines: [...lines, typed],
      standing: [],
    });
  }
  await store.close();
}

const store = await openSqliteStore(directory, { mode: 'read' });
async function measure(name: string, query: string, cursor?: string): Promise<void> {
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < RUNS; run++) {
    const begin = performance.now();
    const page = await store.recordings({
      query: parseQuery(query, { now }),
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    times.push(performance.now() - begin);
    found = page.recordings.length;
  }
  console.log(
    `${name.padEnd(28)} p50 ${percentile(times, 0.5).toFixed(1).padStart(6)} ms  p95 ${percentile(times, 0.95).toFixed(1).padStart(6)} ms  ${found} recordings`,
  );
}
for (const query of QUERIES) await measure(query === '' ? 'first page' : query, query);
let cursor: string | undefined;
for (let seen = 0; seen < total - 2 * PAGE; seen += 5000) {
  const page = await store.recordings({
    limit: Math.min(5000, total - seen - PAGE),
    ...(cursor === undefined ? {} : { cursor }),
  });
  cursor = page.next ?? undefined;
}
await measure('last page', '', cursor);
await store.close();
if (values.keep === undefined) rmSync(directory, { recursive: true });
