import type { AuditRecord } from '../record/audit-record.ts';
import { readFields } from '../record/read-fields.ts';
import { syscallName } from '../tables/syscall-name.ts';
import type { FieldContext } from './field-context.ts';

/** The architecture and the system call of an event, by the first record that tells them. */
export function contextOf(records: readonly AuditRecord[]): FieldContext {
  for (const record of records) {
    if (record.type !== 'SYSCALL' && record.type !== 'SECCOMP') continue;
    const fields = readFields(record.body);
    const architecture = Number.parseInt(fields.get('arch') ?? '', 16);
    const number = fields.get('syscall') ?? '';
    if (!Number.isNaN(architecture))
      return {
        architecture,
        syscall: syscallName(architecture, Number(number)) ?? number,
        arguments: argumentNames.map((name) => fields.get(name)),
      };
  }
  return { architecture: undefined, syscall: undefined, arguments: [] };
}

const argumentNames = ['a0', 'a1', 'a2', 'a3'] as const;
