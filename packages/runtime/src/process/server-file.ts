import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '@scribery/errors';

/** Beside the store: how commands find the server that runs on a data directory. */
const FILE = 'server.json';

/** What `DIR/server.json` tells: where the server is, who it is, and the token for calls. */
export interface RunningServer {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  /** Field 22 of `/proc/PID/stat`: with the pid it names one process for ever; null where there is no /proc. */
  readonly started: string | null;
}

/** Tells that this process serves `directory` at `url`. Readable by its owner alone, and never half written. */
export function writeServerFile(directory: string, server: { url: string; token: string }): void {
  const path = join(directory, FILE);
  const running: RunningServer = { ...server, pid: process.pid, started: processStart(process.pid) };
  writeFileSync(`${path}.new`, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Removes what `writeServerFile` wrote, unless another process has taken over. */
export function removeServerFile(directory: string): void {
  if (readServerFile(directory)?.pid === process.pid) rmSync(join(directory, FILE), { force: true });
}

/**
 * The server that runs on `directory`; undefined when there is none. A file that a killed server left behind is
 * recognised: no process has its pid and its start time.
 */
export function findServer(directory: string): RunningServer | undefined {
  const running = readServerFile(directory);
  if (running === undefined) return undefined;
  return isAlive(running) ? running : undefined;
}

function isAlive({ pid, started }: RunningServer): boolean {
  if (started !== null) return processStart(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function readServerFile(directory: string): RunningServer | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, FILE), 'utf8'));
    return isRunningServer(value) ? value : undefined;
  } catch {
    // No file, not ours to read, or no JSON: nothing that a command could talk to.
    return undefined;
  }
}

function isRunningServer(value: unknown): value is RunningServer {
  if (typeof value !== 'object' || value === null) return false;
  const { url, token, pid, started } = { url: 0, token: 0, pid: '', started: 0, ...value };
  return (
    typeof url === 'string' &&
    typeof token === 'string' &&
    Number.isSafeInteger(pid) &&
    (typeof started === 'string' || started === null)
  );
}

function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command's name, in parentheses, may contain blanks and parentheses itself; field 3 follows the last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3] ?? null;
  } catch {
    return null;
  }
}
