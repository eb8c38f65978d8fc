import { parseNumberedNames } from '../src/tables/parse-numbered-names.ts';
import { constants } from './constants.ts';
import { flagSelections } from './flag-selections.ts';
import { numberSelections } from './number-selections.ts';
import { numberedNames } from './numbered-names.ts';
import { supplement } from './supplement.ts';
import type { TableSelection } from './table-selection.ts';
import { type Target, targets } from './target.ts';

/** A machine for each set of headers that the kernel has; the values of its other ABIs are the same. */
const machines: Readonly<Record<string, Target>> = {
  alpha: targets.alpha,
  arm: targets.arm,
  arm64: targets.aarch64,
  loongarch: targets.loongarch64,
  m68k: targets.m68k,
  mips: targets.mips,
  parisc: targets.parisc,
  powerpc: targets.ppc64,
  riscv: targets.riscv64,
  s390: targets.s390x,
  sh: targets.sh,
  sparc: targets.sparc64,
  x86: targets.x86_64,
};

/** Words of every table; `name` is what most architectures have, `name@mips` what one of them has instead. */
type Tables = Map<string, readonly string[]>;

/** Tables of constants of which a value is exactly one, as numbered names. */
export function numberTables(): Tables {
  const newer = kept('newer-numbers');
  const tables = [...read(numberSelections, wordsOfNumbers)].map(([table, words]) => {
    const added = parseNumberedNames(additions(newer, table));
    // A name that these headers have already wins: they know better.
    return [table, numberedNames(new Map([...added, ...parseNumberedNames(words)]))] as const;
  });
  return new Map([...tables, ...kept('number-tables')]);
}

/** Tables of flags: each name with its bits in hexadecimal, lowest bit first, a name of several bits before its parts. */
export function flagTables(): Tables {
  const newer = kept('newer-flags');
  const tables = [...read(flagSelections, wordsOfFlags)].map(([table, words]) => {
    const added = additions(newer, table);
    return [table, words.includes(added[0] ?? '') ? words : [...words, ...added]] as const;
  });
  return new Map([...tables, ...kept('flag-tables')]);
}

/** What a newer kernel has in a table: its own additions on a machine, or else everybody's. */
function additions(newer: Tables, table: string): readonly string[] {
  return newer.get(table) ?? newer.get(table.split('@')[0] ?? '') ?? [];
}

type ToWords = (table: string, values: ReadonlyMap<string, bigint>) => string[];

function read(selections: readonly TableSelection[], toWords: ToWords): Tables {
  const byTable = new Map<string, Map<string, string>>();
  for (const [machine, target] of Object.entries(machines)) {
    const wanted = selections.filter(({ everywhere }) => everywhere === false || machine === 'x86');
    for (const [at, values] of constants(target, wanted).entries()) {
      const table = wanted[at]?.table ?? '';
      const texts = byTable.get(table) ?? new Map<string, string>();
      byTable.set(table, texts.set(machine, toWords(`${table} of ${machine}`, values).join(' ')));
    }
  }
  return new Map(
    [...byTable]
      .flatMap(([table, texts]) => {
        const usual = mostFrequent([...texts.values()]);
        const others = [...texts].filter(([, text]) => text !== usual);
        return [
          [table, usual] as const,
          ...others.map(([machine, text]) => [`${table}@${machine}`, text] as const),
        ];
      })
      .map(([table, text]) => [table, text.split(' ')]),
  );
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function wordsOfNumbers(table: string, values: ReadonlyMap<string, bigint>): string[] {
  const names = new Map<number, string>();
  for (const [name, value] of values) {
    const number = Number(BigInt.asUintN(32, value));
    const taken = names.get(number);
    if (taken !== undefined) throw new Error(`${table}: ${taken} and ${name} are both ${number}`);
    names.set(number, name);
  }
  return numberedNames(names);
}

function wordsOfFlags(table: string, values: ReadonlyMap<string, bigint>): string[] {
  const flags = [...values]
    .map(([name, value]) => ({
      // The kernel's name of what everybody else calls O_ASYNC, open(2).
      name: name === 'FASYNC' ? 'O_ASYNC' : name,
      bits: BigInt.asUintN(32, value),
    }))
    .filter(({ bits }) => bits !== 0n)
    .toSorted(
      (a, b) => Number((a.bits & -a.bits) - (b.bits & -b.bits)) || bitCount(b.bits) - bitCount(a.bits),
    );
  for (const [at, { name, bits }] of flags.entries()) {
    const next = flags[at + 1];
    if (next?.bits === bits)
      throw new Error(`${table}: ${name} and ${next.name} are both 0x${bits.toString(16)}`);
  }
  return flags.flatMap(({ name, bits }) => [name, bits.toString(16)]);
}

function bitCount(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length;
}

/** The hand-kept tables of a file: a word that ends with a colon starts one. */
function kept(file: string): Tables {
  const tables: Tables = new Map();
  let words: string[] = [];
  for (const word of supplement(file)) {
    if (word.endsWith(':')) {
      words = [];
      tables.set(word.slice(0, -1), words);
    } else words.push(word);
  }
  return tables;
}
