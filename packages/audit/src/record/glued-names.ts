/** The first name that auditd adds to a record of the kernel, by its type. */
const FIRST_NAME: ReadonlyMap<string, string> = new Map([
  ['SYSCALL', 'ARCH='],
  ['PATH', 'OUID='],
]);

/**
 * The last field as the kernel writes it. A blank has to stand before it: in what users choose the kernel writes none, so
 * that no file name can look like the end of a record.
 */
const LAST_FIELD = / (?:key=(?:\(null\)|"[^"]*"|[\dA-F]+)|(?:nametype|cap_\w+)=\w+)(#035)?$/;

/** Where what the kernel wrote ends, and what auditd added begins. */
export interface GluedNames {
  readonly end: number;
  readonly start: number;
}

/**
 * Finds the names that auditd added to a record whose separator was lost, or written `#035` as rsyslog does, on the way.
 * Only where the kernel wrote all that stands before. The text of a program (`msg='…'`) may hold quotes and what looks like
 * names behind them: up to 8,560 bytes, of which rsyslog keeps 8,192, so that the kernel's own quote may be cut off behind
 * them. Whether a line was cut cannot be seen, and the names would say who it was.
 */
export function findGluedNames(type: string, body: string): GluedNames | undefined {
  const first = FIRST_NAME.get(type);
  if (first === undefined || !body.endsWith('"')) return undefined;
  const start = body.lastIndexOf(first);
  if (start <= 0 || body[start - 1] === ' ') return undefined;
  const last = LAST_FIELD.exec(body.slice(0, start));
  return last === null ? undefined : { end: start - (last[1] ?? '').length, start };
}
