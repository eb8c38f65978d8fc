import { recordTypeName } from '../tables/record-type-name.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';

/**
 * The name of a record type. A number, and `UNKNOWN[1327]` of an auditd older than its kernel, get the name that they
 * have by now; a number without one becomes `UNKNOWN[…]`. Any other text stays as it is written.
 */
export function recordType(written: string): string {
  const first = written.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39 && /^\d{1,9}$/.test(written)) return recordTypeName(Number(written));
  if (!written.startsWith('UNKNOWN[')) return written;
  const number = recordTypeNumber(written);
  return number === undefined ? written : recordTypeName(number);
}
