import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flagNames } from '../generated/flag-names.ts';
import { numberNames } from '../generated/number-names.ts';
import { syscalls } from '../generated/syscalls.ts';
import { words } from '../words.ts';
import { argumentKinds } from './argument-kinds.ts';
import { interpretArgument } from './interpret-argument.ts';

const X86_64 = 0xc000_003e;
const I386 = 0x4000_0003;
const S390X = 0x8000_0016;
const MIPS = 0x0000_0008;
const SPARC64 = 0x8000_002b;
const AARCH64 = 0xc000_00b7;

/** The arguments of a call as a record has them, and what they are; `.` for those that say nothing. */
const calls: readonly (readonly [arch: number, call: string, meaning: string])[] = [
  [X86_64, 'openat ffffff9c 7ffe 80241 1b6', 'AT_FDCWD . O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC 0666'],
  [X86_64, 'openat ffffffffffffff9c 7ffe 0 1b6', 'AT_FDCWD . O_RDONLY .'],
  [X86_64, 'openat 4 7ffe 410002 180', '4 . O_RDWR|O_TMPFILE 0600'],
  [X86_64, 'open 7ffe 101000 0 0', '. O_RDONLY|O_SYNC . .'],
  [MIPS, 'open 7ffe 4110 1ff 0', '. O_RDONLY|O_SYNC|O_CREAT 0777 .'],
  [SPARC64, 'open 7ffe 601 1a4 0', '. O_WRONLY|O_CREAT|O_TRUNC 0644 .'],
  [AARCH64, 'openat ffffff9c 0 84000 0', 'AT_FDCWD . O_RDONLY|O_DIRECTORY|O_CLOEXEC .'],
  [X86_64, 'mmap 0 2000 3 22', '. 8192 PROT_READ|PROT_WRITE MAP_PRIVATE|MAP_ANONYMOUS'],
  [X86_64, 'mmap 0 2000 0 100022', '. 8192 PROT_NONE MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE'],
  [MIPS, 'mmap2 0 2000 7 802', '. 8192 PROT_READ|PROT_WRITE|PROT_EXEC MAP_PRIVATE|MAP_ANONYMOUS'],
  // Here the first argument of mmap is a pointer to all of them.
  [I386, 'mmap ffd0 2000 3 22', '. . . .'],
  [S390X, 'mmap ffd0 2000 3 22', '. . . .'],
  [X86_64, 'ftruncate 3 100000000 0 0', '3 4294967296 . .'],
  [I386, 'ftruncate64 3 0 1 0', '3 . . .'],
  [X86_64, 'clone 1200011 0 0 0', 'CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD . . .'],
  [S390X, 'clone 0 1200011 0 0', '. CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD . .'],
  [X86_64, 'unshare 10020000 0 0 0', 'CLONE_NEWNS|CLONE_NEWUSER . . .'],
  [X86_64, 'kill ffffffff 9 0 0', '-1 SIGKILL . .'],
  [MIPS, 'kill 1 10 0 0', '1 SIGUSR1 . .'],
  [X86_64, 'tgkill 5 6 24 0', '5 6 SIGRTMIN+2 .'],
  [X86_64, 'ptrace 10 4d2 0 0', 'PTRACE_ATTACH 1234 . .'],
  [X86_64, 'ptrace c 4d2 0 0', 'PTRACE_GETREGS 1234 . .'],
  [X86_64, 'prctl 26 1 0 0', 'PR_SET_NO_NEW_PRIVS 1 . .'],
  [X86_64, 'prctl 18 15 0 0', 'PR_CAPBSET_DROP CAP_SYS_ADMIN . .'],
  [X86_64, 'prctl f 7ffe 0 0', 'PR_SET_NAME . . .'],
  [X86_64, 'socket 2 80001 6 0', 'AF_INET SOCK_STREAM|SOCK_CLOEXEC IPPROTO_TCP .'],
  [X86_64, 'socket 10 3 9 0', 'AF_NETLINK SOCK_RAW NETLINK_AUDIT .'],
  [MIPS, 'socket 2 2 0 0', 'AF_INET SOCK_STREAM IPPROTO_IP .'],
  [X86_64, 'accept4 3 0 0 80800', '3 . . SOCK_NONBLOCK|SOCK_CLOEXEC'],
  [X86_64, 'setsockopt 3 1 2 7ffe', '3 SOL_SOCKET SO_REUSEADDR .'],
  [MIPS, 'setsockopt 3 ffff 4 7ffe', '3 SOL_SOCKET SO_REUSEADDR .'],
  [X86_64, 'setsockopt 3 6 1 7ffe', '3 SOL_TCP TCP_NODELAY .'],
  [X86_64, 'fcntl 3 4 802 0', '3 F_SETFL O_RDWR|O_NONBLOCK .'],
  [X86_64, 'fcntl 3 2 1 0', '3 F_SETFD FD_CLOEXEC .'],
  [X86_64, 'mount 0 0 0 c0ed1021', '. . . MS_RDONLY|MS_REMOUNT|MS_BIND'],
  [X86_64, 'umount2 0 2 0 0', '. MNT_DETACH . .'],
  [X86_64, 'chmod 0 9ed 0 0', '. 04755 . .'],
  [X86_64, 'mknod 0 2180 103 0', '. character,0600 . .'],
  [X86_64, 'access 0 4 0 0', '. R_OK . .'],
  [X86_64, 'faccessat ffffff9c 0 0 0', 'AT_FDCWD . F_OK .'],
  [X86_64, 'unlinkat ffffff9c 0 200 0', 'AT_FDCWD . AT_REMOVEDIR .'],
  [X86_64, 'fchown 3 0 ffffffff 0', '3 0 unset .'],
  [X86_64, 'setresuid ffffffff 3e8 ffffffffffffffff 0', 'unset 1000 unset .'],
  [X86_64, 'lseek 3 fffffffffffffff6 2 0', '3 -10 SEEK_END .'],
  [X86_64, 'prlimit64 0 7 0 0', '0 RLIMIT_NOFILE . .'],
  [SPARC64, 'setrlimit 6 0 0 0', 'RLIMIT_NOFILE . . .'],
  [X86_64, 'ioctl 0 5412 0 0', '0 TIOCSTI . .'],
  [X86_64, 'ioctl 3 8914 0 0', '3 SIOCSIFFLAGS . .'],
  [X86_64, 'ioctl 3 abcd 0 0', '3 0xabcd . .'],
  [X86_64, 'futex 7ffe 189 0 0', '. FUTEX_WAIT_BITSET|FUTEX_PRIVATE_FLAG|FUTEX_CLOCK_REALTIME 0 .'],
  [X86_64, 'shmget 0 1000 3b6 0', 'IPC_PRIVATE 4096 IPC_CREAT|0666 .'],
  [X86_64, 'shmctl 7 0 0 0', '7 IPC_RMID . .'],
  [I386, 'socketcall 3 ffd0 0 0', 'SYS_CONNECT . . .'],
  [I386, 'ipc 17 0 0 0', 'SHMGET . . .'],
  [X86_64, 'personality 40000 0 0 0', 'PER_LINUX|ADDR_NO_RANDOMIZE . . .'],
  [X86_64, 'personality ffffffff 0 0 0', '. . . .'],
  [X86_64, 'sched_setscheduler 0 40000001 0 0', '0 SCHED_FIFO|SCHED_RESET_ON_FORK . .'],
  [X86_64, 'reboot 0 0 4321fedc 0', '. . LINUX_REBOOT_CMD_POWER_OFF .'],
  [X86_64, 'delete_module 0 a00 0 0', '. O_TRUNC|O_NONBLOCK . .'],
  [X86_64, 'fsync 3 0 0 0', '3 . . .'],
  [X86_64, 'getpid 3 0 0 0', '. . . .'],
];

