/**
 * Ingest, keyframes and line index on one thread: the mixed corpus, as messages, into the application in this process and
 * its store on disk. Prints MB of terminal output a second of wall and of CPU time (all threads, so SQLite's and zlib's
 * too), messages a second, and the bytes on disk over the bytes of output. `--mb N` (default 60) repeats the corpus up to
 * so much, `--short` (5); `--programs` measures each program alone as well. The corpus goes in twice, each time into a new
 * store: a process that has just begun compiles its code, and one that runs has.
 *
 * Before and after, the same bytes go through the bare emulator: how many times its CPU time all of it takes says more
 * on a machine that does other things too than MB a second do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serialiseMessage } from '@scribery/format';
import { Emulator } from '@scribery/screen';
import { openEmbedded } from '@scribery/server';
import { corpusMessages } from './corpus/corpus-messages.ts';
import { type CorpusRecording, mixedCorpus } from './corpus/record.ts';
import { directoryBytes, machine } from './report/measures.ts';

const { values } = parseArgs({
  options: { mb: { type: 'string' }, short: { type: 'boolean' }, programs: { type: 'boolean' } },
});
const megabytes = Number(values.mb ?? (values.short ? 5 : 60));
/** UTF-16 units of messages in one request, as an agent that catches up sends them. */
const BODY_LENGTH = 1024 * 1024;

const corpus = await mixedCorpus();
process.stdout.write(`${machine()}\n`);
if (values.programs) {
  for (const name of new Set(corpus.map((one) => one.name))) {
    const one = corpus.filter((recording) => recording.name === name).slice(0, 1);
    await measure(name, upTo(one, Math.min(megabytes, 6)));
  }
}
await measure('mixed corpus', upTo(corpus, megabytes));
// The first time, more than a quarter of the CPU time of 60 MB goes into loading and compiling, which a server does once.
await measure('the same, warm', upTo(corpus, megabytes));

/** The recordings over and over, up to a size. */
function upTo(recordings: readonly CorpusRecording[], size: number): CorpusRecording[] {
  const all: CorpusRecording[] = [];
  let bytes = 0;
  for (let n = 0; bytes < size * 1e6; n++) {
    const recording = recordings[n % recordings.length];
    if (recording === undefined) break;
    all.push(recording);
    bytes += sizeOf(recording);
  }
  return all;
}

function sizeOf({ output }: CorpusRecording): number {
  return output.reduce((sum, { data }) => sum + data.length, 0);
}

async function measure(name: string, recordings: readonly CorpusRecording[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'scribery-bench-'));
  const bodies = recordings.map((recording, n) => bodiesOf(recording, `bench-${n}`));
  const bytes = recordings.reduce((sum, recording) => sum + sizeOf(recording), 0);
  const messages = bodies.flat().reduce((sum, { count }) => sum + count, 0);
  const emulatedBefore = emulation(recordings);
  try {
    const began = performance.now();
    const cpu = process.cpuUsage();
    const { app, close } = await openEmbedded({ dataDir, mode: 'write' });
    for (const body of bodies.flat()) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/ingest',
        headers: { 'content-type': 'application/x-ndjson' },
        payload: body.data,
      });
      if (answer.statusCode !== 200) throw new Error(answer.body);
    }
    await close();
    const wall = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const spent = (user + system) / 1e6;
    const emulated = (emulatedBefore + emulation(recordings)) / 2;
    const disk = directoryBytes(dataDir);
    const rates = [
      `${(bytes / 1e6 / wall).toFixed(1)} MB/s`,
      `${(bytes / spent / 1e6).toFixed(1)} MB/CPU-s`,
      `${(spent / emulated).toFixed(2)} × the bare emulator (${(bytes / emulated / 1e6).toFixed(1)} MB/CPU-s)`,
      `${(messages / wall).toFixed(0)} messages/s`,
      `${(disk / bytes).toFixed(2)} bytes on disk a byte`,
    ];
    process.stdout.write(
      `${name.padEnd(16)} ${(bytes / 1e6).toFixed(0).padStart(4)} MB  ${rates.join(', ')}\n`,
    );
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

/** CPU seconds of the emulator alone. */
function emulation(recordings: readonly CorpusRecording[]): number {
  const before = process.cpuUsage();
  for (const { cols, rows, output } of recordings) {
    using emulator = new Emulator(cols, rows);
    for (const { data } of output) emulator.write(data);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A recording as an agent that catches up sends it. */
function bodiesOf(recording: CorpusRecording, id: string): Body[] {
  const bodies: Body[] = [];
  let body = { text: '', count: 0 };
  for (const message of corpusMessages(id, recording, recording.output)) {
    body.text += `${serialiseMessage(message)}\n`;
    body.count++;
    if (body.text.length < BODY_LENGTH) continue;
    bodies.push(bodyOf(body));
    body = { text: '', count: 0 };
  }
  return [...bodies, bodyOf(body)];
}

/** The bytes of a request's body, as they come from the network, and how many messages they are. */
interface Body {
  readonly data: Buffer;
  readonly count: number;
}

function bodyOf({ text, count }: { text: string; count: number }): Body {
  return { data: Buffer.from(text), count };
}
