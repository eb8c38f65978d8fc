/**
 * Room that the mixed corpus takes in the store, by part, and what storing it costs. Every
 * program's output goes the whole way: messages (flushed each second), screen, store; only the store's calls are timed.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type EncodedMessage,
  type Message,
  MessageEncoder,
  type RecordingHeader,
  withLine,
} from '@scribery/format';
import { ScreenIndexer } from '@scribery/screen';
import { openSqliteStore, type Recording, type Store } from '@scribery/store';
import { type CorpusRecording, mixedCorpus } from './corpus/record.ts';
import { directoryBytes, machine } from './report/measures.ts';

/** The agent sends what it has after this long, in ms, and the indexer commits as often. */
const FLUSH_MS = 250;
const COMMIT_BYTES = 2 * 1024 * 1024;

const spent = { append: 0, commit: 0 };

async function timed<T>(what: keyof typeof spent, work: () => Promise<T>): Promise<T> {
  // CPU time: the wall's says more about what else runs.
  const begin = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(begin);
  spent[what] += (user + system) / 1000;
  return result;
}

async function storeRecording(
  store: Store,
  { name, cols, rows, output }: CorpusRecording,
  number: number,
): Promise<void> {
  const start = Date.UTC(2026, 10, 1) + number * 600_000;
  const header: RecordingHeader = {
    recording: `${name.replaceAll(/\W+/g, '-')}-${number}`,
    host: 'bench',
    user: 'alice',
    term: 'xterm-256color',
    session: number,
    start,
  };
  const encoder = new MessageEncoder(header, {
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
  });
  const screen = new ScreenIndexer({ cols, rows });
  let waiting: Message[] = [];
  let bytes = 0;
  let indexed = 0;
  let duration = 0;
  const store_ = async (ended: boolean) => {
    const messages = waiting;
    waiting = [];
    bytes = 0;
    await timed('append', () => store.appendMessages(messages.map(withLine)));
    const { keyframes, lines, standing } = screen.take();
    const recording: Recording = {
      recording: header.recording,
      host: header.host,
      user: header.user,
      term: header.term,
      session: number,
      start,
      duration,
      cols,
      rows,
      bytesOut: 0,
      bytesIn: 0,
      messages: indexed,
      indexed,
      ended: ended ? start + duration : null,
      problems: 0,
    };
    await timed('commit', () => store.commitIndex({ recording, keyframes, lines, standing }));
  };
  const takeIn = (encoded: readonly (EncodedMessage | undefined)[]) => {
    for (const { message } of encoded.filter((one) => one !== undefined)) {
      waiting.push(message);
      indexed = message.id;
      screen.messageEnd(message.id);
    }
  };
  let flushed = 0;
  screen.feed({ kind: 'resize', at: 0, cols, rows });
  takeIn(encoder.push({ kind: 'resize', at: 0, cols, rows }));
  for (const { at, data } of output) {
    if (at - flushed >= FLUSH_MS) {
      takeIn([encoder.flush()]);
      flushed = at;
    }
    screen.feed({ kind: 'output', at, data });
    takeIn(encoder.push({ kind: 'output', at, data }));
    duration = at;
    bytes += data.length;
    if (bytes >= COMMIT_BYTES) await store_(false);
  }
  takeIn([encoder.flush()]);
  screen.end(duration);
  await store_(true);
}

const directory = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const store = await openSqliteStore(directory, { mode: 'write' });
let output = 0;
for (const [number, recording] of (await mixedCorpus()).entries()) {
  output += recording.output.reduce((sum, { data }) => sum + data.length, 0);
  await storeRecording(store, recording, number);
}
await store.close();
console.log(machine());
console.log(`${(output / 1e6).toFixed(1)} MB of terminal output`);
const share = (bytes: number) => `${(bytes / 1e6).toFixed(2).padStart(8)} MB  ${(bytes / output).toFixed(3)}`;
const parts = new Map<string, number>();
for (const file of readdirSync(join(directory, 'months')).filter((name) => name.endsWith('.sqlite'))) {
  const database = new DatabaseSync(join(directory, 'months', file), { readOnly: true });
  for (const row of database.prepare('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name').all()) {
    const part = String(row['name']).split('_')[0] ?? '';
    parts.set(part, (parts.get(part) ?? 0) + Number(row['bytes']));
  }
  database.close();
}
for (const [part, bytes] of [...parts].sort((a, b) => b[1] - a[1]))
  console.log(part.padEnd(12), share(bytes));
console.log('on disk'.padEnd(12), share(directoryBytes(directory)));
for (const [what, ms] of Object.entries(spent))
  console.log(
    what.padEnd(12),
    `${(ms / 1000).toFixed(2)} s, ${((ms * 1e6) / output).toFixed(1)} ns a byte of output`,
  );
if (process.env['KEEP']) console.log(directory);
else rmSync(directory, { recursive: true });
