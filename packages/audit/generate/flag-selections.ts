import type { TableSelection } from './table-selection.ts';

/** Tables of constants that are joined to one value by `|`. */
export const flagSelections: readonly TableSelection[] = [
  {
    table: 'open-flags',
    headers: ['asm/fcntl.h', 'linux/fcntl.h'],
    names: /(__)?O_[A-Z_]+|FASYNC/,
    // O_LARGEFILE is kept: 32-bit programs set it. The access mode is a number, not flags.
    except: /O_(ACCMODE|RDONLY|WRONLY|RDWR|NDELAY)|__O_TMPFILE/,
    everywhere: false,
  },
  { table: 'descriptor-flags', headers: ['asm/fcntl.h'], names: /FD_CLOEXEC/ },
  { table: 'seals', headers: ['linux/fcntl.h'], names: /F_SEAL_\w+/ },
  { table: 'resolve-flags', headers: ['linux/openat2.h'], names: /RESOLVE_\w+/ },
  {
    table: 'at-flags',
    headers: ['linux/fcntl.h'],
    names:
      /AT_(SYMLINK_NOFOLLOW|SYMLINK_FOLLOW|NO_AUTOMOUNT|EMPTY_PATH|RECURSIVE|STATX_FORCE_SYNC|STATX_DONT_SYNC)/,
  },
  {
    table: 'protection',
    headers: ['asm/mman.h'],
    names: /PROT_[A-Z0-9_]+/,
    except: /PROT_NONE/,
    everywhere: false,
  },
  {
    table: 'mmap-flags',
    headers: ['asm/mman.h', 'linux/mman.h'],
    names: /MAP_[A-Z0-9_]+/,
    except:
      /MAP_(FILE|TYPE|HUGE_\w+|ANON|RENAME|AUTOGROW|LOCAL|AUTORSRV|VARIABLE|INHERIT|ABOVE4G|FIXED_NOREPLACE_\w+)/,
    everywhere: false,
  },
  { table: 'remap-flags', headers: ['linux/mman.h'], names: /MREMAP_\w+/ },
  { table: 'lock-all-flags', headers: ['asm/mman.h'], names: /MCL_\w+/, everywhere: false },
  {
    table: 'memory-sync-flags',
    headers: ['asm/mman.h'],
    names: /MS_(ASYNC|INVALIDATE|SYNC)/,
    everywhere: false,
  },
  {
    table: 'clone-flags',
    headers: ['linux/sched.h'],
    names: /CLONE_\w+/,
    // The first shares its bit with the signal; the others are of clone3, whose argument is a structure.
    except: /CLONE_NEWTIME|CLONE_CLEAR_SIGHAND|CLONE_INTO_CGROUP|CLONE_ARGS_\w+/,
  },
  {
    table: 'namespace-flags',
    headers: ['linux/sched.h'],
    names: /CLONE_(NEW\w+|FILES|FS|SYSVSEM|VM|SIGHAND|THREAD)/,
  },
  {
    table: 'mount-flags',
    headers: ['linux/mount.h'],
    names: /MS_\w+/,
    except:
      /MS_(ASYNC|INVALIDATE|SYNC|RMT_MASK|MGC_\w+|VERBOSE|KERNMOUNT|SUBMOUNT|NOREMOTELOCK|NOSEC|BORN|ACTIVE|NOUSER)/,
  },
  { table: 'filesystem-open-flags', headers: ['linux/mount.h'], names: /FSOPEN_\w+/ },
  { table: 'filesystem-mount-flags', headers: ['linux/mount.h'], names: /FSMOUNT_\w+/ },
  { table: 'filesystem-pick-flags', headers: ['linux/mount.h'], names: /FSPICK_\w+/ },
  {
    table: 'mount-attributes',
    headers: ['linux/mount.h'],
    names: /MOUNT_ATTR_\w+/,
    except: /MOUNT_ATTR_(_ATIME|RELATIME|SIZE_\w+)/,
  },
  {
    table: 'move-mount-flags',
    headers: ['linux/mount.h'],
    names: /MOVE_MOUNT_\w+/,
    except: /MOVE_MOUNT__MASK/,
  },
  { table: 'rename-flags', headers: ['linux/fs.h'], names: /RENAME_\w+/ },
  {
    table: 'allocate-flags',
    headers: ['linux/falloc.h'],
    names: /FALLOC_FL_\w+/,
    except: /FALLOC_FL_ALLOCATE_RANGE/,
  },
  { table: 'memory-file-flags', headers: ['linux/memfd.h'], names: /MFD_[A-Z_]+/, except: /MFD_HUGE_\w+/ },
  { table: 'random-flags', headers: ['linux/random.h'], names: /GRND_\w+/ },
  { table: 'module-flags', headers: ['linux/module.h'], names: /MODULE_INIT_\w+/ },
  {
    table: 'kexec-flags',
    headers: ['linux/kexec.h'],
    names: /KEXEC_(ON_CRASH|PRESERVE_CONTEXT|UPDATE_ELFCOREHDR|CRASH_HOTPLUG_SUPPORT)/,
  },
  { table: 'kexec-file-flags', headers: ['linux/kexec.h'], names: /KEXEC_FILE_\w+/ },
  {
    table: 'wait-flags',
    headers: ['linux/wait.h'],
    names: /WNOHANG|WUNTRACED|WEXITED|WCONTINUED|WNOWAIT|__W(NOTHREAD|ALL|CLONE)/,
  },
  { table: 'futex-flags', headers: ['linux/futex.h'], names: /FUTEX_(PRIVATE_FLAG|CLOCK_REALTIME)/ },
  { table: 'ipc-flags', headers: ['linux/ipc.h'], names: /IPC_(CREAT|EXCL|NOWAIT)/ },
  { table: 'close-range-flags', headers: ['linux/close_range.h'], names: /CLOSE_RANGE_\w+/ },
  { table: 'seccomp-flags', headers: ['linux/seccomp.h'], names: /SECCOMP_FILTER_FLAG_\w+/ },
  {
    table: 'personality-flags',
    headers: ['linux/personality.h'],
    names:
      /UNAME26|ADDR_NO_RANDOMIZE|FDPIC_FUNCPTRS|MMAP_PAGE_ZERO|ADDR_COMPAT_LAYOUT|READ_IMPLIES_EXEC|ADDR_LIMIT_32BIT|SHORT_INODE|WHOLE_SECONDS|STICKY_TIMEOUTS|ADDR_LIMIT_3GB/,
  },
  { table: 'file-lock', headers: ['asm/fcntl.h'], names: /LOCK_(SH|EX|NB|UN)/ },
  { table: 'io-flags', headers: ['linux/fs.h'], names: /RWF_\w+/, except: /RWF_SUPPORTED/ },
  { table: 'timer-flags', headers: ['linux/timerfd.h'], names: /TFD_TIMER_\w+/ },
  { table: 'event-flags', headers: ['linux/eventfd.h'], names: /EFD_SEMAPHORE/ },
  {
    table: 'statx-mask',
    headers: ['linux/stat.h'],
    names: /STATX_[A-Z_]+/,
    except: /STATX_(ALL|_RESERVED|ATTR_\w+)/,
  },
];
