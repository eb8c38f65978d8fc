import { constants } from './constants.ts';
import { targets } from './target.ts';

/**
 * Which set of system call numbers the programs of an architecture use, where it has not its own name.
 * Ports that Linux dropped and whose numbers no source at hand proves have none.
 */
const syscallsOf: Readonly<Record<string, string>> = {
  arcompact: 'generic32',
  arcompactbe: 'generic32',
  arcv2: 'generic32',
  arcv2be: 'generic32',
  armeb: 'arm',
  c6x: 'generic32',
  c6xbe: 'generic32',
  csky: 'generic32',
  hexagon: 'generic32',
  loongarch32: 'generic32',
  mipsel: 'mips',
  mipsel64: 'mips64',
  mipsel64n32: 'mips64n32',
  nds32: 'generic32',
  nds32be: 'generic32',
  nios2: 'generic32',
  openrisc: 'generic32',
  ppc64le: 'ppc64',
  shel: 'sh',
  unicore: 'generic32',
};

/** Folders of the kernel that hold more than one architecture, by how the names of these start. */
const folders: readonly (readonly [start: string, folder: string])[] = [
  ['aarch64', 'arm64'],
  ['arm', 'arm'],
  ['i386', 'x86'],
  ['loongarch', 'loongarch'],
  ['mips', 'mips'],
  ['parisc', 'parisc'],
  ['ppc', 'powerpc'],
  ['riscv', 'riscv'],
  ['s390', 's390'],
  ['sh', 'sh'],
  ['sparc', 'sparc'],
  ['x86_64', 'x86'],
];

export interface Architecture {
  /** `AUDIT_ARCH_…`: the value of `arch=` in a record. */
  readonly code: number;
  readonly name: string;
  /** The table of its system calls; null where none is known. */
  readonly syscalls: string | null;
  /** The kernel's folder for it, whose name tables of constants have behind @. */
  readonly machine: string;
}

/** All architectures that the audit system can name (linux/audit.h), by their names there in lower case. */
export function architectures(tables: ReadonlySet<string>): Architecture[] {
  const [codes] = constants(targets.x86_64, [{ headers: ['linux/audit.h'], names: /AUDIT_ARCH_\w+/ }]);
  return [...(codes ?? [])]
    .map(([macro, code]) => {
      const name = macro.slice('AUDIT_ARCH_'.length).toLowerCase();
      const syscalls = syscallsOf[name] ?? name;
      return {
        code: Number(code),
        name,
        syscalls: tables.has(syscalls) ? syscalls : null,
        machine: machineOf(name),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function machineOf(name: string): string {
  const [, machine] = folders.find(([start]) => name.startsWith(start)) ?? [];
  return machine ?? name;
}
