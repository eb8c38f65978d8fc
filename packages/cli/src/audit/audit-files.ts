import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ScriberyError } from '@scribery/errors';

/** Where a file stands in its rotation set: `audit.log`, `audit.log.1`, `audit.log.2.gz`, `audit.log-20260101.gz`. */
interface Rotated {
  /** What the set has in common: the path without its rotation and compression. */
  readonly base: string;
  /** Rotations since it was written: 0 is the file that is being written. */
  readonly age: number;
  /** Day of rotation where the name has one (logrotate's `dateext`), else ''. */
  readonly day: string;
}

/**
 * The files that arguments stand for: those of a rotation set oldest first, a directory being the audit logs in it. Of a
 * directory that cannot be read, or has no log, `onUnreadable` is told (SCR_INPUT_UNREADABLE).
 */
export function auditFiles(paths: readonly string[], onUnreadable: (error: ScriberyError) => void): string[] {
  const sets = new Map<string, string[]>();
  for (const path of paths.flatMap((path) => (isDirectory(path) ? logsIn(path, onUnreadable) : [path]))) {
    const { base } = rotated(path);
    sets.set(base, [...(sets.get(base) ?? []), path]);
  }
  return [...sets.values()].flatMap((set) => set.sort(byAge));
}

/** What cannot be looked at (it is in a directory of others) is taken for a file: opening it tells why. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The sets of `audit.log` in a directory; without one, all that are named like logs. */
function logsIn(directory: string, onUnreadable: (error: ScriberyError) => void): string[] {
  try {
    const files = readdirSync(directory).sort();
    const logs = files.filter((file) => basename(rotated(file).base).endsWith('.log'));
    if (logs.length === 0) throw new Error('no log is in this directory');
    const audit = logs.filter((file) => rotated(file).base === 'audit.log');
    return (audit.length > 0 ? audit : logs).map((file) => join(directory, file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    onUnreadable(new ScriberyError('SCR_INPUT_UNREADABLE', reason, { place: { file: directory }, cause }));
    return [];
  }
}

/** Endings of packed files; those that are not unpacked here are told when they are read. */
const PACKED = /\.(?:gz|xz|bz2|zst|lz4)$/;

function rotated(path: string): Rotated {
  const file = basename(path).replace(PACKED, '');
  const [, base = file, age = '', day = ''] = /^(.+?)(?:\.(\d{1,6})|-(\d{8,14}))$/.exec(file) ?? [];
  return { base: dirname(path) === '.' ? base : join(dirname(path), base), age: Number(age), day };
}

function byAge(a: string, b: string): number {
  const [one, two] = [rotated(a), rotated(b)];
  if (one.day !== two.day) return one.day === '' ? 1 : two.day === '' ? -1 : one.day < two.day ? -1 : 1;
  return two.age - one.age;
}
