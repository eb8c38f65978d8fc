import { words } from './words.ts';

/**
 * Gives the tables of a generated file, each read when it is first asked for: that of the machine, or else everybody's.
 * A table that is not there is a mistake in the program.
 */
export function tableOf<Table>(
  texts: Readonly<Record<string, string>>,
  parse: (words: readonly string[]) => Table,
): (table: string, machine: string) => Table {
  const read = new Map<string, Map<string, Table>>();
  return (table, machine) => {
    let machines = read.get(table);
    if (machines === undefined) read.set(table, (machines = new Map()));
    let parsed = machines.get(machine);
    if (parsed === undefined) {
      const text = texts[`${table}@${machine}`] ?? texts[table];
      if (text === undefined) throw new RangeError(`there is no table ${table}`);
      machines.set(machine, (parsed = parse(words(text))));
    }
    return parsed;
  };
}
