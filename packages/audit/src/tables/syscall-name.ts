import { architecture } from './architecture.ts';
import { syscalls } from './generated/syscalls.ts';
import { parseNumberedNames } from './parse-numbered-names.ts';
import { words } from './words.ts';

const none: ReadonlyMap<number, string> = new Map();
const tables = new Map<number, ReadonlyMap<number, string>>();

/** The name of system call `number` on the architecture with code `arch`; undefined when it is not known. */
export function syscallName(arch: number, number: number): string | undefined {
  let table = tables.get(arch);
  if (table === undefined) {
    table = read(arch);
    // Codes that do not exist come from damaged logs, of any number; they must not fill the memory.
    if (table !== none) tables.set(arch, table);
  }
  return table.get(number);
}

function read(arch: number): ReadonlyMap<number, string> {
  const name = architecture(arch)?.syscalls;
  if (name === undefined) return none;
  const table = parseNumberedNames(words(syscalls[name] ?? ''));
  // x32 shares the architecture and has a bit of its own in its numbers (arch/x86, __X32_SYSCALL_BIT).
  if (name !== 'x86_64') return table;
  for (const [number, call] of parseNumberedNames(words(syscalls['x32'] ?? ''))) table.set(number, call);
  return table;
}
