import { recordTypeNumber } from '../record-type-number.ts';
import type { Normalisation } from './normalisation.ts';
import { readRows } from './read-rows.ts';
import { recordRows } from './record-rows.ts';

let table: ReadonlyMap<number, Normalisation> | undefined;

/** What a record of the type tells of its event, in words; undefined for a type that tells nothing by itself. */
export function recordNormalisation(type: number): Normalisation | undefined {
  table ??= new Map(
    Array.from(readRows(recordRows), ([name, row]) => [recordTypeNumber(name) ?? Number.NaN, row]),
  );
  return table.get(type);
}
