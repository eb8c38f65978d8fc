import { recordTypeTable } from './record-type-table.ts';

const unknown = /^UNKNOWN\[(\d{1,9})\]$/;

let byName: Map<string, number> | undefined;

/**
 * The number of a record type by its name in a log: `SYSCALL` is 1300, `UNKNOWN[1420]` is 1420
 * (written by an auditd older than its kernel); undefined for a name that is neither.
 */
export function recordTypeNumber(name: string): number | undefined {
  byName ??= new Map(Array.from(recordTypeTable(), ([number, known]) => [known, number]));
  const number = byName.get(name);
  if (number !== undefined) return number;
  const digits = unknown.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
