import { enrichedField } from '../tables/enriched-field.ts';
import { recordClass } from '../tables/record-class.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';

/** Where what the kernel wrote ends, and what auditd added begins. */
export interface GluedNames {
  readonly end: number;
  readonly start: number;
}

/**
 * Finds the names that auditd added to a record whose separator became something else on the way: a blank, as auditd's own
 * syslog plugin writes it (write_syslog of audisp-syslog.c), `#035`, as rsyslog does, or nothing.
 *
 * Only in records that the kernel alone makes: there no name in capitals stands before, and what users choose has neither
 * blanks nor quotes in it, so that no file name can look like it. The text of a program (`msg='…'`) may hold quotes and what
 * looks like names behind them: up to 8,560 bytes, of which rsyslog keeps 8,192, so that the kernel's own quote may be
 * cut off behind them. Whether a line was cut cannot be seen, and the names would say who it was.
 */
export function findGluedNames(type: string, body: string): GluedNames | undefined {
  if (!endsWithName(body)) return undefined;
  const number = recordTypeNumber(type) ?? 0;
  if (!isKernels(number)) return undefined;
  const found = NAMES.exec(body);
  if (found === null) return undefined;
  const [, separator = '', names = ''] = found;
  // The last digits of an address may look like the first letters of a name, where nothing stands between.
  for (let skip = 0; ; skip++) {
    const equals = names.indexOf('=');
    if (skip >= equals || (skip > 0 && separator !== '')) return undefined;
    if (enrichedField(number, names.slice(skip, equals)) === undefined) continue;
    const start = found.index + separator.length + skip;
    const end = found.index + skip;
    return LAST_FIELD.test(body.slice(0, end)) ? { end, start } : undefined;
  }
}

/** Whether a value in quotes or braces ends it whose name is in capitals: quickly, for every record that has no names. */
function endsWithName(body: string): boolean {
  const last = body.length - 1;
  const open =
    body[last] === '"' ? body.lastIndexOf('"', last - 1) : body[last] === '}' ? body.lastIndexOf('{') : 0;
  if (open < 2 || body[open - 1] !== '=') return false;
  const letter = body.charCodeAt(open - 2);
  return letter >= A && letter <= Z;
}

const A = 0x41;
const Z = 0x5a;

/** LOGIN, and what the kernel tells of system calls, policies, anomalies and integrity: no program can send these types. */
function isKernels(type: number): boolean {
  return (
    type === LOGIN || (type >= FIRST_EVENT && type < FIRST_USER_MESSAGE_2 && recordClass(type) !== 'unknown')
  );
}

const LOGIN = 1006;
const FIRST_EVENT = 1300;
/** AUDIT_FIRST_USER_MSG2 of linux/audit.h; the first range of programs ends before 1300. */
const FIRST_USER_MESSAGE_2 = 2100;

const VALUE = String.raw`(?:"[^"]*"|\{[^{}]*\}|[^ "{}]+)`;
const NAMES = new RegExp(`(#035| ?)([A-Z][A-Z-]*=${VALUE}(?: [A-Z][A-Z-]*=${VALUE})*)$`);

/** The last field as the kernel writes it: behind a blank, or alone. */
const LAST_FIELD = /(?:^| )[a-z][\w-]*=(?:\(null\)|"[^"]*"|[^ "'{}]+)$/;
