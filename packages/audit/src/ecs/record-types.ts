import type { AuditRecord } from '../record/audit-record.ts';

/** Types that are told apart by comparing; what the kernel writes of one event has fewer, a damaged log may have more. */
const COMPARED = 32;

/** The types of records, each once, in their order. */
export function recordTypesOf(records: readonly AuditRecord[]): readonly string[] {
  const types: string[] = [];
  for (const { type } of records) {
    if (types.includes(type)) continue;
    if (types.length === COMPARED) return Array.from(new Set(records.map((record) => record.type)));
    types.push(type);
  }
  return types;
}
