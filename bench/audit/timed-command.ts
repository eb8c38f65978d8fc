import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** How often the peak of a running command's memory is looked at, in ms; the kernel keeps the peak itself. */
const LOOK_EVERY_MS = 20;

export interface Timed {
  /** Seconds of CPU, in the program and in the kernel, of the command and all that it started. */
  readonly cpu: number;
  /** Seconds from start to end. */
  readonly wall: number;
  /** Largest resident memory seen, MiB. */
  readonly peakMib: number;
}

/** Runs a command to its end, its standard output thrown away or given to a file; throws when it fails. */
export async function timed(
  command: readonly string[],
  { input, output = '/dev/null' }: { input?: Readable; output?: string } = {},
): Promise<Timed> {
  // bash's own `time` counts children too, as `wait4` told their use.
  const script = `TIMEFORMAT='%U %S %R'; exec 3>&2; { time "$@" >"$0" 2>/dev/null; } 2>&3`;
  const child = spawn('bash', ['-c', script, output, ...command], { stdio: ['pipe', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stdin.on('error', () => {}); // a command that reads no input
  if (input === undefined) child.stdin.end();
  else input.pipe(child.stdin);
  const peak = watchPeak(child);
  await once(child, 'close');
  const peakMib = peak();
  if (child.exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${child.exitCode}: ${told}`);
  const [user = Number.NaN, system = Number.NaN, wall = Number.NaN] = told.trim().split(' ').map(Number);
  return { cpu: user + system, wall, peakMib };
}

/** Follows the memory of a process's only child; the function gives the peak in MiB and ends the watch. */
function watchPeak(parent: ChildProcess): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    try {
      const [child] = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').split(' ');
      const [, kib] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
      peak = Math.max(peak, Number(kib ?? 0) / 1024);
    } catch {
      // It has not started yet, or is over.
    }
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
