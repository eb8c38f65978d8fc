import type { FieldKind } from './field-kind.ts';
import { addedToFreeText, freeTextTypes, generalKinds, kindsByRecord } from './field-kinds.ts';
import { recordTypeNumber } from './record-type-number.ts';

let general: ReadonlyMap<string, FieldKind> | undefined;
let special: ReadonlyMap<number, ReadonlyMap<string, FieldKind>> | undefined;

/**
 * The kinds of the fields of records of a type, by the name of the field; a field that is not in it is text.
 * The arguments of EXECVE are without end and not in it; `fieldKind` knows them.
 */
export function fieldKindsOf(recordType: number): ReadonlyMap<string, FieldKind> {
  general ??= new Map(entries(generalKinds));
  special ??= specialKinds(general);
  return special.get(recordType) ?? general;
}

function specialKinds(all: ReadonlyMap<string, FieldKind>): Map<number, Map<string, FieldKind>> {
  const table = new Map<number, Map<string, FieldKind>>();
  for (const [record, kinds] of Object.entries(kindsByRecord))
    table.set(numberOf(record), new Map([...all, ...entries(kinds)]));
  const neverEncoded = [...all].filter(
    ([name, kind]) =>
      addedToFreeText.has(name) || (kind !== 'encoded' && kind !== 'key' && kind !== 'proctitle'),
  );
  for (const record of freeTextTypes) table.set(numberOf(record), new Map(neverEncoded));
  return table;
}

function numberOf(record: string): number {
  const number = recordTypeNumber(record);
  if (number === undefined)
    throw new RangeError(`the table of field kinds names ${record}, which is no record type`);
  return number;
}

function entries(kinds: typeof generalKinds): [name: string, kind: FieldKind][] {
  return kinds.flatMap(([kind, names]) => names.split(' ').map((name): [string, FieldKind] => [name, kind]));
}
