import type { FieldKind } from './field-kind.ts';
import { fieldKindsOf } from './field-kinds-of.ts';

const EXECVE = 1309;

/** `a0`, and `a1[0]` for a piece of an argument that takes more than one record. */
const argument = /^a\d+(?:\[\d+\])?$/;
/** The length of an argument that comes in pieces, as encoded, in bytes. */
const argumentLength = /^a\d+_len$/;

/** What field `name` of a record of the type is; `text` where nothing else is known. */
export function fieldKind(recordType: number, name: string): FieldKind {
  if (recordType === EXECVE) {
    if (argument.test(name)) return 'encoded';
    if (argumentLength.test(name)) return 'decimal';
  }
  return fieldKindsOf(recordType).get(name) ?? 'text';
}
