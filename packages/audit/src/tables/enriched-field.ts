import { fieldKindsOf } from './field-kinds-of.ts';

/** Of these kinds auditd writes what a value meant on its machine, after 0x1D (auditd.conf(5), log_format = ENRICHED). */
const enriched: ReadonlySet<string> = new Set(['uid', 'gid', 'architecture', 'syscall', 'sockaddr']);

/**
 * The field that a name of the enriched part of a record belongs to: `AUID` to `auid`, `OLD-AUID` to `old-auid`;
 * undefined for a name that auditd does not write in a record of this type.
 */
export function enrichedField(recordType: number, name: string): string | undefined {
  if (name !== name.toUpperCase()) return undefined;
  const field = name.toLowerCase();
  return enriched.has(fieldKindsOf(recordType).get(field) ?? '') ? field : undefined;
}
