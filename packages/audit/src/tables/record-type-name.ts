import { recordTypeTable } from './record-type-table.ts';

/** The name of a record type as logs have it: 1300 is `SYSCALL`, one that is not known is `UNKNOWN[1999]`. */
export function recordTypeName(type: number): string {
  return recordTypeTable().get(type) ?? `UNKNOWN[${type}]`;
}
