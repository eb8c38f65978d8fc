import { recordPlace } from '../tables/record-place.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';

/** What a record says about its event: whether others belong to it, and whether they are all there. */
export type RecordRole =
  /** Ends its event: EOE. */
  | 'end'
  /** The system call (or io_uring operation) that the other records of the event describe. */
  | 'call'
  /** One of the paths that the call counts as `items`. */
  | 'path'
  /** The command line, which the kernel writes last. */
  | 'title'
  /** Describes a call, and is nothing without it. */
  | 'part'
  /** Makes an event by itself. */
  | 'alone'
  /** Comes by itself, or before the call in which it happened: AVC, CONFIG_CHANGE, LOGIN, SECCOMP … */
  | 'either';

/** Records that end an event or count what belongs to it (audit_log_exit of the kernel, kernel/auditsc.c). */
const COUNTING: readonly (readonly [string, RecordRole])[] = [
  ['EOE', 'end'],
  ['SYSCALL', 'call'],
  ['URINGOP', 'call'],
  ['PATH', 'path'],
  ['PROCTITLE', 'title'],
];

/** Types whose role is known; also those that no table has, up to a bound against damaged input. */
const roles = new Map(COUNTING);
const ROLES_LIMIT = 1000;

export function recordRole(type: string): RecordRole {
  const known = roles.get(type);
  if (known !== undefined) return known;
  const number = recordTypeNumber(type);
  const role = number === undefined ? 'either' : recordPlace(number);
  if (roles.size < ROLES_LIMIT) roles.set(type, role);
  return role;
}
