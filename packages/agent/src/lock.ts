import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hasCode, ScriberyError } from '@scribery/errors';
import { bootId, isRunning, startTicksOf } from './process-identity.ts';

/** Age in ms at which another's right to replace a stale lock counts as abandoned: replacing takes microseconds. */
const RETIRING_MOST_MS = 10_000;

/**
 * A lock file: one agent a spool. It names its owner by pid, start time and boot, so that what a killed owner left is
 * recognised; it appears whole (`link` of a finished file) and never belongs to two.
 *
 * Replacing a stale lock needs the right to it first: a second name (`link`) made from the stale owner's identity,
 * which only one process can get. As long as it stands, nobody else replaces the lock.
 *
 * Owners have to see each other in /proc: agents in different pid namespaces must not share a spool directory.
 */
export class Lock {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** The lock at `path`; undefined while a running process has it. */
  static acquire(path: string): Lock | undefined {
    const mine = `${path}.${process.pid}`;
    try {
      writeFileSync(mine, ownIdentity(), { mode: 0o600 });
      if (link(mine, path)) return new Lock(path);
      const owner = read(path);
      if (owner === undefined) return link(mine, path) ? new Lock(path) : undefined;
      if (isAlive(owner)) return undefined;
      return replaceStale(mine, path, owner) ? new Lock(path) : undefined;
    } finally {
      rmSync(mine, { force: true });
    }
  }

  release(): void {
    rmSync(this.#path, { force: true });
  }
}

function replaceStale(mine: string, path: string, owner: string): boolean {
  const right = `${path}.stale-${owner.replaceAll(/[^0-9a-f-]/g, '-')}`;
  if (!link(path, right)) {
    const age = Date.now() - (statSync(right, { throwIfNoEntry: false })?.ctimeMs ?? Date.now());
    if (age > RETIRING_MOST_MS) rmSync(right, { force: true });
    return false;
  }
  try {
    // Between reading the owner and getting the right, another process may have replaced the lock and given the right back.
    if (read(path) !== owner) return false;
    renameSync(mine, path);
    return true;
  } finally {
    rmSync(right, { force: true });
  }
}

function ownIdentity(): string {
  const startTicks = startTicksOf(process.pid);
  if (startTicks === undefined) throw new ScriberyError('SCR_INTERNAL', '/proc/PID/stat cannot be read');
  return `${process.pid} ${startTicks} ${bootId() ?? '-'}`;
}

function isAlive(owner: string): boolean {
  const [pid, startTicks, boot] = owner.split(' ');
  if (pid === undefined || startTicks === undefined || boot !== (bootId() ?? '-')) return false;
  return isRunning({ pid: Number(pid), startTicks });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** False when `to` exists, or `from` does not any more. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
