import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { hasCode, ScriberyError } from '@scribery/errors';

export interface Program {
  /** Where the program goes; beside it stands `….sha256`, the hash of what it was made from. */
  readonly target: string;
  /** The C files that are compiled. */
  readonly sources: readonly string[];
  /** Further files that the program depends on. */
  readonly headers: readonly string[];
  readonly flags: readonly string[];
}

/**
 * Compiles a C program with `cc`, unless the one that is there was made from the same sources and flags.
 * It is put in place by one rename, so two builds at the same time do not harm each other.
 * Throws SCR_RECORDER_MISSING, which says how to get a compiler, or what the compiler said.
 */
export function compile({ target, sources, headers, flags }: Program): void {
  const hash = createHash('sha256').update(flags.join('\0'));
  for (const file of [...sources, ...headers])
    hash.update(`\0${basename(file)}\0`).update(readFileSync(file));
  const stamp = hash.digest('hex');
  if (existsSync(target) && readStamp(target) === stamp) return;
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  try {
    execFileSync('cc', [...flags, '-o', unfinished, ...sources], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (cause) {
    throw new ScriberyError('SCR_RECORDER_MISSING', reasonOf(cause), { cause });
  }
  renameSync(unfinished, target);
  writeFileSync(`${target}.sha256`, stamp);
}

function readStamp(target: string): string {
  return existsSync(`${target}.sha256`) ? readFileSync(`${target}.sha256`, 'utf8') : '';
}

function reasonOf(cause: unknown): string {
  const howTo = 'apt-get install gcc libc6-dev';
  if (!(cause instanceof Error)) return String(cause);
  if (hasCode(cause, 'ENOENT')) return `there is no C compiler (cc); install one: ${howTo}`;
  const said =
    'stderr' in cause && cause.stderr instanceof Buffer ? cause.stderr.toString().trim() : cause.message;
  return `cc cannot build it; it needs a C compiler and the C library's headers (${howTo}): ${said}`;
}
