import { flagTable } from './flag-table.ts';
import { joinFlags } from './join-flags.ts';

/** The lowest two bits are a number, not flags (open(2)); 3 asks for permission to read and write and opens for neither. */
const accessModes = ['O_RDONLY', 'O_WRONLY', 'O_RDWR', 'O_ACCMODE'];

/** Flags of open(2) on the architecture with code `arch`: `O_WRONLY|O_CREAT|O_TRUNC`. */
export function openFlags(arch: number, flags: number): string {
  return joinFlags(flagTable('open-flags', arch), flags & ~3, accessModes[flags & 3]);
}
