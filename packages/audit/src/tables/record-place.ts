/**
 * Where records of a type stand in an event:
 * - `alone`: the only record of its event, always; the event is complete with it;
 * - `part`: always with others, of the system call or the io_uring operation that made them, up to EOE;
 * - `either`: both occur. The kernel gives such a record to the system call that runs, if rules audit that,
 *   and to an event of its own otherwise (audit_log_start with audit_context(), which may be NULL).
 */
export type RecordPlace = 'alone' | 'part' | 'either';

const KERNEL = 2000;
const NETFILTER_PKT = 1324;
const FIRST_USER_MESSAGE = 1100;
const LAST_DAEMON_MESSAGE = 1299;
const FIRST_USER_MESSAGE_2 = 2100;
const USER = 1005;

/** Made by audit_log_exit() and audit_log_proctitle() of kernel/auditsc.c from the context of a call, nowhere else. */
const parts = new Set([
  1300, // SYSCALL
  1302, // PATH
  1303, // IPC
  1304, // SOCKETCALL
  1306, // SOCKADDR
  1307, // CWD
  1309, // EXECVE
  1311, // IPC_SET_PERM
  1312, // MQ_OPEN
  1313, // MQ_SENDRECV
  1314, // MQ_NOTIFY
  1315, // MQ_GETSETATTR
  1317, // FD_PAIR
  1318, // OBJ_PID
  1320, // EOE
  1321, // BPRM_FCAPS
  1322, // CAPSET
  1323, // MMAP
  1327, // PROCTITLE
  1330, // KERN_MODULE
  1332, // TIME_INJOFFSET
  1333, // TIME_ADJNTPVAL
  1336, // URINGOP
  1337, // OPENAT2
  1402, // AVC_PATH
]);

/**
 * Where records of this type stand. What a program or auditd sends is an event of its own: the kernel starts it without
 * a context (audit_log_common_recv_msg), and so is a packet that netfilter saw.
 */
export function recordPlace(type: number): RecordPlace {
  if (parts.has(type)) return 'part';
  if (type >= FIRST_USER_MESSAGE && type <= LAST_DAEMON_MESSAGE) return 'alone';
  if (type >= FIRST_USER_MESSAGE_2 || type === KERNEL || type === NETFILTER_PKT || type === USER)
    return 'alone';
  return 'either';
}
