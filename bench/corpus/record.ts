import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CorpusProgram, programs } from './programs.ts';

/** Terminal output of one program: bytes with the position (ms) at which they came. */
export interface CorpusRecording {
  readonly name: string;
  readonly cols: number;
  readonly rows: number;
  readonly output: readonly { readonly at: number; readonly data: Uint8Array }[];
}

const COLS = 120;
const ROWS = 40;
const folder = join(import.meta.dirname, '../../.cache/bench/corpus');

/** The mixed corpus: every program's recording as often as its share says. Recorded once, kept under .cache/bench. */
export async function mixedCorpus(): Promise<CorpusRecording[]> {
  mkdirSync(folder, { recursive: true });
  const recordings: CorpusRecording[] = [];
  for (const program of programs) {
    const recording = await recorded(program);
    for (let n = 0; n < program.times; n++) recordings.push(recording);
  }
  return recordings;
}

async function recorded(program: CorpusProgram): Promise<CorpusRecording> {
  const base = join(folder, program.name.replaceAll(/\W+/g, '-'));
  if (!existsSync(`${base}.timing`)) await record(program, base);
  return { name: program.name, cols: COLS, rows: ROWS, output: readTypescript(base, program.stretch) };
}

/** Runs the program in a pty by util-linux script(1), which keeps the bytes and their times. */
async function record(program: CorpusProgram, base: string): Promise<void> {
  process.stderr.write(`corpus: recording ${program.name}\n`);
  const args = ['-q', '-E', 'never', '--logging-format', 'classic', '--log-out', `${base}.out`];
  const command = `stty cols ${COLS} rows ${ROWS}; ${program.command}`;
  const child = spawn('script', [...args, '--log-timing', `${base}.partial`, '-c', command], {
    env: { ...process.env, TERM: 'xterm-256color', SHELL: '/bin/sh', LANG: 'C.UTF-8' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  for (const key of program.keys ?? []) {
    await pause(program.pauseMs ?? 0);
    child.stdin.write(key);
  }
  await ended;
  writeFileSync(`${base}.timing`, readFileSync(`${base}.partial`));
}

/** script(1), classic format: a line of header, then bytes; the timing file has `delay-in-seconds bytes` a line. */
function readTypescript(base: string, stretch: number): CorpusRecording['output'] {
  const bytes = readFileSync(`${base}.out`);
  let offset = bytes.indexOf(0x0a) + 1;
  let at = 0;
  return readFileSync(`${base}.timing`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [delay = '0', count = '0'] = line.split(' ');
      at += Number(delay) * 1000 * stretch;
      const data = bytes.subarray(offset, offset + Number(count));
      offset += Number(count);
      return { at: Math.round(at), data };
    });
}