test('arguments are told in the words of the manual', () => {
  for (const [arch, call, meaning] of calls) {
    const [name = '', ...all] = call.split(' ');
    const told = all.map((value, index) => interpretArgument(arch, name, index, value, all) ?? '.');
    assert.equal(told.join(' '), meaning, call);
  }
});

test('bits without a name are told too', () => {
  assert.equal(interpretArgument(X86_64, 'mprotect', 2, '80000001'), 'PROT_READ|0x80000000');
  assert.equal(interpretArgument(X86_64, 'unshare', 0, '1'), '0x1');
});

test('every line of the table is of calls that exist, and can be told', () => {
  const known = new Set(Object.values(syscalls).flatMap(words));
  for (const line of argumentKinds.trim().split('\n')) {
    const [names = '', ...kinds] = line.split(' ');
    for (const name of names.split(',')) assert.ok(known.has(name), name);
    assert.ok(kinds.length <= 4, line);
    for (const kind of kinds) {
      if (kind.startsWith('=')) assert.ok(kind.slice(1) in numberNames, line);
      if (kind.startsWith('|')) assert.ok(kind.slice(1) in flagNames, line);
    }
  }
});

test('whatever stands in a record, an argument is text or nothing, and always the same', () => {
  const names = argumentKinds
    .trim()
    .split('\n')
    .map((line) => line.split(/[ ,]/)[0] ?? '');
  const value = fc.oneof(
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((number) => number.toString(16)),
    fc.nat({ max: 64 }).map((number) => number.toString(16)),
    fc.string(),
  );
  const archs = fc.constantFrom(X86_64, I386, S390X, MIPS, SPARC64, AARCH64, 0);
  fc.assert(
    fc.property(
      archs,
      fc.constantFrom(...names),
      fc.array(value, { minLength: 4, maxLength: 4 }),
      (arch, name, all) => {
        for (const [index, argument] of all.entries()) {
          const told = interpretArgument(arch, name, index, argument, all);
          if (told === undefined) continue;
          assert.match(argument, /^[\da-f]{1,16}$/);
          assert.match(told, /^[\w|,+-]+$/);
          assert.equal(told, interpretArgument(arch, name, index, argument, all));
        }
      },
    ),
  );
});
