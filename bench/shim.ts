/**
 * The recorder against `script`, `tlog-rec` and no recorder at all: text through a pty, and the time to a shell's
 * first prompt. One run, alternating, medians; the machine's other load hits all of them alike.
 *
 *   npm run bench -- shim [--short]
 *
 * `own CPU` is the recorder's process alone, without the recorded program, from the scheduler's count; `user` is
 * the part of it outside the kernel, in ticks of 10 ms. `least` are the runs that other work disturbed least.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildShim, shimArguments } from '@scribery/shim';
import { buildPtyFloor, type PtyEnd, PtyDriver } from '@scribery/shim/testing';

const isShort = process.argv.includes('--short');
const MEGABYTES = isShort ? 10 : 100;
const ROUNDS = isShort ? 3 : 7;
const PROMPT_ROUNDS = isShort ? 5 : 25;

type Recorder = (command: readonly string[], log: string) => readonly string[];

const shim = buildShim();
const floor = buildPtyFloor();
const recorders: Record<string, Recorder> = {
  'no recorder': (command) => command,
  'script -q': (command, log) => ['script', '-q', '-c', command.map(quote).join(' '), log],
  'tlog-rec': (command, log) => [
    'tlog-rec',
    '-w',
    'file',
    '--limit-action=pass',
    '-o',
    log,
    '--',
    ...command,
  ],
  'scribery-shim': (command, log) => [shim, ...shimArguments({ spool: log, recording: 'bench', command })],
};

/** What the kernel's terminals alone cost: see pty-floor.c. */
const floors: Record<string, Recorder> = {
  'read only (floor)': (command) => [floor, 'read', ...command],
  'read and show': (command) => [floor, 'show', ...command],
};
if (version('tlog-rec') === undefined) delete recorders['tlog-rec'];

/** tlog-rec needs a utmp file; where the machine has none, all of them get the same /run of their own with one. */
const surroundings =
  recorders['tlog-rec'] && !existsSync('/run/utmp')
    ? ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs none /run && : >/run/utmp && exec "$@"', 'sh']
    : [];

const folder = mkdtempSync(join(tmpdir(), 'scribery-bench-shim-'));
try {
  tellMachine();
  await compareThroughput();
  await compareFirstPrompt();
  console.log(`\nload average at the end: ${loads()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compareThroughput(): Promise<void> {
  const text = join(folder, 'text');
  const line =
    'The quick brown fox jumps over the lazy dog, and a log line of usual length goes on to here.\n';
  writeFileSync(text, line.repeat(Math.floor((MEGABYTES * 1e6) / line.length)));
  const runs = await alternate({ ...recorders, ...floors }, ROUNDS, ['cat', text], { discard: true });
  const base = median(runs.get('script -q') ?? [], (end) => end.ms);
  console.log(`\n${MEGABYTES} MB of text through a pty, medians of ${ROUNDS}:`);
  row('', 'wall ms', 'least', 'to script', 'own CPU ms', 'least', 'user ms', 'bytes');
  for (const [name, ends] of runs) {
    const wall = median(ends, (end) => end.ms);
    const own = (value: number) => (name === 'no recorder' ? '' : value.toFixed(0));
    row(
      name,
      wall.toFixed(0),
      Math.min(...ends.map((end) => end.ms)).toFixed(0),
      `${(wall / base).toFixed(2)}×`,
      own(median(ends, (end) => end.cpuMs)),
      own(Math.min(...ends.map((end) => end.cpuMs))),
      own(median(ends, (end) => end.userMs)),
      String(median(ends, (end) => end.bytes)),
    );
  }
}

async function compareFirstPrompt(): Promise<void> {
  const shell = ['bash', '--norc', '--noprofile', '-i'];
  const runs = await alternate(recorders, PROMPT_ROUNDS, shell, { keys: 'exit\r' });
  const base = median(runs.get('no recorder') ?? [], (end) => end.firstByteMs);
  console.log(`\nstart of bash to its first prompt, medians of ${PROMPT_ROUNDS}:`);
  row('', 'ms', 'more than bare');
  for (const [name, ends] of runs) {
    const time = median(ends, (end) => end.firstByteMs);
    row(name, time.toFixed(2), `${(time - base).toFixed(2)} ms`);
  }
}

/** Runs the command under each recorder in turn, `rounds` times; a first round warms up and is not counted. */
async function alternate(
  recorders: Record<string, Recorder>,
  rounds: number,
  command: readonly string[],
  options: { discard?: boolean; keys?: string },
): Promise<Map<string, PtyEnd[]>> {
  const runs = new Map<string, PtyEnd[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, recorder] of Object.entries(recorders)) {
      const log = join(folder, 'log');
      rmSync(log, { force: true });
      await using session = new PtyDriver([...surroundings, ...recorder(command, log)], {
        discard: options.discard ?? false,
        env: { PATH: process.env.PATH, HOME: folder, TERM: 'xterm', PS1: '$ ', LC_ALL: 'C.UTF-8' },
      });
      if (options.keys) {
        await session.waitFor('$ ');
        session.type(options.keys);
      }
      const end = await session.end({ patienceMs: 120_000 });
      if (end.exit !== 0) throw new Error(`${name} ended with ${end.exit ?? end.signal}: ${session.output}`);
      if (round > 0) runs.set(name, [...(runs.get(name) ?? []), end]);
    }
  }
  return runs;
}

function tellMachine(): void {
  console.log(`load average ${loads()}, ${cpus().length} × ${cpus()[0]?.model}, Linux ${release()}`);
  const versions = ['bash', 'script', 'tlog-rec', 'cc'].map((name) => version(name) ?? `no ${name}`);
  console.log(versions.join(', '));
}

function loads(): string {
  const running = readFileSync('/proc/loadavg', 'utf8').split(' ')[3];
  return `${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')} (${running} tasks)`;
}

function version(program: string): string | undefined {
  const { stdout, status } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
}

function median<T>(values: readonly T[], of: (value: T) => number): number {
  const sorted = values.map(of).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function row(name: string, ...cells: string[]): void {
  console.log([name.padEnd(18), ...cells.map((cell) => cell.padStart(15))].join(''));
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
