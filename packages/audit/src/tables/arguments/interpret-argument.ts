import { architecture } from '../architecture.ts';
import { flagTable } from '../flag-table.ts';
import { joinFlags } from '../join-flags.ts';
import { numberTable } from '../number-table.ts';
import type { ArgumentRenderer } from './argument-context.ts';
import { argumentKinds } from './argument-kinds.ts';
import { unsigned32 } from './argument-number.ts';
import { argumentRenderers } from './argument-renderers.ts';

/** On these, `mmap` takes a pointer to its arguments (old_mmap of their kernels); `mmap2` is as everywhere. */
const mapsByPointer: ReadonlySet<string> = new Set(['i386', 'm68k', 's390', 's390x']);

/** Calls whose 64-bit argument takes two of a 32-bit machine's, so that what follows the first stands elsewhere there. */
const widerThanRegisters: ReadonlySet<string> = new Set([
  'truncate64',
  'ftruncate64',
  'pread64',
  'pwrite64',
  'preadv',
  'pwritev',
  'fallocate',
  'fadvise64',
  'fadvise64_64',
]);
const IS_64_BIT = 0x8000_0000;

let renderers: ReadonlyMap<string, readonly (ArgumentRenderer | undefined)[]> | undefined;

/**
 * An argument of a system call as text: `O_RDONLY|O_CLOEXEC`, `AT_FDCWD`, `0644`, `SIGKILL`; undefined where the
 * argument is a pointer or nothing is known of it. `value` is as in the record, hexadecimal without 0x.
 * Arguments that mean something only by another one, as the mode of open(2), need `all` of them.
 */
export function interpretArgument(
  arch: number,
  syscall: string,
  index: number,
  value: string,
  all: readonly (string | undefined)[] = [],
): string | undefined {
  renderers ??= read();
  const renderer = renderers.get(syscall)?.[index];
  if (renderer === undefined) return undefined;
  const number = unsigned32(value);
  if (number === undefined || isElsewhere(arch, syscall, index)) return undefined;
  return renderer(number, { arch, index, all }, value);
}

function isElsewhere(arch: number, syscall: string, index: number): boolean {
  if (syscall === 'mmap') return mapsByPointer.has(architecture(arch)?.name ?? '');
  return index > 0 && (arch & IS_64_BIT) === 0 && widerThanRegisters.has(syscall);
}

function read(): Map<string, readonly (ArgumentRenderer | undefined)[]> {
  const table = new Map<string, readonly (ArgumentRenderer | undefined)[]>();
  for (const line of argumentKinds.trim().split('\n')) {
    const [names = '', ...kinds] = line.split(' ');
    const row = kinds.map(rendererOf);
    for (const name of names.split(',')) table.set(name, row);
  }
  return table;
}

function rendererOf(kind: string): ArgumentRenderer | undefined {
  const table = kind.slice(1);
  if (kind.startsWith('=')) return (value, { arch }) => numberTable(table, arch).get(value);
  if (kind.startsWith('|')) return (value, { arch }) => joinFlags(flagTable(table, arch), value);
  if (kind === '-') return undefined;
  const renderer = argumentRenderers[kind];
  if (renderer === undefined) throw new RangeError(`no argument is known as ${kind}`);
  return renderer;
}
