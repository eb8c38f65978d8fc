// Generated from kernel headers (docs/audit-tables.md); WRITE_GOLDEN=1 npm test -- packages/audit/generate/generate.test.ts

/** Names of system calls by number, for each set of numbers. */
export const syscalls: Readonly<Record<string, string>> = {
  'aarch64': `0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl inotify_init1 inotify_add_watch inotify_rm_watch ioctl
ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat renameat umount2 mount pivot_root
nfsservctl statfs fstatfs truncate ftruncate fallocate faccessat chdir fchdir chroot fchmod fchmodat fchownat
fchown openat close vhangup pipe2 quotactl getdents64 lseek read write readv writev pread64 pwrite64 preadv
pwritev sendfile pselect6 ppoll signalfd4 vmsplice splice tee readlinkat newfstatat fstat sync fsync fdatasync
sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct capget capset personality exit
exit_group waitid set_tid_address unshare futex set_robust_list get_robust_list nanosleep getitimer setitimer
kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun timer_settime timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace sched_setparam sched_setscheduler
sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max
sched_get_priority_min sched_rr_get_interval restart_syscall kill tkill tgkill sigaltstack rt_sigsuspend
rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigreturn setpriority getpriority
reboot setregid setgid setreuid setuid setresuid getresuid setresgid getresgid setfsuid setfsgid times setpgid
getpgid getsid setsid getgroups setgroups uname sethostname setdomainname getrlimit setrlimit getrusage umask
prctl getcpu gettimeofday settimeofday adjtimex getpid getppid getuid geteuid getgid getegid gettid sysinfo
mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd semget
semctl semtimedop semop shmget shmctl shmat shmdt socket socketpair bind listen accept connect getsockname
getpeername sendto recvfrom setsockopt getsockopt shutdown sendmsg recvmsg readahead brk munmap mremap add_key
request_key keyctl clone execve mmap fadvise64 swapon swapoff mprotect msync mlock munlock mlockall munlockall
mincore madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages rt_tgsigqueueinfo
perf_event_open accept4 recvmmsg 260 wait4 prlimit64 fanotify_init fanotify_mark name_to_handle_at
open_by_handle_at clock_adjtime syncfs setns sendmmsg process_vm_readv process_vm_writev kcmp finit_module
sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat userfaultfd membarrier
mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx io_pgetevents rseq
kexec_file_load 424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise
epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self
memfd_secret process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack
futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules
mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr listns
rseq_slice_yield fchroot`,
  'alpha': `0 osf_syscall exit fork read write osf_old_open close osf_wait4 osf_old_creat link unlink osf_execve chdir
fchdir mknod chmod chown brk osf_getfsstat lseek getxpid osf_mount umount2 setuid getxuid exec_with_loader
ptrace osf_nrecvmsg osf_nsendmsg osf_nrecvfrom osf_naccept osf_ngetpeername osf_ngetsockname access
osf_chflags osf_fchflags sync kill osf_old_stat setpgid osf_old_lstat dup pipe osf_set_program_attributes
osf_profil open osf_old_sigaction getxgid osf_sigprocmask osf_getlogin osf_setlogin acct sigpending 54 ioctl
osf_reboot osf_revoke symlink readlink execve umask chroot osf_old_fstat getpgrp getpagesize osf_mremap vfork
stat lstat osf_sbrk osf_sstk mmap osf_old_vadvise munmap mprotect madvise vhangup osf_kmodcall osf_mincore
getgroups setgroups osf_old_getpgrp setpgrp osf_setitimer osf_old_wait osf_table osf_getitimer gethostname
sethostname getdtablesize dup2 fstat fcntl osf_select poll fsync setpriority socket connect accept getpriority
send recv sigreturn bind setsockopt listen osf_plock osf_old_sigvec osf_old_sigblock osf_old_sigsetmask
sigsuspend osf_sigstack recvmsg sendmsg osf_old_vtrace osf_gettimeofday osf_getrusage getsockopt 120 readv
writev osf_settimeofday fchown fchmod recvfrom setreuid setregid rename truncate ftruncate flock setgid sendto
shutdown socketpair mkdir rmdir osf_utimes osf_old_sigreturn osf_adjtime getpeername osf_gethostid
osf_sethostid getrlimit setrlimit osf_old_killpg setsid quotactl osf_oldquota getsockname 153 osf_pid_block
osf_pid_unblock 156 sigaction osf_sigwaitprim osf_nfssvc osf_getdirentries osf_statfs osf_fstatfs 163
osf_asynch_daemon osf_getfh osf_getdomainname setdomainname 169 osf_exportfs 181 osf_alt_plock 184 osf_getmnt
187 osf_alt_sigpending osf_alt_setsid 199 osf_swapon msgctl msgget msgrcv msgsnd semctl semget semop
osf_utsname lchown shmat shmctl shmdt shmget osf_mvalid osf_getaddressconf osf_msleep osf_mwakeup msync
osf_signal osf_utc_gettime osf_utc_adjtime 222 osf_security osf_kloadcall osf_stat osf_lstat osf_fstat
osf_statfs64 osf_fstatfs64 233 getpgid getsid sigaltstack osf_waitid osf_priocntlset osf_sigsendset
osf_set_speculative osf_msfs_syscall osf_sysinfo osf_uadmin osf_fuser osf_proplist_syscall osf_ntp_adjtime
osf_ntp_gettime osf_pathconf osf_fpathconf 250 osf_uswitch osf_usleep_thread osf_audcntl osf_audgen sysfs
osf_subsys_info osf_getsysinfo osf_setsysinfo osf_afs_syscall osf_swapctl osf_memcntl osf_fdatasync 300
bdflush sethae mount old_adjtimex swapoff getdents create_module init_module delete_module get_kernel_syms
syslog reboot clone uselib mlock munlock mlockall munlockall sysinfo _sysctl 321 oldumount swapon times
personality setfsuid setfsgid ustat statfs fstatfs sched_setparam sched_getparam sched_setscheduler
sched_getscheduler sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval afs_syscall
uname nanosleep mremap nfsservctl setresuid getresuid pciconfig_read pciconfig_write query_module prctl
pread64 pwrite64 rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo
rt_sigsuspend select gettimeofday settimeofday getitimer setitimer utimes getrusage wait4 adjtimex getcwd
capget capset sendfile setresgid getresgid dipc pivot_root mincore pciconfig_iobase getdents64 gettid
readahead 381 tkill setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
removexattr lremovexattr fremovexattr futex sched_setaffinity sched_getaffinity tuxcall io_setup io_destroy
io_getevents io_submit io_cancel 405 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait
remap_file_pages set_tid_address restart_syscall fadvise64 timer_create timer_settime timer_gettime
timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep semtimedop tgkill
stat64 lstat64 fstat64 vserver mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend
mq_timedreceive mq_notify mq_getsetattr waitid add_key request_key keyctl ioprio_set ioprio_get inotify_init
inotify_add_watch inotify_rm_watch fdatasync kexec_load migrate_pages openat mkdirat mknodat fchownat
futimesat fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare
set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait utimensat
signalfd timerfd eventfd recvmmsg fallocate timerfd_create timerfd_settime timerfd_gettime signalfd4 eventfd2
epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open fanotify_init
fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs setns accept4 sendmmsg
process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 getrandom
memfd_create execveat seccomp bpf userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 statx
io_pgetevents pkey_mprotect pkey_alloc pkey_free rseq statfs64 fstatfs64 getegid geteuid getppid 534
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 558 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'arm': `0 restart_syscall exit fork read write open close 8 creat link unlink execve chdir 14 mknod chmod lchown 19
lseek getpid mount 23 setuid getuid 26 ptrace 29 pause 33 access nice 36 sync kill rename mkdir rmdir dup pipe
times 45 brk setgid getgid 49 geteuid getegid acct umount2 54 ioctl fcntl 57 setpgid 60 umask chroot ustat
dup2 getppid getpgrp setsid sigaction 70 setreuid setregid sigsuspend sigpending sethostname setrlimit 77
getrusage gettimeofday settimeofday getgroups setgroups 83 symlink 85 readlink uselib swapon reboot 91 munmap
truncate ftruncate fchmod fchown getpriority setpriority 99 statfs fstatfs 103 syslog setitimer getitimer stat
lstat fstat 111 vhangup 114 wait4 swapoff sysinfo 118 fsync sigreturn clone setdomainname uname 124 adjtimex
mprotect sigprocmask 128 init_module delete_module 131 quotactl getpgid fchdir bdflush sysfs personality 138
setfsuid setfsgid _llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock
mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid 168
poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
190 vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32 getgid32 geteuid32
getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32 setresgid32
getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 getdents64 pivot_root mincore madvise fcntl64 224
gettid readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
removexattr lremovexattr fremovexattr tkill sendfile64 futex sched_setaffinity sched_getaffinity io_setup
io_destroy io_getevents io_submit io_cancel exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait
remap_file_pages 256 set_tid_address timer_create timer_settime timer_gettime timer_getoverrun timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep statfs64 fstatfs64 tgkill utimes arm_fadvise64_64
pciconfig_iobase pciconfig_read pciconfig_write mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify
mq_getsetattr waitid socket bind connect listen accept getsockname getpeername socketpair send sendto recv
recvfrom shutdown setsockopt getsockopt sendmsg recvmsg semop semget semctl msgsnd msgrcv msgget msgctl shmat
shmdt shmget shmctl add_key request_key keyctl semtimedop vserver ioprio_set ioprio_get inotify_init
inotify_add_watch inotify_rm_watch mbind get_mempolicy set_mempolicy openat mkdirat mknodat fchownat futimesat
fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare
set_robust_list get_robust_list splice arm_sync_file_range tee vmsplice move_pages getcpu epoll_pwait
kexec_load utimensat signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4
eventfd2 epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg
accept4 fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs
sendmmsg setns process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2
seccomp getrandom memfd_create bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2
pkey_mprotect pkey_alloc pkey_free statx rseq io_pgetevents migrate_pages kexec_file_load 403 clock_gettime64
clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64
timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64
recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64
futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register
open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd
faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self 448 process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2
map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr
lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr
file_setattr listns rseq_slice_yield fchroot 983041 breakpoint cacheflush usr26 usr32 set_tls get_tls`,
  'i386': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown break oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime stty gtty
access nice ftime sync kill rename mkdir rmdir dup pipe times prof brk setgid getgid signal geteuid getegid
acct umount2 lock ioctl fcntl mpx setpgid ulimit oldolduname umask chroot ustat dup2 getppid getpgrp setsid
sigaction sgetmask ssetmask setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage
gettimeofday settimeofday getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir
mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs fstatfs ioperm socketcall
syslog setitimer getitimer stat lstat fstat olduname iopl vhangup idle vm86old wait4 swapoff sysinfo ipc fsync
sigreturn clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module
delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
_llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock mlockall
munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid vm86
query_module poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
getpmsg putpmsg vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32
getgid32 geteuid32 getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32
setresgid32 getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 pivot_root mincore madvise getdents64
fcntl64 224 gettid readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr
flistxattr removexattr lremovexattr fremovexattr tkill sendfile64 futex sched_setaffinity sched_getaffinity
set_thread_area get_thread_area io_setup io_destroy io_getevents io_submit io_cancel fadvise64 252 exit_group
lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages set_tid_address timer_create timer_settime
timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep statfs64
fstatfs64 tgkill utimes fadvise64_64 vserver mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend
mq_timedreceive mq_notify mq_getsetattr kexec_load waitid 286 add_key request_key keyctl ioprio_set ioprio_get
inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat fchownat futimesat
fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare
set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait utimensat
signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1
dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg fanotify_init fanotify_mark
prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv
process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf
execveat socket socketpair bind connect listen accept4 getsockopt setsockopt getsockname getpeername sendto
sendmsg recvfrom recvmsg shutdown userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect
pkey_alloc pkey_free statx arch_prctl io_pgetevents rseq 393 semget semctl shmget shmctl shmat shmdt msgget
msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64
clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64
pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64
mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease
futex_waitv set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue
statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat
listxattrat removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'loongarch64': `0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl inotify_init1 inotify_add_watch inotify_rm_watch ioctl
ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat 39 umount2 mount pivot_root nfsservctl
statfs fstatfs truncate ftruncate fallocate faccessat chdir fchdir chroot fchmod fchmodat fchownat fchown
openat close vhangup pipe2 quotactl getdents64 lseek read write readv writev pread64 pwrite64 preadv pwritev
sendfile pselect6 ppoll signalfd4 vmsplice splice tee readlinkat newfstatat fstat sync fsync fdatasync
sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct capget capset personality exit
exit_group waitid set_tid_address unshare futex set_robust_list get_robust_list nanosleep getitimer setitimer
kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun timer_settime timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace sched_setparam sched_setscheduler
sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max
sched_get_priority_min sched_rr_get_interval restart_syscall kill tkill tgkill sigaltstack rt_sigsuspend
rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigreturn setpriority getpriority
reboot setregid setgid setreuid setuid setresuid getresuid setresgid getresgid setfsuid setfsgid times setpgid
getpgid getsid setsid getgroups setgroups uname sethostname setdomainname 165 getrusage umask prctl getcpu
gettimeofday settimeofday adjtimex getpid getppid getuid geteuid getgid getegid gettid sysinfo mq_open
mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd semget semctl
semtimedop semop shmget shmctl shmat shmdt socket socketpair bind listen accept connect getsockname
getpeername sendto recvfrom setsockopt getsockopt shutdown sendmsg recvmsg readahead brk munmap mremap add_key
request_key keyctl clone execve mmap fadvise64 swapon swapoff mprotect msync mlock munlock mlockall munlockall
mincore madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages rt_tgsigqueueinfo
perf_event_open accept4 recvmmsg 260 wait4 prlimit64 fanotify_init fanotify_mark name_to_handle_at
open_by_handle_at clock_adjtime syncfs setns sendmmsg process_vm_readv process_vm_writev kcmp finit_module
sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat userfaultfd membarrier
mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx io_pgetevents rseq
kexec_file_load 424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise
epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448
process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake
futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal
setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr listns
rseq_slice_yield fchroot`,
  'm68k': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
chown 18 oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime 33 access
nice 36 sync kill rename mkdir rmdir dup pipe times 45 brk setgid getgid signal geteuid getegid acct umount2
54 ioctl fcntl 57 setpgid 60 umask chroot ustat dup2 getppid getpgrp setsid sigaction sgetmask ssetmask
setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage gettimeofday settimeofday
getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir mmap munmap truncate
ftruncate fchmod fchown getpriority setpriority 99 statfs fstatfs 102 socketcall syslog setitimer getitimer
stat lstat fstat 111 vhangup 114 wait4 swapoff sysinfo ipc fsync sigreturn clone setdomainname uname
cacheflush adjtimex mprotect sigprocmask create_module init_module delete_module get_kernel_syms quotactl
getpgid fchdir bdflush sysfs personality 138 setfsuid setfsgid _llseek getdents _newselect flock msync readv
writev getsid fdatasync _sysctl mlock munlock mlockall munlockall sched_setparam sched_getparam
sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max sched_get_priority_min
sched_rr_get_interval nanosleep mremap setresuid getresuid getpagesize query_module poll nfsservctl setresgid
getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo
rt_sigsuspend pread64 pwrite64 lchown getcwd capget capset sigaltstack sendfile getpmsg putpmsg vfork
ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 chown32 getuid32 getgid32 geteuid32 getegid32
setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32 setresgid32 getresgid32
lchown32 setuid32 setgid32 setfsuid32 setfsgid32 pivot_root 220 getdents64 gettid tkill setxattr lsetxattr
fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr
futex sendfile64 mincore madvise fcntl64 readahead io_setup io_destroy io_getevents io_submit io_cancel
fadvise64 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages set_tid_address
timer_create timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime
clock_getres clock_nanosleep statfs64 fstatfs64 tgkill utimes fadvise64_64 mbind get_mempolicy set_mempolicy
mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr waitid 279 add_key request_key keyctl
ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat
fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll
unshare set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages sched_setaffinity
sched_getaffinity kexec_load getcpu epoll_pwait utimensat signalfd timerfd_create eventfd fallocate
timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev
rt_tgsigqueueinfo perf_event_open get_thread_area set_thread_area atomic_cmpxchg_32 atomic_barrier
fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs setns
process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 getrandom
memfd_create bpf execveat socket socketpair bind connect listen accept4 getsockopt setsockopt getsockname
getpeername sendto sendmsg recvfrom recvmsg shutdown recvmmsg sendmmsg userfaultfd membarrier mlock2
copy_file_range preadv2 pwritev2 statx seccomp pkey_mprotect pkey_alloc pkey_free rseq 393 semget semctl
shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64
clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64
utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64
mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'mips': `4000 syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod lchown
break unused18 lseek getpid mount umount setuid getuid stime ptrace alarm unused28 pause utime stty gtty
access nice ftime sync kill rename mkdir rmdir dup pipe times prof brk setgid getgid signal geteuid getegid
acct umount2 lock ioctl fcntl mpx setpgid ulimit unused59 umask chroot ustat dup2 getppid getpgrp setsid
sigaction sgetmask ssetmask setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage
gettimeofday settimeofday getgroups setgroups reserved82 symlink unused84 readlink uselib swapon reboot
readdir mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs fstatfs ioperm
socketcall syslog setitimer getitimer stat lstat fstat unused109 iopl vhangup idle vm86 wait4 swapoff sysinfo
ipc fsync sigreturn clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module
init_module delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall
setfsuid setfsgid _llseek getdents _newselect flock msync readv writev cacheflush cachectl sysmips unused150
getsid fdatasync _sysctl mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler
sched_getscheduler sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep
mremap accept bind connect getpeername getsockname getsockopt listen recv recvfrom recvmsg send sendmsg sendto
setsockopt shutdown socket socketpair setresuid getresuid query_module poll nfsservctl setresgid getresgid
prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend
pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile getpmsg putpmsg mmap2 truncate64 ftruncate64
stat64 lstat64 fstat64 pivot_root mincore madvise getdents64 fcntl64 reserved221 gettid readahead setxattr
lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr
fremovexattr tkill sendfile64 futex sched_setaffinity sched_getaffinity io_setup io_destroy io_getevents
io_submit io_cancel exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages
set_tid_address restart_syscall fadvise64 statfs64 fstatfs64 timer_create timer_settime timer_gettime
timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep tgkill utimes mbind
get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr vserver
waitid 4280 add_key request_key keyctl set_thread_area inotify_init inotify_add_watch inotify_rm_watch
migrate_pages openat mkdirat mknodat fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat
readlinkat fchmodat faccessat pselect6 ppoll unshare splice sync_file_range tee vmsplice move_pages
set_robust_list get_robust_list kexec_load getcpu epoll_pwait ioprio_set ioprio_get utimensat signalfd timerfd
eventfd fallocate timerfd_create timerfd_gettime timerfd_settime signalfd4 eventfd2 epoll_create1 dup3 pipe2
inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open accept4 recvmmsg fanotify_init fanotify_mark
prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv
process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf
execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free
statx rseq io_pgetevents 4393 semget semctl shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl
clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64
timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 4416
io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64
rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup
io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3
close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd
landlock_create_ruleset landlock_add_rule landlock_restrict_self 4448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'mips64': `5000 read write open close stat fstat lstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
ioctl pread64 pwrite64 readv writev access pipe _newselect sched_yield mremap msync mincore madvise shmget
shmat shmctl dup dup2 pause nanosleep getitimer setitimer alarm getpid sendfile socket connect accept sendto
recvfrom sendmsg recvmsg shutdown bind listen getsockname getpeername socketpair setsockopt getsockopt clone
fork execve exit wait4 kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl fcntl flock fsync
fdatasync truncate ftruncate getdents getcwd chdir fchdir rename mkdir rmdir creat link unlink symlink
readlink chmod fchmod chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo times ptrace getuid
syslog getgid setuid setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups
setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget capset rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend sigaltstack utime mknod personality ustat statfs fstatfs sysfs
getpriority setpriority sched_setparam sched_getparam sched_setscheduler sched_getscheduler
sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall vhangup
pivot_root _sysctl prctl adjtimex setrlimit chroot sync acct settimeofday mount umount2 swapon swapoff reboot
sethostname setdomainname create_module init_module delete_module get_kernel_syms query_module quotactl
nfsservctl getpmsg putpmsg afs_syscall reserved177 gettid readahead setxattr lsetxattr fsetxattr getxattr
lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill reserved193
futex sched_setaffinity sched_getaffinity cacheflush cachectl sysmips io_setup io_destroy io_getevents
io_submit io_cancel exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages rt_sigreturn
set_tid_address restart_syscall semtimedop fadvise64 timer_create timer_settime timer_gettime timer_getoverrun
timer_delete clock_settime clock_gettime clock_getres clock_nanosleep tgkill utimes mbind get_mempolicy
set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr vserver waitid 5239
add_key request_key keyctl set_thread_area inotify_init inotify_add_watch inotify_rm_watch migrate_pages
openat mkdirat mknodat fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat
faccessat pselect6 ppoll unshare splice sync_file_range tee vmsplice move_pages set_robust_list
get_robust_list kexec_load getcpu epoll_pwait ioprio_set ioprio_get utimensat signalfd timerfd eventfd
fallocate timerfd_create timerfd_gettime timerfd_settime signalfd4 eventfd2 epoll_create1 dup3 pipe2
inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open accept4 recvmmsg fanotify_init fanotify_mark
prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv
process_vm_writev kcmp finit_module getdents64 sched_setattr sched_getattr renameat2 seccomp getrandom
memfd_create bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect
pkey_alloc pkey_free statx rseq io_pgetevents 5424 pidfd_send_signal io_uring_setup io_uring_enter
io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2
pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset
landlock_add_rule landlock_restrict_self 5448 process_mrelease futex_waitv set_mempolicy_home_node cachestat
fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr
file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'mips64n32': `6000 read write open close stat fstat lstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
ioctl pread64 pwrite64 readv writev access pipe _newselect sched_yield mremap msync mincore madvise shmget
shmat shmctl dup dup2 pause nanosleep getitimer setitimer alarm getpid sendfile socket connect accept sendto
recvfrom sendmsg recvmsg shutdown bind listen getsockname getpeername socketpair setsockopt getsockopt clone
fork execve exit wait4 kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl fcntl flock fsync
fdatasync truncate ftruncate getdents getcwd chdir fchdir rename mkdir rmdir creat link unlink symlink
readlink chmod fchmod chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo times ptrace getuid
syslog getgid setuid setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups
setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget capset rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend sigaltstack utime mknod personality ustat statfs fstatfs sysfs
getpriority setpriority sched_setparam sched_getparam sched_setscheduler sched_getscheduler
sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall vhangup
pivot_root _sysctl prctl adjtimex setrlimit chroot sync acct settimeofday mount umount2 swapon swapoff reboot
sethostname setdomainname create_module init_module delete_module get_kernel_syms query_module quotactl
nfsservctl getpmsg putpmsg afs_syscall reserved177 gettid readahead setxattr lsetxattr fsetxattr getxattr
lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill reserved193
futex sched_setaffinity sched_getaffinity cacheflush cachectl sysmips io_setup io_destroy io_getevents
io_submit io_cancel exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages rt_sigreturn
fcntl64 set_tid_address restart_syscall semtimedop fadvise64 statfs64 fstatfs64 sendfile64 timer_create
timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres
clock_nanosleep tgkill utimes mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive
mq_notify mq_getsetattr vserver waitid 6243 add_key request_key keyctl set_thread_area inotify_init
inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat fchownat futimesat newfstatat unlinkat
renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare splice sync_file_range tee
vmsplice move_pages set_robust_list get_robust_list kexec_load getcpu epoll_pwait ioprio_set ioprio_get
utimensat signalfd timerfd eventfd fallocate timerfd_create timerfd_gettime timerfd_settime signalfd4 eventfd2
epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open accept4 recvmmsg
getdents64 fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs
sendmmsg setns process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2
seccomp getrandom memfd_create bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2
pkey_mprotect pkey_alloc pkey_free statx rseq io_pgetevents 6403 clock_gettime64 clock_settime64
clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64
timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 6416 io_pgetevents_time64 recvmmsg_time64
mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64
sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree
move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self 6448 process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2
map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr
lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr
file_setattr listns rseq_slice_yield fchroot`,
  'parisc': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown socket stat lseek getpid mount bind setuid getuid stime ptrace alarm fstat pause utime connect listen
access nice accept sync kill rename mkdir rmdir dup pipe times getsockname brk setgid getgid signal geteuid
getegid acct umount2 getpeername ioctl fcntl socketpair setpgid send uname umask chroot ustat dup2 getppid
getpgrp setsid pivot_root sgetmask ssetmask setreuid setregid mincore sigpending sethostname setrlimit
getrlimit getrusage gettimeofday settimeofday getgroups setgroups sendto symlink lstat readlink uselib swapon
reboot mmap2 mmap munmap truncate ftruncate fchmod fchown getpriority setpriority recv statfs fstatfs stat64
103 syslog setitimer getitimer capget capset pread64 pwrite64 getcwd vhangup fstat64 vfork wait4 swapoff
sysinfo shutdown fsync madvise clone setdomainname sendfile recvfrom adjtimex mprotect sigprocmask 128
init_module delete_module 131 quotactl getpgid fchdir bdflush sysfs personality 138 setfsuid setfsgid _llseek
getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock mlockall munlockall
sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max
sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid sigaltstack 168 poll 170
setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait
rt_sigqueueinfo rt_sigsuspend chown setsockopt getsockopt sendmsg recvmsg semop semget semctl msgsnd msgrcv
msgget msgctl shmat shmdt shmget shmctl 198 lstat64 truncate64 ftruncate64 getdents64 fcntl64 206 gettid
readahead tkill sendfile64 futex sched_setaffinity sched_getaffinity 215 io_setup io_destroy io_getevents
io_submit io_cancel 222 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages
semtimedop mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr waitid fadvise64_64
set_tid_address setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
removexattr lremovexattr fremovexattr timer_create timer_settime timer_gettime timer_getoverrun timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep tgkill mbind get_mempolicy set_mempolicy 264 add_key
request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages
pselect6 ppoll openat mkdirat mknodat fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat
readlinkat fchmodat faccessat unshare set_robust_list get_robust_list splice sync_file_range tee vmsplice
move_pages getcpu epoll_pwait statfs64 fstatfs64 kexec_load utimensat signalfd 304 eventfd fallocate
timerfd_create timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1
preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg accept4 prlimit64 fanotify_init fanotify_mark
clock_adjtime name_to_handle_at open_by_handle_at syncfs setns sendmmsg process_vm_readv process_vm_writev
kcmp finit_module sched_setattr sched_getattr utimes renameat2 seccomp getrandom memfd_create bpf execveat
membarrier userfaultfd mlock2 copy_file_range preadv2 pwritev2 statx io_pgetevents pkey_mprotect pkey_alloc
pkey_free rseq kexec_file_load cacheflush 403 clock_gettime64 clock_settime64 clock_adjtime64
clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64
utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64
mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'parisc64': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown socket stat lseek getpid mount bind setuid getuid stime ptrace alarm fstat pause utime connect listen
access nice accept sync kill rename mkdir rmdir dup pipe times getsockname brk setgid getgid signal geteuid
getegid acct umount2 getpeername ioctl fcntl socketpair setpgid send uname umask chroot ustat dup2 getppid
getpgrp setsid pivot_root sgetmask ssetmask setreuid setregid mincore sigpending sethostname setrlimit
getrlimit getrusage gettimeofday settimeofday getgroups setgroups sendto symlink lstat readlink uselib swapon
reboot mmap2 mmap munmap truncate ftruncate fchmod fchown getpriority setpriority recv statfs fstatfs stat64
103 syslog setitimer getitimer capget capset pread64 pwrite64 getcwd vhangup fstat64 vfork wait4 swapoff
sysinfo shutdown fsync madvise clone setdomainname sendfile recvfrom adjtimex mprotect sigprocmask 128
init_module delete_module 131 quotactl getpgid fchdir bdflush sysfs personality 138 setfsuid setfsgid 141
getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock mlockall munlockall
sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max
sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid sigaltstack 168 poll 170
setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait
rt_sigqueueinfo rt_sigsuspend chown setsockopt getsockopt sendmsg recvmsg semop semget semctl msgsnd msgrcv
msgget msgctl shmat shmdt shmget shmctl 198 lstat64 truncate64 ftruncate64 getdents64 fcntl64 206 gettid
readahead tkill sendfile64 futex sched_setaffinity sched_getaffinity 215 io_setup io_destroy io_getevents
io_submit io_cancel 222 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages
semtimedop mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr waitid fadvise64_64
set_tid_address setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
removexattr lremovexattr fremovexattr timer_create timer_settime timer_gettime timer_getoverrun timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep tgkill mbind get_mempolicy set_mempolicy 264 add_key
request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages
pselect6 ppoll openat mkdirat mknodat fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat
readlinkat fchmodat faccessat unshare set_robust_list get_robust_list splice sync_file_range tee vmsplice
move_pages getcpu epoll_pwait statfs64 fstatfs64 kexec_load utimensat signalfd 304 eventfd fallocate
timerfd_create timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1
preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg accept4 prlimit64 fanotify_init fanotify_mark
clock_adjtime name_to_handle_at open_by_handle_at syncfs setns sendmmsg process_vm_readv process_vm_writev
kcmp finit_module sched_setattr sched_getattr utimes renameat2 seccomp getrandom memfd_create bpf execveat
membarrier userfaultfd mlock2 copy_file_range preadv2 pwritev2 statx io_pgetevents pkey_mprotect pkey_alloc
pkey_free rseq kexec_file_load cacheflush 424 pidfd_send_signal io_uring_setup io_uring_enter
io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2
pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset
landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv set_mempolicy_home_node cachestat
fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr
file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'ppc': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown break oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime stty gtty
access nice ftime sync kill rename mkdir rmdir dup pipe times prof brk setgid getgid signal geteuid getegid
acct umount2 lock ioctl fcntl mpx setpgid ulimit oldolduname umask chroot ustat dup2 getppid getpgrp setsid
sigaction sgetmask ssetmask setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage
gettimeofday settimeofday getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir
mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs fstatfs ioperm socketcall
syslog setitimer getitimer stat lstat fstat olduname iopl vhangup idle vm86 wait4 swapoff sysinfo ipc fsync
sigreturn clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module
delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
_llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock mlockall
munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid
query_module poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
getpmsg putpmsg vfork ugetrlimit readahead mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 pciconfig_read
pciconfig_write pciconfig_iobase multiplexer getdents64 pivot_root fcntl64 madvise mincore gettid tkill
setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr
lremovexattr fremovexattr futex sched_setaffinity sched_getaffinity 225 tuxcall sendfile64 io_setup io_destroy
io_getevents io_submit io_cancel set_tid_address fadvise64 exit_group lookup_dcookie epoll_create epoll_ctl
epoll_wait remap_file_pages timer_create timer_settime timer_gettime timer_getoverrun timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep swapcontext tgkill utimes statfs64 fstatfs64
fadvise64_64 rtas sys_debug_setcontext 258 migrate_pages mbind get_mempolicy set_mempolicy mq_open mq_unlink
mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load add_key request_key keyctl waitid ioprio_set
ioprio_get inotify_init inotify_add_watch inotify_rm_watch spu_run spu_create pselect6 ppoll unshare splice
tee vmsplice openat mkdirat mknodat fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat readlinkat
fchmodat faccessat get_robust_list set_robust_list move_pages getcpu epoll_pwait utimensat signalfd
timerfd_create eventfd sync_file_range2 fallocate subpage_prot timerfd_settime timerfd_gettime signalfd4
eventfd2 epoll_create1 dup3 pipe2 inotify_init1 perf_event_open preadv pwritev rt_tgsigqueueinfo fanotify_init
fanotify_mark prlimit64 socket bind connect listen accept getsockname getpeername socketpair send sendto recv
recvfrom shutdown setsockopt getsockopt sendmsg recvmsg recvmmsg accept4 name_to_handle_at open_by_handle_at
clock_adjtime syncfs sendmmsg setns process_vm_readv process_vm_writev finit_module kcmp sched_setattr
sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat switch_endian userfaultfd membarrier 378
mlock2 copy_file_range preadv2 pwritev2 kexec_file_load statx pkey_alloc pkey_free pkey_mprotect rseq
io_pgetevents 393 semget semctl shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl clock_gettime64
clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64
timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64
recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64
futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register
open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd
faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self 448 process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2
map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr
lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr
file_setattr listns rseq_slice_yield fchroot`,
  'ppc64': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown break oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime stty gtty
access nice ftime sync kill rename mkdir rmdir dup pipe times prof brk setgid getgid signal geteuid getegid
acct umount2 lock ioctl fcntl mpx setpgid ulimit oldolduname umask chroot ustat dup2 getppid getpgrp setsid
sigaction sgetmask ssetmask setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage
gettimeofday settimeofday getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir
mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs fstatfs ioperm socketcall
syslog setitimer getitimer stat lstat fstat olduname iopl vhangup idle vm86 wait4 swapoff sysinfo ipc fsync
sigreturn clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module
delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
_llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock mlockall
munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid
query_module poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
getpmsg putpmsg vfork ugetrlimit readahead 198 pciconfig_read pciconfig_write pciconfig_iobase multiplexer
getdents64 pivot_root 205 madvise mincore gettid tkill setxattr lsetxattr fsetxattr getxattr lgetxattr
fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr futex sched_setaffinity
sched_getaffinity 225 tuxcall 227 io_setup io_destroy io_getevents io_submit io_cancel set_tid_address
fadvise64 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages timer_create
timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres
clock_nanosleep swapcontext tgkill utimes statfs64 fstatfs64 255 rtas sys_debug_setcontext 258 migrate_pages
mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr
kexec_load add_key request_key keyctl waitid ioprio_set ioprio_get inotify_init inotify_add_watch
inotify_rm_watch spu_run spu_create pselect6 ppoll unshare splice tee vmsplice openat mkdirat mknodat fchownat
futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat get_robust_list
set_robust_list move_pages getcpu epoll_pwait utimensat signalfd timerfd_create eventfd sync_file_range2
fallocate subpage_prot timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2
inotify_init1 perf_event_open preadv pwritev rt_tgsigqueueinfo fanotify_init fanotify_mark prlimit64 socket
bind connect listen accept getsockname getpeername socketpair send sendto recv recvfrom shutdown setsockopt
getsockopt sendmsg recvmsg recvmmsg accept4 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg
setns process_vm_readv process_vm_writev finit_module kcmp sched_setattr sched_getattr renameat2 seccomp
getrandom memfd_create bpf execveat switch_endian userfaultfd membarrier 378 mlock2 copy_file_range preadv2
pwritev2 kexec_file_load statx pkey_alloc pkey_free pkey_mprotect rseq io_pgetevents 392 semtimedop semget
semctl shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl 424 pidfd_send_signal io_uring_setup
io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3
close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd
landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'riscv32': `0 io_setup io_destroy io_submit io_cancel 5 setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr
listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl64 inotify_init1 inotify_add_watch inotify_rm_watch ioctl
ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat 39 umount2 mount pivot_root nfsservctl
statfs64 fstatfs64 truncate64 ftruncate64 fallocate faccessat chdir fchdir chroot fchmod fchmodat fchownat
fchown openat close vhangup pipe2 quotactl getdents64 llseek read write readv writev pread64 pwrite64 preadv
pwritev sendfile64 74 signalfd4 vmsplice splice tee readlinkat 81 sync fsync fdatasync sync_file_range
timerfd_create 89 acct capget capset personality exit exit_group waitid set_tid_address unshare 99
set_robust_list get_robust_list 102 getitimer setitimer kexec_load init_module delete_module timer_create 109
timer_getoverrun 111 timer_delete 116 syslog ptrace sched_setparam sched_setscheduler sched_getscheduler
sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max sched_get_priority_min
128 restart_syscall kill tkill tgkill sigaltstack rt_sigsuspend rt_sigaction rt_sigprocmask rt_sigpending 138
rt_sigqueueinfo rt_sigreturn setpriority getpriority reboot setregid setgid setreuid setuid setresuid
getresuid setresgid getresgid setfsuid setfsgid times setpgid getpgid getsid setsid getgroups setgroups uname
sethostname setdomainname 165 getrusage umask prctl getcpu 172 getpid getppid getuid geteuid getgid getegid
gettid sysinfo mq_open mq_unlink 184 mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd semget semctl 193
semop shmget shmctl shmat shmdt socket socketpair bind listen accept connect getsockname getpeername sendto
recvfrom setsockopt getsockopt shutdown sendmsg recvmsg readahead brk munmap mremap add_key request_key keyctl
clone execve mmap2 fadvise64_64 swapon swapoff mprotect msync mlock munlock mlockall munlockall mincore
madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages rt_tgsigqueueinfo
perf_event_open accept4 258 riscv_hwprobe riscv_flush_icache 261 prlimit64 fanotify_init fanotify_mark
name_to_handle_at open_by_handle_at 267 syncfs setns sendmmsg process_vm_readv process_vm_writev kcmp
finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat userfaultfd
membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx 293 rseq
kexec_file_load 403 clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64
timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64
ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64
semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64 pidfd_send_signal
io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open
clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd
landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'riscv64': `0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl inotify_init1 inotify_add_watch inotify_rm_watch ioctl
ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat 39 umount2 mount pivot_root nfsservctl
statfs fstatfs truncate ftruncate fallocate faccessat chdir fchdir chroot fchmod fchmodat fchownat fchown
openat close vhangup pipe2 quotactl getdents64 lseek read write readv writev pread64 pwrite64 preadv pwritev
sendfile pselect6 ppoll signalfd4 vmsplice splice tee readlinkat newfstatat fstat sync fsync fdatasync
sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct capget capset personality exit
exit_group waitid set_tid_address unshare futex set_robust_list get_robust_list nanosleep getitimer setitimer
kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun timer_settime timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace sched_setparam sched_setscheduler
sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max
sched_get_priority_min sched_rr_get_interval restart_syscall kill tkill tgkill sigaltstack rt_sigsuspend
rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigreturn setpriority getpriority
reboot setregid setgid setreuid setuid setresuid getresuid setresgid getresgid setfsuid setfsgid times setpgid
getpgid getsid setsid getgroups setgroups uname sethostname setdomainname getrlimit setrlimit getrusage umask
prctl getcpu gettimeofday settimeofday adjtimex getpid getppid getuid geteuid getgid getegid gettid sysinfo
mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd semget
semctl semtimedop semop shmget shmctl shmat shmdt socket socketpair bind listen accept connect getsockname
getpeername sendto recvfrom setsockopt getsockopt shutdown sendmsg recvmsg readahead brk munmap mremap add_key
request_key keyctl clone execve mmap fadvise64 swapon swapoff mprotect msync mlock munlock mlockall munlockall
mincore madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages rt_tgsigqueueinfo
perf_event_open accept4 recvmmsg 258 riscv_hwprobe riscv_flush_icache wait4 prlimit64 fanotify_init
fanotify_mark name_to_handle_at open_by_handle_at clock_adjtime syncfs setns sendmmsg process_vm_readv
process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf
execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free
statx io_pgetevents rseq kexec_file_load 424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register
open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd
faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self memfd_secret process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2
map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr
lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr
file_setattr listns rseq_slice_yield fchroot`,
  's390': `1 exit fork read write open close restart_syscall creat link unlink execve chdir time mknod chmod lchown 19
lseek getpid mount umount setuid getuid stime ptrace alarm 29 pause utime 33 access nice 36 sync kill rename
mkdir rmdir dup pipe times 45 brk setgid getgid signal geteuid getegid acct umount2 54 ioctl fcntl 57 setpgid
60 umask chroot ustat dup2 getppid getpgrp setsid sigaction 70 setreuid setregid sigsuspend sigpending
sethostname setrlimit getrlimit getrusage gettimeofday settimeofday getgroups setgroups 83 symlink 85 readlink
uselib swapon reboot readdir mmap munmap truncate ftruncate fchmod fchown getpriority setpriority 99 statfs
fstatfs ioperm socketcall syslog setitimer getitimer stat lstat fstat 110 lookup_dcookie vhangup idle 114
wait4 swapoff sysinfo ipc fsync sigreturn clone setdomainname uname 124 adjtimex mprotect sigprocmask
create_module init_module delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality
afs_syscall setfsuid setfsgid _llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl
mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler
sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid
getresuid 167 query_module poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask
rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset
sigaltstack sendfile getpmsg putpmsg vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64
lchown32 getuid32 getgid32 geteuid32 getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32
setresuid32 getresuid32 setresgid32 getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 pivot_root
mincore madvise getdents64 fcntl64 readahead sendfile64 setxattr lsetxattr fsetxattr getxattr lgetxattr
fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr gettid tkill futex
sched_setaffinity sched_getaffinity tgkill 243 io_setup io_destroy io_getevents io_submit io_cancel exit_group
epoll_create epoll_ctl epoll_wait set_tid_address fadvise64 timer_create timer_settime timer_gettime
timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep 264 fadvise64_64
statfs64 fstatfs64 remap_file_pages mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend
mq_timedreceive mq_notify mq_getsetattr kexec_load add_key request_key keyctl waitid ioprio_set ioprio_get
inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat fchownat futimesat
fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare
set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait utimes
fallocate utimensat signalfd timerfd eventfd timerfd_create timerfd_settime timerfd_gettime signalfd4 eventfd2
inotify_init1 pipe2 dup3 epoll_create1 preadv pwritev rt_tgsigqueueinfo perf_event_open fanotify_init
fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs setns process_vm_readv
process_vm_writev s390_runtime_instr kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom
memfd_create bpf s390_pci_mmio_write s390_pci_mmio_read execveat userfaultfd membarrier recvmmsg sendmmsg
socket socketpair bind connect listen accept4 getsockopt setsockopt getsockname getpeername sendto sendmsg
recvfrom recvmsg shutdown mlock2 copy_file_range preadv2 pwritev2 s390_guarded_storage statx s390_sthyi
kexec_file_load io_pgetevents rseq pkey_mprotect pkey_alloc pkey_free 393 semget semctl shmget shmctl shmat
shmdt msgget msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64
clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64
pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64
mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease
futex_waitv set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue
statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat
listxattrat removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  's390x': `1 exit fork read write open close restart_syscall creat link unlink execve chdir 14 mknod chmod 19 lseek
getpid mount umount 26 ptrace alarm 29 pause utime 33 access nice 36 sync kill rename mkdir rmdir dup pipe
times 45 brk 48 signal 51 acct umount2 54 ioctl fcntl 57 setpgid 60 umask chroot ustat dup2 getppid getpgrp
setsid sigaction 72 sigsuspend sigpending sethostname setrlimit 77 getrusage gettimeofday settimeofday 83
symlink 85 readlink uselib swapon reboot readdir mmap munmap truncate ftruncate fchmod 96 getpriority
setpriority 99 statfs fstatfs 102 socketcall syslog setitimer getitimer stat lstat fstat 110 lookup_dcookie
vhangup idle 114 wait4 swapoff sysinfo ipc fsync sigreturn clone setdomainname uname 124 adjtimex mprotect
sigprocmask create_module init_module delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs
personality afs_syscall 141 getdents select flock msync readv writev getsid fdatasync _sysctl mlock munlock
mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap 167 query_module poll
nfsservctl 172 prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo
rt_sigsuspend pread64 pwrite64 183 getcwd capget capset sigaltstack sendfile getpmsg putpmsg vfork getrlimit
198 lchown getuid getgid geteuid getegid setreuid setregid getgroups setgroups fchown setresuid getresuid
setresgid getresgid chown setuid setgid setfsuid setfsgid pivot_root mincore madvise getdents64 222 readahead
224 setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr
lremovexattr fremovexattr gettid tkill futex sched_setaffinity sched_getaffinity tgkill 243 io_setup
io_destroy io_getevents io_submit io_cancel exit_group epoll_create epoll_ctl epoll_wait set_tid_address
fadvise64 timer_create timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime
clock_getres clock_nanosleep 265 statfs64 fstatfs64 remap_file_pages mbind get_mempolicy set_mempolicy mq_open
mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load add_key request_key keyctl waitid
ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat
fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll
unshare set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait
utimes fallocate utimensat signalfd timerfd eventfd timerfd_create timerfd_settime timerfd_gettime signalfd4
eventfd2 inotify_init1 pipe2 dup3 epoll_create1 preadv pwritev rt_tgsigqueueinfo perf_event_open fanotify_init
fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs setns process_vm_readv
process_vm_writev s390_runtime_instr kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom
memfd_create bpf s390_pci_mmio_write s390_pci_mmio_read execveat userfaultfd membarrier recvmmsg sendmmsg
socket socketpair bind connect listen accept4 getsockopt setsockopt getsockname getpeername sendto sendmsg
recvfrom recvmsg shutdown mlock2 copy_file_range preadv2 pwritev2 s390_guarded_storage statx s390_sthyi
kexec_file_load io_pgetevents rseq pkey_mprotect pkey_alloc pkey_free 392 semtimedop semget semctl shmget
shmctl shmat shmdt msgget msgsnd msgrcv msgctl 424 pidfd_send_signal io_uring_setup io_uring_enter
io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2
pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset
landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv set_mempolicy_home_node
cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr
file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'sh': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown 18 oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime 33 access
nice 36 sync kill rename mkdir rmdir dup pipe times 45 brk setgid getgid signal geteuid getegid acct umount2
54 ioctl fcntl 57 setpgid 60 umask chroot ustat dup2 getppid getpgrp setsid sigaction sgetmask ssetmask
setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage gettimeofday settimeofday
getgroups setgroups 83 symlink oldlstat readlink uselib swapon reboot readdir mmap munmap truncate ftruncate
fchmod fchown getpriority setpriority 99 statfs fstatfs 102 socketcall syslog setitimer getitimer stat lstat
fstat olduname 111 vhangup 114 wait4 swapoff sysinfo ipc fsync sigreturn clone setdomainname uname cacheflush
adjtimex mprotect sigprocmask 128 init_module delete_module 131 quotactl getpgid fchdir bdflush sysfs
personality 138 setfsuid setfsgid _llseek getdents _newselect flock msync readv writev getsid fdatasync
_sysctl mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler
sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid
getresuid 168 poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
190 vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32 getgid32 geteuid32
getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32 setresgid32
getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 pivot_root mincore madvise getdents64 fcntl64 224
gettid readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
removexattr lremovexattr fremovexattr tkill sendfile64 futex sched_setaffinity sched_getaffinity 245 io_setup
io_destroy io_getevents io_submit io_cancel fadvise64 252 exit_group lookup_dcookie epoll_create epoll_ctl
epoll_wait remap_file_pages set_tid_address timer_create timer_settime timer_gettime timer_getoverrun
timer_delete clock_settime clock_gettime clock_getres clock_nanosleep statfs64 fstatfs64 tgkill utimes
fadvise64_64 274 mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify
mq_getsetattr kexec_load waitid add_key request_key keyctl ioprio_set ioprio_get inotify_init
inotify_add_watch inotify_rm_watch 294 migrate_pages openat mkdirat mknodat fchownat futimesat fstatat64
unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare set_robust_list
get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait utimensat signalfd
timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2
inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open fanotify_init fanotify_mark prlimit64 socket
bind connect listen accept getsockname getpeername socketpair send sendto recv recvfrom shutdown setsockopt
getsockopt sendmsg recvmsg recvmmsg accept4 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg
setns process_vm_readv process_vm_writev kcmp finit_module sched_getattr sched_setattr renameat2 seccomp
getrandom memfd_create bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 statx
pkey_mprotect pkey_alloc pkey_free rseq sync_file_range2 393 semget semctl shmget shmctl shmat shmdt msgget
msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64
clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64
pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64
mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open 436 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'sparc': `0 restart_syscall exit fork read write open close wait4 creat link unlink execv chdir chown mknod chmod lchown
brk perfctr lseek getpid capget capset setuid getuid vmsplice ptrace alarm sigaltstack pause utime lchown32
fchown32 access nice chown32 sync kill stat sendfile lstat dup pipe times getuid32 umount2 setgid getgid
signal geteuid getegid acct 53 getgid32 ioctl reboot mmap2 symlink readlink execve umask chroot fstat fstat64
getpagesize msync vfork pread64 pwrite64 geteuid32 getegid32 mmap setreuid32 munmap mprotect madvise vhangup
truncate64 mincore getgroups setgroups getpgrp setgroups32 setitimer ftruncate64 swapon getitimer setuid32
sethostname setgid32 dup2 setfsuid32 fcntl select setfsgid32 fsync setpriority socket connect accept
getpriority rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo
rt_sigsuspend setresuid32 getresuid32 setresgid32 getresgid32 setregid32 recvmsg sendmsg getgroups32
gettimeofday getrusage getsockopt getcwd readv writev settimeofday fchown fchmod recvfrom setreuid setregid
rename truncate ftruncate flock lstat64 sendto shutdown socketpair mkdir rmdir utimes stat64 sendfile64
getpeername futex gettid getrlimit setrlimit pivot_root prctl pciconfig_read pciconfig_write getsockname
inotify_init inotify_add_watch poll getdents64 fcntl64 inotify_rm_watch statfs fstatfs umount
sched_set_affinity sched_get_affinity getdomainname setdomainname 165 quotactl set_tid_address mount ustat
setxattr lsetxattr fsetxattr getxattr lgetxattr getdents setsid fchdir fgetxattr listxattr llistxattr
flistxattr removexattr lremovexattr sigpending query_module setpgid fremovexattr tkill exit_group uname
init_module personality remap_file_pages epoll_create epoll_ctl epoll_wait ioprio_set getppid sigaction
sgetmask ssetmask sigsuspend oldlstat uselib readdir readahead socketcall syslog lookup_dcookie fadvise64
fadvise64_64 tgkill waitpid swapoff sysinfo ipc sigreturn clone ioprio_get adjtimex sigprocmask create_module
delete_module get_kernel_syms getpgid bdflush sysfs afs_syscall setfsuid setfsgid _newselect time splice stime
statfs64 fstatfs64 _llseek mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler
sched_getscheduler sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep
mremap _sysctl getsid fdatasync nfsservctl sync_file_range clock_settime clock_gettime clock_getres
clock_nanosleep sched_getaffinity sched_setaffinity timer_settime timer_gettime timer_getoverrun timer_delete
timer_create vserver io_setup io_destroy io_submit io_cancel io_getevents mq_open mq_unlink mq_timedsend
mq_timedreceive mq_notify mq_getsetattr waitid tee add_key request_key keyctl openat mkdirat mknodat fchownat
futimesat fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare
set_robust_list get_robust_list migrate_pages mbind get_mempolicy set_mempolicy kexec_load move_pages getcpu
epoll_pwait utimensat signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4
eventfd2 epoll_create1 dup3 pipe2 inotify_init1 accept4 preadv pwritev rt_tgsigqueueinfo perf_event_open
recvmmsg fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs
sendmmsg setns process_vm_readv process_vm_writev kern_features kcmp finit_module sched_setattr sched_getattr
renameat2 seccomp getrandom memfd_create bpf execveat membarrier userfaultfd bind listen setsockopt mlock2
copy_file_range preadv2 pwritev2 statx io_pgetevents pkey_mprotect pkey_alloc pkey_free rseq 393 semget semctl
shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64
clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64 timerfd_settime64
utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64
mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount
fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'sparc64': `0 restart_syscall exit fork read write open close wait4 creat link unlink execv chdir chown mknod chmod lchown
brk perfctr lseek getpid capget capset setuid getuid vmsplice ptrace alarm sigaltstack pause utime 33 access
nice 36 sync kill stat sendfile lstat dup pipe times 45 umount2 setgid getgid signal geteuid getegid acct
memory_ordering 54 ioctl reboot 57 symlink readlink execve umask chroot fstat fstat64 getpagesize msync vfork
pread64 pwrite64 71 mmap 73 munmap mprotect madvise vhangup 78 mincore getgroups setgroups getpgrp 83
setitimer 85 swapon getitimer 88 sethostname 90 dup2 92 fcntl select 95 fsync setpriority socket connect
accept getpriority rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo
rt_sigsuspend setresuid getresuid setresgid getresgid 113 recvmsg sendmsg 116 gettimeofday getrusage
getsockopt getcwd readv writev settimeofday fchown fchmod recvfrom setreuid setregid rename truncate ftruncate
flock lstat64 sendto shutdown socketpair mkdir rmdir utimes stat64 sendfile64 getpeername futex gettid
getrlimit setrlimit pivot_root prctl pciconfig_read pciconfig_write getsockname inotify_init inotify_add_watch
poll getdents64 156 inotify_rm_watch statfs fstatfs umount sched_set_affinity sched_get_affinity getdomainname
setdomainname utrap_install quotactl set_tid_address mount ustat setxattr lsetxattr fsetxattr getxattr
lgetxattr getdents setsid fchdir fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr sigpending
query_module setpgid fremovexattr tkill exit_group uname init_module personality remap_file_pages epoll_create
epoll_ctl epoll_wait ioprio_set getppid sigaction sgetmask ssetmask sigsuspend oldlstat uselib readdir
readahead socketcall syslog lookup_dcookie fadvise64 fadvise64_64 tgkill waitpid swapoff sysinfo ipc sigreturn
clone ioprio_get adjtimex sigprocmask create_module delete_module get_kernel_syms getpgid bdflush sysfs
afs_syscall setfsuid setfsgid _newselect 232 splice stime statfs64 fstatfs64 _llseek mlock munlock mlockall
munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap _sysctl getsid fdatasync
nfsservctl sync_file_range clock_settime clock_gettime clock_getres clock_nanosleep sched_getaffinity
sched_setaffinity timer_settime timer_gettime timer_getoverrun timer_delete timer_create vserver io_setup
io_destroy io_submit io_cancel io_getevents mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify
mq_getsetattr waitid tee add_key request_key keyctl openat mkdirat mknodat fchownat futimesat fstatat64
unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare set_robust_list
get_robust_list migrate_pages mbind get_mempolicy set_mempolicy kexec_load move_pages getcpu epoll_pwait
utimensat signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4 eventfd2
epoll_create1 dup3 pipe2 inotify_init1 accept4 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg
fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns
process_vm_readv process_vm_writev kern_features kcmp finit_module sched_setattr sched_getattr renameat2
seccomp getrandom memfd_create bpf execveat membarrier userfaultfd bind listen setsockopt mlock2
copy_file_range preadv2 pwritev2 statx io_pgetevents pkey_mprotect pkey_alloc pkey_free rseq 392 semtimedop
semget semctl shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl 424 pidfd_send_signal io_uring_setup
io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3
close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd
landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'x32': `1073741824 read write open close stat fstat lstat poll lseek mmap mprotect munmap brk 1073741838
rt_sigprocmask 1073741841 pread64 pwrite64 1073741845 access pipe select sched_yield mremap msync mincore
madvise shmget shmat shmctl dup dup2 pause nanosleep getitimer alarm setitimer getpid sendfile socket connect
accept sendto 1073741872 shutdown bind listen getsockname getpeername socketpair 1073741880 clone fork vfork
1073741884 exit wait4 kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl fcntl flock fsync
fdatasync truncate ftruncate getdents getcwd chdir fchdir rename mkdir rmdir creat link unlink symlink
readlink chmod fchmod chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo times 1073741926
getuid syslog getgid setuid setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups
setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget capset 1073741954
rt_sigsuspend 1073741956 utime mknod 1073741959 personality ustat statfs fstatfs sysfs getpriority setpriority
sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_get_priority_max
sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall vhangup modify_ldt pivot_root
1073741981 prctl arch_prctl adjtimex setrlimit chroot sync acct settimeofday mount umount2 swapon swapoff
reboot sethostname setdomainname iopl ioperm 1073741999 init_module delete_module 1073742003 quotactl
1073742005 getpmsg putpmsg afs_syscall tuxcall security gettid readahead setxattr lsetxattr fsetxattr getxattr
lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill time futex
sched_setaffinity sched_getaffinity 1073742031 io_destroy io_getevents 1073742034 io_cancel 1073742036
lookup_dcookie epoll_create 1073742040 remap_file_pages getdents64 set_tid_address restart_syscall semtimedop
fadvise64 1073742047 timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime
clock_getres clock_nanosleep exit_group epoll_wait epoll_ctl tgkill utimes 1073742061 mbind set_mempolicy
get_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive 1073742069 mq_getsetattr 1073742072 add_key
request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat
mkdirat mknodat fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat
pselect6 ppoll unshare 1073742099 splice tee sync_file_range 1073742104 utimensat epoll_pwait signalfd
timerfd_create eventfd fallocate timerfd_settime timerfd_gettime accept4 signalfd4 eventfd2 epoll_create1 dup3
pipe2 inotify_init1 1073742122 perf_event_open 1073742124 fanotify_init fanotify_mark prlimit64
name_to_handle_at open_by_handle_at clock_adjtime syncfs 1073742132 setns getcpu 1073742136 kcmp finit_module
sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create kexec_file_load bpf 1073742147
userfaultfd membarrier mlock2 copy_file_range 1073742153 pkey_mprotect pkey_alloc pkey_free statx
io_pgetevents rseq uretprobe uprobe 1073742248 pidfd_send_signal io_uring_setup io_uring_enter
io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2
pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset
landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv set_mempolicy_home_node
cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr
file_getattr file_setattr listns rseq_slice_yield fchroot 1073742336 rt_sigaction rt_sigreturn ioctl readv
writev recvfrom sendmsg recvmsg execve ptrace rt_sigpending rt_sigtimedwait rt_sigqueueinfo sigaltstack
timer_create mq_notify kexec_load waitid set_robust_list get_robust_list vmsplice move_pages preadv pwritev
rt_tgsigqueueinfo recvmmsg sendmmsg process_vm_readv process_vm_writev setsockopt getsockopt io_setup
io_submit execveat preadv2 pwritev2`,
  'x86_64': `0 read write open close stat fstat lstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
rt_sigreturn ioctl pread64 pwrite64 readv writev access pipe select sched_yield mremap msync mincore madvise
shmget shmat shmctl dup dup2 pause nanosleep getitimer alarm setitimer getpid sendfile socket connect accept
sendto recvfrom sendmsg recvmsg shutdown bind listen getsockname getpeername socketpair setsockopt getsockopt
clone fork vfork execve exit wait4 kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl fcntl
flock fsync fdatasync truncate ftruncate getdents getcwd chdir fchdir rename mkdir rmdir creat link unlink
symlink readlink chmod fchmod chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo times ptrace
getuid syslog getgid setuid setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups
setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget capset rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend sigaltstack utime mknod uselib personality ustat statfs fstatfs
sysfs getpriority setpriority sched_setparam sched_getparam sched_setscheduler sched_getscheduler
sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall vhangup
modify_ldt pivot_root _sysctl prctl arch_prctl adjtimex setrlimit chroot sync acct settimeofday mount umount2
swapon swapoff reboot sethostname setdomainname iopl ioperm create_module init_module delete_module
get_kernel_syms query_module quotactl nfsservctl getpmsg putpmsg afs_syscall tuxcall security gettid readahead
setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr
lremovexattr fremovexattr tkill time futex sched_setaffinity sched_getaffinity set_thread_area io_setup
io_destroy io_getevents io_submit io_cancel get_thread_area lookup_dcookie epoll_create epoll_ctl_old
epoll_wait_old remap_file_pages getdents64 set_tid_address restart_syscall semtimedop fadvise64 timer_create
timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres
clock_nanosleep exit_group epoll_wait epoll_ctl tgkill utimes vserver mbind set_mempolicy get_mempolicy
mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load waitid add_key request_key
keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat
mknodat fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat
pselect6 ppoll unshare set_robust_list get_robust_list splice tee sync_file_range vmsplice move_pages
utimensat epoll_pwait signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime accept4
signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open
recvmmsg fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs
sendmmsg setns getcpu process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr
renameat2 seccomp getrandom memfd_create kexec_file_load bpf execveat userfaultfd membarrier mlock2
copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx io_pgetevents rseq uretprobe uprobe
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig
fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2
mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret
process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake
futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal
setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr listns
rseq_slice_yield fchroot`,
  'generic32': `0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl64 inotify_init1 inotify_add_watch inotify_rm_watch ioctl
ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat renameat umount2 mount pivot_root
nfsservctl statfs64 fstatfs64 truncate64 ftruncate64 fallocate faccessat chdir fchdir chroot fchmod fchmodat
fchownat fchown openat close vhangup pipe2 quotactl getdents64 llseek read write readv writev pread64 pwrite64
preadv pwritev sendfile64 pselect6 ppoll signalfd4 vmsplice splice tee readlinkat fstatat64 fstat64 sync fsync
fdatasync sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct capget capset
personality exit exit_group waitid set_tid_address unshare futex set_robust_list get_robust_list nanosleep
getitimer setitimer kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun
timer_settime timer_delete clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace
sched_setparam sched_setscheduler sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity
sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval restart_syscall kill tkill
tgkill sigaltstack rt_sigsuspend rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo
rt_sigreturn setpriority getpriority reboot setregid setgid setreuid setuid setresuid getresuid setresgid
getresgid setfsuid setfsgid times setpgid getpgid getsid setsid getgroups setgroups uname sethostname
setdomainname getrlimit setrlimit getrusage umask prctl getcpu gettimeofday settimeofday adjtimex getpid
getppid getuid geteuid getgid getegid gettid sysinfo mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify
mq_getsetattr msgget msgctl msgrcv msgsnd semget semctl semtimedop semop shmget shmctl shmat shmdt socket
socketpair bind listen accept connect getsockname getpeername sendto recvfrom setsockopt getsockopt shutdown
sendmsg recvmsg readahead brk munmap mremap add_key request_key keyctl clone execve mmap2 fadvise64_64 swapon
swapoff mprotect msync mlock munlock mlockall munlockall mincore madvise remap_file_pages mbind get_mempolicy
set_mempolicy migrate_pages move_pages rt_tgsigqueueinfo perf_event_open accept4 recvmmsg 260 wait4 prlimit64
fanotify_init fanotify_mark name_to_handle_at open_by_handle_at clock_adjtime syncfs setns sendmmsg
process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom
memfd_create bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect
pkey_alloc pkey_free statx io_pgetevents rseq kexec_file_load 403 clock_gettime64 clock_settime64
clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64
timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64
mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64
sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree
move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self memfd_secret process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2
map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr
lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr
file_setattr listns rseq_slice_yield fchroot`,
  'microblaze': `0 restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod chmod
lchown break oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime stty gtty
access nice ftime sync kill rename mkdir rmdir dup pipe times prof brk setgid getgid signal geteuid getegid
acct umount2 lock ioctl fcntl mpx setpgid ulimit oldolduname umask chroot ustat dup2 getppid getpgrp setsid
sigaction sgetmask ssetmask setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage
gettimeofday settimeofday getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir
mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs fstatfs ioperm socketcall
syslog setitimer getitimer stat lstat fstat olduname iopl vhangup idle vm86old wait4 swapoff sysinfo ipc fsync
sigreturn clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module
delete_module get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
_llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl mlock munlock mlockall
munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield
sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid vm86
query_module poll nfsservctl setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending
rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
getpmsg putpmsg vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32
getgid32 geteuid32 getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32
setresgid32 getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 pivot_root mincore madvise getdents64
fcntl64 224 gettid readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr
flistxattr removexattr lremovexattr fremovexattr tkill sendfile64 futex sched_setaffinity sched_getaffinity
set_thread_area get_thread_area io_setup io_destroy io_getevents io_submit io_cancel fadvise64 252 exit_group
lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages set_tid_address timer_create timer_settime
timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep statfs64
fstatfs64 tgkill utimes fadvise64_64 vserver mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend
mq_timedreceive mq_notify mq_getsetattr kexec_load waitid 286 add_key request_key keyctl ioprio_set ioprio_get
inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat fchownat futimesat
fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare
set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait utimensat
signalfd timerfd_create eventfd fallocate semtimedop timerfd_settime timerfd_gettime semctl semget semop
msgctl msgget msgrcv msgsnd shmat shmctl shmdt shmget signalfd4 eventfd2 epoll_create1 dup3 pipe2
inotify_init1 socket socketpair bind listen accept connect getsockname getpeername sendto send recvfrom recv
setsockopt getsockopt shutdown sendmsg recvmsg accept4 preadv pwritev rt_tgsigqueueinfo perf_event_open
recvmmsg fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs setns
sendmmsg process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp
getrandom memfd_create bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2
pkey_mprotect pkey_alloc pkey_free statx io_pgetevents rseq 403 clock_gettime64 clock_settime64
clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64 timerfd_gettime64
timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64
mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64 rt_sigtimedwait_time64 futex_time64
sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree
move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self 448 process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2
map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr
lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr
file_setattr listns rseq_slice_yield fchroot`,
  'xtensa': `0 spill xtensa 8 open close dup dup2 read write select lseek poll _llseek epoll_wait epoll_ctl epoll_create
creat truncate ftruncate readv writev fsync fdatasync truncate64 ftruncate64 pread64 pwrite64 link rename
symlink readlink mknod pipe unlink rmdir mkdir chdir fchdir getcwd chmod chown stat stat64 lchown lstat
lstat64 52 fchmod fchown fstat fstat64 flock access umask getdents getdents64 fcntl64 fallocate fadvise64_64
utime utimes ioctl fcntl setxattr getxattr listxattr removexattr lsetxattr lgetxattr llistxattr lremovexattr
fsetxattr fgetxattr flistxattr fremovexattr mmap2 munmap mprotect brk mlock munlock mlockall munlockall mremap
msync mincore madvise shmget shmat shmctl shmdt socket setsockopt getsockopt shutdown bind connect listen
accept getsockname getpeername sendmsg recvmsg send recv sendto recvfrom socketpair sendfile sendfile64
sendmmsg clone execve exit exit_group getpid wait4 waitid kill tkill tgkill set_tid_address gettid setsid
getsid prctl personality getpriority setpriority setitimer getitimer setuid getuid setgid getgid geteuid
getegid setreuid setregid setresuid getresuid setresgid getresgid setpgid getpgid getppid getpgrp 154 times
acct sched_setaffinity sched_getaffinity capget capset ptrace semtimedop semget semop semctl 166 msgget msgsnd
msgrcv msgctl 171 umount2 mount swapon chroot pivot_root umount swapoff sync syncfs setfsuid setfsgid sysfs
ustat statfs fstatfs statfs64 fstatfs64 setrlimit getrlimit getrusage futex gettimeofday settimeofday adjtimex
nanosleep getgroups setgroups sethostname setdomainname syslog vhangup uselib reboot quotactl nfsservctl
_sysctl bdflush uname sysinfo init_module delete_module sched_setparam sched_getparam sched_setscheduler
sched_getscheduler sched_get_priority_max sched_get_priority_min sched_rr_get_interval sched_yield 223
restart_syscall sigaltstack rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait
rt_sigqueueinfo rt_sigsuspend mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr 239
io_setup io_destroy io_submit io_getevents io_cancel clock_settime clock_gettime clock_getres clock_nanosleep
timer_create timer_delete timer_settime timer_gettime timer_getoverrun 254 lookup_dcookie 256 add_key
request_key keyctl 260 readahead remap_file_pages migrate_pages mbind get_mempolicy set_mempolicy unshare
move_pages splice tee vmsplice 272 pselect6 ppoll epoll_pwait epoll_create1 inotify_init inotify_add_watch
inotify_rm_watch inotify_init1 getcpu kexec_load ioprio_set ioprio_get set_robust_list get_robust_list 288
openat mkdirat mknodat unlinkat renameat linkat symlinkat readlinkat utimensat fchownat futimesat fstatat64
fchmodat faccessat 304 signalfd 306 eventfd recvmmsg setns signalfd4 dup3 pipe2 timerfd_create timerfd_settime
timerfd_gettime 316 eventfd2 preadv pwritev 320 fanotify_init fanotify_mark process_vm_readv process_vm_writev
name_to_handle_at open_by_handle_at sync_file_range2 perf_event_open rt_tgsigqueueinfo clock_adjtime prlimit64
kcmp finit_module accept4 sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat
userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx rseq
403 clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64
timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416
io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64
rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup
io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3
close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd
landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount
listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield fchroot`,
  'ia64': `1025 exit read write open close creat link unlink execve chdir fchdir utimes mknod chmod chown lseek getpid
getppid mount umount2 setuid getuid geteuid ptrace access sync fsync fdatasync kill rename mkdir rmdir dup
pipe times brk setgid getgid getegid acct ioctl fcntl umask chroot ustat dup2 setreuid setregid getresuid
setresuid getresgid setresgid getgroups setgroups getpgid setpgid setsid getsid sethostname setrlimit
getrlimit getrusage gettimeofday settimeofday select poll symlink readlink uselib swapon swapoff reboot
truncate ftruncate fchmod fchown getpriority setpriority statfs fstatfs gettid semget semop semctl msgget
msgsnd msgrcv msgctl shmget shmat shmdt shmctl syslog setitimer getitimer 1123 vhangup lchown remap_file_pages
wait4 sysinfo clone setdomainname uname adjtimex 1133 init_module delete_module 1137 quotactl bdflush sysfs
personality afs_syscall setfsuid setfsgid getdents flock readv writev pread64 pwrite64 _sysctl mmap munmap
mlock mlockall mprotect mremap msync munlock munlockall sched_getparam sched_setparam sched_getscheduler
sched_setscheduler sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep
nfsservctl prctl old_getpagesize mmap2 pciconfig_read pciconfig_write perfmonctl sigaltstack rt_sigaction
rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait getcwd capget capset
sendfile getpmsg putpmsg socket bind connect listen accept getsockname getpeername socketpair send sendto recv
recvfrom shutdown setsockopt getsockopt sendmsg recvmsg pivot_root mincore madvise stat lstat fstat clone2
getdents64 getunwind readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr
flistxattr removexattr lremovexattr fremovexattr tkill futex sched_setaffinity sched_getaffinity
set_tid_address fadvise64 tgkill exit_group lookup_dcookie io_setup io_destroy io_getevents io_submit
io_cancel epoll_create epoll_ctl epoll_wait restart_syscall semtimedop timer_create timer_settime
timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep fstatfs64
statfs64 mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify
mq_getsetattr kexec_load vserver waitid add_key request_key keyctl ioprio_set ioprio_get move_pages
inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat fchownat futimesat
newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare splice
set_robust_list get_robust_list sync_file_range tee vmsplice fallocate getcpu epoll_pwait utimensat signalfd
timerfd eventfd timerfd_create timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2
inotify_init1 preadv pwritev rt_tgsigqueueinfo recvmmsg fanotify_init fanotify_mark prlimit64
name_to_handle_at open_by_handle_at clock_adjtime syncfs setns sendmmsg process_vm_readv process_vm_writev
accept4 finit_module sched_setattr sched_getattr renameat2 getrandom memfd_create bpf execveat userfaultfd
membarrier kcmp mlock2 copy_file_range preadv2 pwritev2 statx io_pgetevents perf_event_open seccomp
pkey_mprotect pkey_alloc pkey_free rseq 1448 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register
open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open 1460 close_range openat2 pidfd_getfd faccessat2
process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
landlock_restrict_self 1472 process_mrelease futex_waitv set_mempolicy_home_node`,
};
