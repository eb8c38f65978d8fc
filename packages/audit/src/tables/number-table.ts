import { architecture } from './architecture.ts';
import { numberNames } from './generated/number-names.ts';
import { tableOf } from './table-of.ts';
import { parseNumberedNames } from './parse-numbered-names.ts';

const read = tableOf(numberNames, parseNumberedNames);

/**
 * The names of the numbers of a table (`errno`, `signal`) on the architecture with code `arch`.
 * An architecture that is not known has what most have.
 */
export function numberTable(table: string, arch: number): ReadonlyMap<number, string> {
  return read(table, architecture(arch)?.machine ?? '');
}
