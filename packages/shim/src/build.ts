import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { programPath, type ShimVariant } from './shim-path.ts';

const WARNINGS = [
  '-std=c99',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-Wshadow',
  '-Wconversion',
  '-Wstrict-prototypes',
];

/** What a program that stands next to a hostile user is built with; as Debian's hardening=+all. */
export const HARDENED = [
  ...['-O2', '-fstack-protector-strong', '-fstack-clash-protection', '-D_FORTIFY_SOURCE=2'],
  ...['-fPIE', '-pie', '-Wl,-z,relro', '-Wl,-z,now', '-Wl,-z,noexecstack'],
];

/** Address and undefined-behaviour sanitizers: the first finding ends the program. */
export const SANITIZE = ['-O1', '-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];

/**
 * Builds the recorder where its sources are newer than it, and gives its path. Takes under a second, and a few
 * ms when nothing is to do. Throws SCR_RECORDER_MISSING when it cannot be built.
 */
export function buildShim(variant: ShimVariant = 'hardened'): string {
  const target = programPath(variant);
  compile({
    target,
    sources: recorderSources().map((file) => join(import.meta.dirname, file)),
    headers: headers(),
    flags: [...WARNINGS, ...(variant === 'hardened' ? HARDENED : SANITIZE)],
  });
  return target;
}

/** Builds a program of the tests from a C file in `src/testing` and files of the recorder. */
export function buildTestProgram(name: string, sources: readonly string[], flags: readonly string[]): string {
  const target = join(import.meta.dirname, '..', 'build', name);
  compile({
    target,
    sources: [
      join(import.meta.dirname, 'testing', `${name}.c`),
      ...sources.map((file) => join(import.meta.dirname, file)),
    ],
    headers: headers(),
    flags: [...WARNINGS, `-I${import.meta.dirname}`, ...flags],
  });
  return target;
}

/** The C files of the recorder. */
export function recorderSources(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.c'))
    .sort();
}

function headers(): string[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.h'));
  return files.sort().map((name) => join(import.meta.dirname, name));
}
