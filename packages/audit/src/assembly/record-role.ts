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
  /** Comes by itself, or before the call in which it happened: AVC, CONFIG_CHANGE, LOGIN … */
  | 'either';

const ROLES = new Map<string, RecordRole>([
  ['EOE', 'end'],
  ['SYSCALL', 'call'],
  ['URINGOP', 'call'],
  ['PATH', 'path'],
  ['PROCTITLE', 'title'],
  ['CWD', 'part'],
  ['EXECVE', 'part'],
  ['SOCKADDR', 'part'],
  ['KERNEL', 'alone'],
]);

export function recordRole(type: string): RecordRole {
  const known = ROLES.get(type);
  if (known !== undefined) return known;
  const role = /^(USER|DAEMON_|CRED_|ADD_|DEL_|SERVICE_|SYSTEM_)/.test(type) ? 'alone' : 'either';
  ROLES.set(type, role);
  return role;
}
