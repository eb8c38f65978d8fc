import { readFileSync } from 'node:fs';

/** One process for good: a pid is used again, a pid with its start time is not before the next boot. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Field 22 of `/proc/PID/stat`: clock ticks from boot to the start of the process. */
  readonly startTicks: string;
}

/** Field 22 of `/proc/PID/stat` (proc(5)); undefined when there is no such process, or it is a zombie. */
export function startTicksOf(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // Field 2 is the program's name in parentheses and may hold anything, also spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has written all that it ever will.
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** Whether this very process still runs. */
export function isRunning(process: ProcessIdentity): boolean {
  return startTicksOf(process.pid) === process.startTicks;
}

/** This boot of the machine; undefined where the kernel does not tell. */
export function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return undefined;
  }
}
