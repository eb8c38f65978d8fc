import type { TableSelection } from './table-selection.ts';

/** Tables of constants of which a value is exactly one. */
export const numberSelections: readonly TableSelection[] = [
  {
    table: 'errno',
    headers: ['asm/errno.h'],
    names: /E[A-Z0-9]+/,
    except:
      /EXTA|EXTB|EXTPROC|ECHO\w*|EPOLL\w+|EPIOC\w+|ECANCELLED|EWOULDBLOCK|EDEADLOCK|EFSBADCRC|EFSCORRUPTED|EREFUSED|EREMOTERELEASE|ENOTSUP/,
    everywhere: false,
  },
  {
    table: 'signal',
    headers: ['asm/signal.h'],
    names: /SIG[A-Z0-9]+/,
    except: /SIGIOT|SIGPOLL|SIGCLD|SIGUNUSED|SIGLOST|SIGRTMIN|SIGRTMAX|SIGSTKSZ|SIGSWI|SIGINFO/,
    everywhere: false,
  },
  {
    table: 'capability',
    headers: ['linux/capability.h'],
    names: /CAP_[A-Z_]+/,
    except: /CAP_LAST_CAP|CAP_TO_\w+/,
  },
  { table: 'ip-protocol', headers: ['linux/in.h'], names: /IPPROTO_\w+/, except: /IPPROTO_(MAX|HOPOPTS)/ },
  {
    table: 'ethernet-protocol',
    headers: ['linux/if_ether.h'],
    names: /ETH_P_\w+/,
    except: /ETH_P_802_3_MIN|ETH_P_ECHO|ETH_P_QINQ[123]/,
  },
  {
    table: 'netlink-protocol',
    headers: ['linux/netlink.h'],
    names: /NETLINK_[A-Z0-9_]+/,
    except:
      /NETLINK_(INET_DIAG|ADD_MEMBERSHIP|DROP_MEMBERSHIP|PKTINFO|BROADCAST_ERROR|NO_ENOBUFS|LISTEN_ALL_NSID|LIST_MEMBERSHIPS|CAP_ACK|EXT_ACK|GET_STRICT_CHK|RX_RING|TX_RING|UNCONNECTED|CONNECTED|UNUSED)/,
  },
  {
    table: 'netfilter-protocol',
    headers: ['linux/netfilter.h'],
    names: /NFPROTO_\w+/,
    except: /NFPROTO_NUMPROTO/,
  },
  {
    table: 'netfilter-action',
    headers: ['linux/netfilter/xt_AUDIT.h'],
    names: /XT_AUDIT_TYPE_(ACCEPT|DROP|REJECT)/,
  },
  {
    table: 'filter-list',
    headers: ['linux/audit.h'],
    names: /AUDIT_FILTER_\w+/,
    except: /AUDIT_FILTER_(PREPEND|TYPE)/,
  },
  {
    table: 'uring-operation',
    headers: ['linux/io_uring.h'],
    names: /IORING_OP_\w+/,
    except: /IORING_OP_LAST/,
  },
  {
    table: 'ptrace',
    headers: ['linux/ptrace.h', 'asm/ptrace.h'],
    names: /PTRACE_[A-Z0-9_]+/,
    except:
      /PTRACE_(CFI_\w+|READDATA|WRITEDATA|GETFDPIC_\w+|EVENT_\w+|O_\w+|SYSCALL_INFO_\w+|EVENTMSG_\w+|PEEKSIGINFO_SHARED|SECCOMP_\w+_DATA|OLDSETOPTIONS|SINGLEBLOCK_\w+)/,
    everywhere: false,
  },
  {
    table: 'prctl',
    headers: ['linux/prctl.h'],
    names:
      /PR_(SET|GET|CAPBSET|MPX|RISCV_V_[GS]ET|RISCV_SET|PPC_[GS]ET|SVE_[GS]ET|SME_[GS]ET|PAC_[GS]ET|TASK_PERF_EVENTS)_\w+|PR_MCE_KILL|PR_MCE_KILL_GET|PR_CAP_AMBIENT|PR_PAC_RESET_KEYS|PR_SCHED_CORE/,
    except: /PR_SET_MM_\w+|PR_SET_PTRACER_ANY|PR_SET_VMA_\w+|PR_S[VM]E_SET_VL_ONEXEC/,
  },
  {
    table: 'seccomp-operation',
    headers: ['linux/seccomp.h'],
    names: /SECCOMP_(SET_MODE|GET_ACTION|GET_NOTIF)_\w+/,
  },
  { table: 'seccomp-mode', headers: ['linux/seccomp.h'], names: /SECCOMP_MODE_\w+/ },
  {
    table: 'seccomp-action',
    headers: ['linux/seccomp.h'],
    names: /SECCOMP_RET_\w+/,
    except: /SECCOMP_RET_(KILL|ACTION|ACTION_FULL|DATA)/,
  },
  {
    table: 'fcntl',
    headers: ['asm/fcntl.h', 'linux/fcntl.h'],
    names: /F_[A-Z0-9_]+/,
    except: /F_(RDLCK|WRLCK|UNLCK|EXLCK|SHLCK|OWNER_\w+|SEAL_\w+|LINUX_SPECIFIC_BASE|OK)/,
    everywhere: false,
  },
  { table: 'socketcall', headers: ['linux/net.h'], names: /SYS_[A-Z0-9]+/ },
  {
    table: 'ipc-call',
    headers: ['linux/ipc.h'],
    names: /(SEM|MSG|SHM)(OP|GET|CTL|TIMEDOP|SND|RCV|AT|DT)/,
  },
  {
    table: 'semaphore-command',
    headers: ['linux/ipc.h', 'linux/sem.h'],
    names:
      /IPC_(RMID|SET|STAT|INFO)|SEM_(STAT|INFO|STAT_ANY)|GETPID|GETVAL|GETALL|GETNCNT|GETZCNT|SETVAL|SETALL/,
  },
  {
    table: 'message-queue-command',
    headers: ['linux/ipc.h', 'linux/msg.h'],
    names: /IPC_(RMID|SET|STAT|INFO)|MSG_(STAT|INFO|STAT_ANY)/,
  },
  { table: 'rlimit', headers: ['asm/resource.h'], names: /RLIMIT_[A-Z]+/, everywhere: false },
  {
    table: 'scheduler',
    headers: ['linux/sched.h'],
    names: /SCHED_[A-Z]+/,
  },
  {
    table: 'futex',
    headers: ['linux/futex.h'],
    names:
      /FUTEX_(WAIT|WAKE|FD|REQUEUE|CMP_REQUEUE|WAKE_OP|LOCK_PI2?|UNLOCK_PI|TRYLOCK_PI|WAIT_BITSET|WAKE_BITSET|WAIT_REQUEUE_PI|CMP_REQUEUE_PI)/,
  },
  { table: 'epoll', headers: ['linux/eventpoll.h'], names: /EPOLL_CTL_\w+/ },
  {
    table: 'keyctl',
    headers: ['linux/keyctl.h'],
    names: /KEYCTL_[A-Z0-9_]+/,
    except: /KEYCTL_(MOVE_EXCL|SUPPORTS_\w+|CAPS\d_\w+)/,
  },
  {
    table: 'bpf',
    headers: ['linux/bpf.h'],
    names:
      /BPF_(MAP_(CREATE|\w+_ELEM|GET_NEXT_KEY|GET_NEXT_ID|GET_FD_BY_ID|FREEZE|\w+_BATCH)|PROG_(LOAD|ATTACH|DETACH|TEST_RUN|GET_NEXT_ID|GET_FD_BY_ID|QUERY|BIND_MAP)|OBJ_(PIN|GET|GET_INFO_BY_FD)|RAW_TRACEPOINT_OPEN|BTF_(LOAD|GET_FD_BY_ID|GET_NEXT_ID)|TASK_FD_QUERY|LINK_(CREATE|UPDATE|GET_FD_BY_ID|GET_NEXT_ID|DETACH)|ENABLE_STATS|ITER_CREATE|TOKEN_CREATE)/,
  },
  { table: 'personality', headers: ['linux/personality.h'], names: /PER_\w+/, except: /PER_MASK/ },
  { table: 'clock', headers: ['linux/time.h'], names: /CLOCK_\w+/ },
  { table: 'interval-timer', headers: ['linux/time.h'], names: /ITIMER_\w+/ },
  { table: 'whence', headers: ['linux/fs.h'], names: /SEEK_\w+/, except: /SEEK_MAX/ },
  { table: 'advice', headers: ['asm/mman.h'], names: /MADV_\w+/, everywhere: false },
  { table: 'file-advice', headers: ['linux/fadvise.h'], names: /POSIX_FADV_\w+/ },
  {
    table: 'socket-option',
    headers: ['asm/socket.h'],
    names: /SO_[A-Z0-9_]+/,
    except: /SO_(STYLE|GET_FILTER|DETACH_BPF|TIMESTAMP|TIMESTAMPNS|TIMESTAMPING|RCVTIMEO|SNDTIMEO)/,
    everywhere: false,
  },
  {
    table: 'tcp-option',
    headers: ['linux/tcp.h'],
    names: /TCP_[A-Z0-9_]+/,
    except:
      /TCP_(ACCECN_\w+|FLAG_\w+|DATA_OFFSET|RESERVED_BITS|MSS_\w+|REPAIR_(ON|OFF\w*)|NO_QUEUE|RECV_QUEUE|SEND_QUEUE|QUEUES_NR|NLA_\w+|MD5SIG_(FLAG_\w+|MAXKEYLEN)|AO_(KEYF_\w+|MAXKEYLEN)|TFO_\w+|CA_\w+|RECEIVE_ZEROCOPY_\w+|ESTABLISHED|SYN_SENT|SYN_RECV|CM_INQ|BPF_\w+)/,
  },
  {
    table: 'ip-option',
    headers: ['linux/in.h'],
    names: /IP_[A-Z0-9_]+/,
    except: /IP_(PMTUDISC_\w+|DEFAULT_\w+|MAX_MEMBERSHIPS|RECVRETOPTS|RECVORIGDSTADDR|OFFSET|CE|DF|MF)/,
  },
  {
    table: 'ipv6-option',
    headers: ['linux/in6.h'],
    names: /IPV6_[A-Z0-9_]+/,
    except:
      /IPV6_(RECVORIGDSTADDR|FL_\w+|PRIORITY_\w+|PMTUDISC_\w+|PREFER_\w+|TLV_\w+|SRCRT_\w+|FLOWINFO_\w+|RECVHOPLIMIT_\w+)/,
  },
  {
    table: 'interface-request',
    headers: ['linux/sockios.h'],
    names: /SIOC[A-Z0-9_]+/,
    except:
      /SIOC(DEVPRIVATE|PROTOPRIVATE|INQ|OUTQ|GSTAMP\w*|GIFCOUNT|GIFINDEX|GIFNAME_OLD)|SIOC_\w+|SIOCGSTAMPNS_\w+/,
  },
  {
    table: 'terminal-request',
    headers: ['linux/termios.h'],
    names:
      /TCGETS2?|TCSETS[WF]?2?|TC[GS]ETA|TCSETA[WF]|TCSBRK|TCSBRKP|TCXONC|TCFLSH|FION(READ|BIO|CLEX)|FIOCLEX|FIOASYNC|TIOC(EXCL|NXCL|GEXCL|SCTTY|NOTTY|[GS]PGRP|GSID|OUTQ|STI|[GS]WINSZ|MGET|MBI[SC]|MSET|CONS|[GS]ETD|PKT|SPTLCK|GPTLCK|GPTN|GPTPEER|GPKT|LINUX|[GS]SERIAL|SBRK|CBRK|VHANGUP)/,
    everywhere: false,
  },
  { table: 'reboot', headers: ['linux/reboot.h'], names: /LINUX_REBOOT_CMD_\w+/ },
  { table: 'filesystem-configuration', headers: ['linux/mount.h'], names: /FSCONFIG_\w+/ },
  {
    table: 'membarrier',
    headers: ['linux/membarrier.h'],
    names: /MEMBARRIER_CMD_\w+/,
    except: /MEMBARRIER_CMD_(SHARED|FLAG_CPU)/,
  },
  { table: 'id-type', headers: ['linux/wait.h'], names: /P_(ALL|PID|PGID|PIDFD)/ },
];
