/**
 * Emulation alone, and emulation with keyframes and line versions, over the programs of the mixed corpus: MB of terminal
 * output a CPU-second, the ratio, versions found, keyframes and their size. `--mb N` (default 12) repeats each program up
 * to so much, `--only NAME,…` takes some.
 */
import { parseArgs } from 'node:util';
import { Emulator, ScreenIndexer } from '@scribery/screen';
import { type CorpusRecording, mixedCorpus } from './corpus/record.ts';
import { machine } from './report/measures.ts';

const { values } = parseArgs({ options: { mb: { type: 'string' }, only: { type: 'string' } } });
const megabytes = Number(values.mb ?? 12);
const wanted = values.only?.split(',');

/** As an agent cuts messages: at least each second, and by payload. */
const MESSAGE_MS = 1000;
const MESSAGE_BYTES = 16_384;

const programs = new Map((await mixedCorpus()).map((recording) => [recording.name, recording]));
process.stdout.write(`${machine()}\n`);
for (const recording of programs.values()) {
  if (!wanted || wanted.includes(recording.name)) measure(recording);
}

function measure(recording: CorpusRecording): void {
  const bytes = recording.output.reduce((sum, { data }) => sum + data.length, 0);
  const times = Math.max(1, Math.round((megabytes * 1e6) / bytes));
  const emulation = cpuSeconds(() => emulate(recording, times));
  let found = { lines: 0, units: 0, keyframes: 0, keyframeUnits: 0 };
  const indexing = cpuSeconds(() => {
    found = index(recording, times);
  });
  const size = (bytes * times) / 1e6;
  const { lines, units, keyframes, keyframeUnits } = found;
  process.stdout.write(
    `${recording.name.padEnd(16)} ${rate(size / emulation)} emulated, ${rate(size / indexing)} indexed, ` +
      `${(indexing / emulation).toFixed(1)} times; a MB gives ${Math.round(lines / size)} versions ` +
      `of ${Math.round(units / Math.max(1, lines))} characters, ${(keyframes / size).toFixed(1)} keyframes ` +
      `of ${(keyframeUnits / 1000 / Math.max(1, keyframes)).toFixed(1)} kB\n`,
  );
}

function emulate({ cols, rows, output }: CorpusRecording, times: number): void {
  using emulator = new Emulator(cols, rows);
  for (let time = 0; time < times; time++) for (const { data } of output) emulator.write(data);
}

function index({ cols, rows, output }: CorpusRecording, times: number) {
  const indexer = new ScreenIndexer({ cols, rows });
  const found = { lines: 0, units: 0, keyframes: 0, keyframeUnits: 0 };
  const span = (output.at(-1)?.at ?? 0) + 1000;
  let message = { id: 1, from: 0, bytes: 0 };
  for (let time = 0; time < times; time++) {
    for (const { at, data } of output) {
      const position = at + time * span;
      if (position - message.from >= MESSAGE_MS || message.bytes >= MESSAGE_BYTES) {
        indexer.messageEnd(message.id);
        message = { id: message.id + 1, from: position, bytes: 0 };
        const { lines, keyframes } = indexer.take();
        found.lines += lines.length;
        for (const { text } of lines) found.units += text.length;
        found.keyframes += keyframes.length;
        for (const { screen, tracker } of keyframes) found.keyframeUnits += screen.length + tracker.length;
      }
      indexer.feed({ kind: 'output', at: position, data });
      message.bytes += data.length;
    }
  }
  indexer.dispose();
  return found;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function rate(megabytesPerSecond: number): string {
  return `${megabytesPerSecond.toFixed(1).padStart(5)} MB/s`;
}
