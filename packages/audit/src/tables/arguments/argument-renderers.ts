import { architecture } from '../architecture.ts';
import { capabilityName } from '../capability.ts';
import { fileMode, permissions } from '../file-mode.ts';
import { flagTable } from '../flag-table.ts';
import { joinFlags } from '../join-flags.ts';
import { numberTable } from '../number-table.ts';
import { openFlags } from '../open-flags.ts';
import { personalityName } from '../personality-name.ts';
import { signalName } from '../signal-name.ts';
import type { ArgumentContext, ArgumentRenderer } from './argument-context.ts';
import { decimal64, signedDecimal64, unsigned32 } from './argument-number.ts';
import { socketFlags, socketOption, socketProtocol, socketType } from './socket-arguments.ts';

/** openat(2): the folder is the process's own; all that is not a descriptor. */
const AT_FDCWD = -100;
/** What setuid(2) and its like take for "leave it". */
const UNCHANGED = -1;
/** mount(2): these bits told a very old kernel that there are flags at all. */
const MOUNT_MAGIC = 0xc0ed_0000;
const MOUNT_MAGIC_MASK = 0xffff_0000;
/** ipc(2): semctl and its like add it for structures with wide ids (linux/ipc.h, IPC_64). */
const IPC_64 = 0x100;
/** ipc(2) keeps a version in the upper half of the number of the call. */
const IPC_CALL_MASK = 0xffff;
/** clone(2): the signal at the end of the child, below the flags. */
const CLONE_SIGNAL = 0xff;
/** sched_setscheduler(2): joined to the number of the policy. */
const SCHED_RESET_ON_FORK = 0x4000_0000;
const FUTEX_FLAGS = 0x180;

/** How arguments become text, by the words of argument-kinds.ts. */
export const argumentRenderers: Readonly<Record<string, ArgumentRenderer>> = {
  fd: signed,
  pid: signed,
  int: signed,
  uint: String,
  size: (_, __, text) => decimal64(text),
  offset: (_, __, text) => signedDecimal64(text),
  dirfd: (value) => ((value | 0) === AT_FDCWD ? 'AT_FDCWD' : signed(value)),
  uid: id,
  gid: id,
  mode: permissions,
  'node-mode': (value) => {
    const { type, permissions: bits } = fileMode(value);
    return type === undefined ? bits : `${type},${bits}`;
  },
  'open-flags': (value, { arch }) => openFlags(arch, value),
  'open-mode': openMode,
  'access-mode': (value, { arch }) =>
    value === 0 ? 'F_OK' : joinFlags(flagTable('access-mode', arch), value),
  'fcntl-value': controlValue,
  'prctl-value': processControlValue,
  'ioctl-request': (value, { arch }) =>
    numberTable('terminal-request', arch).get(value) ??
    numberTable('interface-request', arch).get(value) ??
    `0x${value.toString(16)}`,
  'clone-flags': cloneFlags,
  'mount-flags': (value, { arch }) =>
    joinFlags(
      flagTable('mount-flags', arch),
      (value & MOUNT_MAGIC_MASK) >>> 0 === MOUNT_MAGIC ? value & ~MOUNT_MAGIC_MASK : value,
    ),
  signal: (value, { arch }) => signalName(arch, value | 0),
  personality: personalityName,
  scheduler: (value, { arch }) => {
    const policy = numberTable('scheduler', arch).get(value & ~SCHED_RESET_ON_FORK);
    return policy === undefined || (value & SCHED_RESET_ON_FORK) === 0
      ? policy
      : `${policy}|SCHED_RESET_ON_FORK`;
  },
  'socket-flags': socketFlags,
  'socket-type': socketType,
  'socket-protocol': socketProtocol,
  'socket-option': socketOption,
  protection: (value, { arch }) =>
    value === 0 ? 'PROT_NONE' : joinFlags(flagTable('protection', arch), value),
  'ipc-call': (value, { arch }) => numberTable('ipc-call', arch).get(value & IPC_CALL_MASK),
  'ipc-key': (value) => (value === 0 ? 'IPC_PRIVATE' : `0x${value.toString(16)}`),
  'ipc-create': (value, { arch }) =>
    value > 0o777
      ? `${joinFlags(flagTable('ipc-flags', arch), value & ~0o777)}|${permissions(value & 0o777)}`
      : permissions(value),
  'shared-memory-command': ipcCommand('shared-memory-command'),
  'semaphore-command': ipcCommand('semaphore-command'),
  'message-queue-command': ipcCommand('message-queue-command'),
  futex: (value, { arch }) => {
    const name = numberTable('futex', arch).get(value & ~FUTEX_FLAGS);
    return name === undefined || (value & FUTEX_FLAGS) === 0
      ? name
      : joinFlags(flagTable('futex-flags', arch), value & FUTEX_FLAGS, name);
  },
};

function signed(value: number): string {
  return String(value | 0);
}

function id(value: number): string {
  return (value | 0) === UNCHANGED ? 'unset' : String(value);
}

/** The mode of open(2) is what happened to be in the register unless a file may be made. */
function openMode(value: number, { arch, all, index }: ArgumentContext): string | undefined {
  const flags = unsigned32(all[index - 1] ?? '');
  if (flags === undefined) return undefined;
  return /O_CREAT|O_TMPFILE/.test(openFlags(arch, flags)) ? permissions(value) : undefined;
}

function controlValue(value: number, { arch, all }: ArgumentContext): string | undefined {
  switch (numberTable('fcntl', arch).get(unsigned32(all[1] ?? '') ?? -1)) {
    case 'F_SETFL':
      return openFlags(arch, value);
    case 'F_SETFD':
      return joinFlags(flagTable('descriptor-flags', arch), value);
    case 'F_ADD_SEALS':
      return joinFlags(flagTable('seals', arch), value);
    case 'F_SETSIG':
      return signalName(arch, value);
    case 'F_DUPFD':
    case 'F_DUPFD_CLOEXEC':
    case 'F_SETOWN':
    case 'F_SETPIPE_SZ':
      return signed(value);
    default:
      return undefined;
  }
}

function processControlValue(value: number, { arch, all }: ArgumentContext): string | undefined {
  switch (numberTable('prctl', arch).get(unsigned32(all[0] ?? '') ?? -1)) {
    case 'PR_SET_PDEATHSIG':
      return signalName(arch, value);
    case 'PR_CAPBSET_READ':
    case 'PR_CAPBSET_DROP':
      return capabilityName(value);
    case 'PR_SET_SECCOMP':
      return numberTable('seccomp-mode', arch).get(value);
    case 'PR_SET_DUMPABLE':
    case 'PR_SET_KEEPCAPS':
    case 'PR_SET_NO_NEW_PRIVS':
    case 'PR_SET_CHILD_SUBREAPER':
      return signed(value);
    default:
      return undefined;
  }
}

/** clone(2): on s390 the new stack comes first and the flags second. */
function cloneFlags(value: number, { arch, index }: ArgumentContext): string | undefined {
  if (index !== (architecture(arch)?.machine === 's390' ? 1 : 0)) return undefined;
  const flags = joinFlags(flagTable('clone-flags', arch), value & ~CLONE_SIGNAL);
  const signal = value & CLONE_SIGNAL;
  if (signal === 0) return flags;
  const name = signalName(arch, signal) ?? String(signal);
  return flags === '0' ? name : `${flags}|${name}`;
}

/** The command of shmctl(2), semctl(2) or msgctl(2). */
function ipcCommand(table: string): ArgumentRenderer {
  return (value, { arch }) => numberTable(table, arch).get(value & ~IPC_64);
}
