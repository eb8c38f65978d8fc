import { architectures } from './generated/architectures.ts';
import { words } from './words.ts';

export interface Architecture {
  /** By linux/audit.h, in lower case: `x86_64`, `aarch64`, `i386`. */
  readonly name: string;
  /** The table of its system calls; undefined where Linux dropped the port before any table that is at hand. */
  readonly syscalls: string | undefined;
  /** Whose constants it has, where they are not everybody's: `x86`, `mips`. */
  readonly machine: string;
}

let byCode: Map<number, Architecture> | undefined;

/** What `arch=` of a record stands for, by its number (`c000003e` is 0xc000003e); undefined for none that is known. */
export function architecture(code: number): Architecture | undefined {
  byCode ??= read();
  return byCode.get(code);
}

function read(): Map<number, Architecture> {
  const table = new Map<number, Architecture>();
  const cells = words(architectures);
  for (let at = 0; at + 3 < cells.length; at += 4) {
    const [code = '', name = '', syscalls, machine = ''] = cells.slice(at, at + 4);
    table.set(Number.parseInt(code, 16), {
      name,
      syscalls: syscalls === '-' ? undefined : syscalls,
      machine,
    });
  }
  return table;
}
