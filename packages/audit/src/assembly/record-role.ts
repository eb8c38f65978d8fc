import { recordClass } from '../tables/record-class.ts';
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

/** What audit_log_exit of the kernel (kernel/auditsc.c) writes about a call. */
const CALL_RECORDS: readonly (readonly [string, RecordRole])[] = [
  ['EOE', 'end'],
  ['SYSCALL', 'call'],
  ['URINGOP', 'call'],
  ['PATH', 'path'],
  ['PROCTITLE', 'title'],
  ...[
    ...[
      'BPRM_FCAPS',
      'CAPSET',
      'CWD',
      'EXECVE',
      'FD_PAIR',
      'IPC',
      'IPC_SET_PERM',
      'MMAP',
      'OBJ_PID',
      'OPENAT2',
    ],
    ...['MQ_GETSETATTR', 'MQ_NOTIFY', 'MQ_OPEN', 'MQ_SENDRECV', 'SOCKADDR', 'SOCKETCALL'],
  ].map((type): [string, RecordRole] => [type, 'part']),
];

/** Types whose role is known; also those that no table has, up to a bound against damaged input. */
const roles = new Map(CALL_RECORDS);
const ROLES_LIMIT = 1000;

export function recordRole(type: string): RecordRole {
  const known = roles.get(type);
  if (known !== undefined) return known;
  const role = standsAlone(type) ? 'alone' : 'either';
  if (roles.size < ROLES_LIMIT) roles.set(type, role);
  return role;
}

/**
 * Programs and auditd send their records outside of any call (audit_log_common_recv_msg without a context), and so does
 * the kernel tell of its start. All others may have happened in a call that is audited too.
 */
function standsAlone(type: string): boolean {
  const number = recordTypeNumber(type);
  if (number === undefined) return false;
  const kind = recordClass(number);
  return kind === 'user' || kind === 'daemon' || kind === 'kernel' || number >= FIRST_USER_MESSAGE_2;
}

/** AUDIT_FIRST_USER_MSG2 of linux/audit.h: from here on all types are of programs. */
const FIRST_USER_MESSAGE_2 = 2100;
