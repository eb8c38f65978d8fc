import { architecture } from './architecture.ts';
import { flagNames } from './generated/flag-names.ts';
import { tableOf } from './table-of.ts';

/** Flags in the order in which they are taken from a value: a name of several bits stands before its parts. */
export interface FlagTable {
  readonly names: readonly string[];
  readonly bits: readonly number[];
}

const read = tableOf(flagNames, parse);

/** The flags of a table (`mmap-flags`) on the architecture with code `arch`; see `numberTable`. */
export function flagTable(table: string, arch: number): FlagTable {
  return read(table, architecture(arch)?.machine ?? '');
}

function parse(words: readonly string[]): FlagTable {
  return {
    names: words.filter((_, at) => at % 2 === 0),
    bits: words.filter((_, at) => at % 2 === 1).map((bits) => Number.parseInt(bits, 16)),
  };
}
