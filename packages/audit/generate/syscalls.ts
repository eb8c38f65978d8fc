import { parseNumberedNames } from '../src/tables/parse-numbered-names.ts';
import { constants } from './constants.ts';
import { supplement } from './supplement.ts';
import { type Target, targets } from './target.ts';

/** What the kernel adds to the common number of a newer system call on these machines. */
const offsets: Readonly<Record<string, number>> = {
  alpha: 110,
  mips: 4000,
  mips64: 5000,
  mips64n32: 6000,
  x32: 0x4000_0000,
};

/** Tables that have newer calls of their own, and the supplement that has them. */
const ownNewer = new Map([
  ['x86_64', 'x86_64'],
  ['x32', 'x86_64'],
  ['sparc', 'sparc'],
  ['sparc64', 'sparc'],
]);

/** Not system calls: bases, masks and counts. */
const noCall =
  /__NR_(syscalls|arch_specific_syscall|SYSCALL_\w+|OABI_SYSCALL_BASE|Linux\w*|\w+_Linux\w*)|__ARM_NR_BASE/;

/**
 * Machines without headers of their own in Debian that use the numbers that new 32-bit ports share
 * (asm-generic/unistd.h), with every optional call.
 */
const generic32: Target = {
  folder: 'riscv',
  defines: [
    ...targets.riscv32.defines,
    '__ARCH_WANT_RENAMEAT',
    '__ARCH_WANT_SET_GET_RLIMIT',
    '__ARCH_WANT_STAT64',
    '__ARCH_WANT_NEW_STAT',
    '__ARCH_WANT_TIME32_SYSCALLS',
    '__ARCH_WANT_SYS_CLONE3',
    '__ARCH_WANT_MEMFD_SECRET',
  ],
};

/** System calls by number, for each set of numbers that Linux has. */
export function syscalls(): Map<string, Map<number, string>> {
  const fromHeaders = Object.entries(targets).map(
    ([name, target]) => [name, withNewer(name, callsOf(target, 'asm/unistd.h'))] as const,
  );
  const common = withNewer('generic32', callsOf(generic32, 'asm-generic/unistd.h'));
  const fromSupplement = ['microblaze', 'xtensa'].map((name) => [name, withNewer(name, kept(name))] as const);
  return new Map([
    ...fromHeaders,
    ['generic32', common] as const,
    ...fromSupplement,
    ['ia64', kept('ia64')] as const,
  ]);
}

function callsOf(target: Target, header: string): Map<number, string> {
  const [numbers] = constants(target, [{ headers: [header], names: /__(ARM_)?NR_\w+/, except: noCall }]);
  return new Map(
    [...(numbers ?? [])].map(([name, number]) => [Number(number), name.replace(/^__(ARM_)?NR_/, '')]),
  );
}

function withNewer(name: string, table: Map<number, string>): Map<number, string> {
  const offset = offsets[name] ?? 0;
  const newer = new Map(kept('common'));
  const own = ownNewer.get(name);
  if (own !== undefined) for (const [number, call] of kept(own)) newer.set(number, call);
  for (const [number, call] of newer) {
    const known = table.get(number + offset);
    if (known !== undefined && known !== call)
      throw new Error(
        `${name}: system call ${number} is ${known} in the headers and ${call} in the supplement`,
      );
    table.set(number + offset, call);
  }
  return table;
}

function kept(name: string): Map<number, string> {
  return parseNumberedNames(supplement(`syscalls-${name}`));
}
