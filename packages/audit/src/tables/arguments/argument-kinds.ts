/**
 * What the first four arguments of system calls are, by section 2 of the manual; a line a call, `-` for a pointer and
 * for what says nothing by itself. `=table` is a number of that table, `|table` flags; other words are the functions of
 * argument-renderers.ts. Calls that differ only in the width of their ids or offsets share a line.
 */
export const argumentKinds = `
read,write fd - size
pread64,pwrite64 fd - size offset
readv,writev fd - int
preadv,pwritev,preadv2,pwritev2 fd - int
open - open-flags open-mode
openat dirfd - open-flags open-mode
openat2 dirfd - - size
creat - mode
close,fsync,fdatasync,fchdir,syncfs,dup fd
dup2 fd fd
dup3 fd fd |open-flags
close_range uint uint |close-range-flags
pipe2 - |open-flags
fcntl,fcntl64 fd =fcntl fcntl-value
flock fd |file-lock
ioctl fd ioctl-request
lseek fd offset =whence
truncate,truncate64 - size
ftruncate,ftruncate64 fd size
fallocate fd |allocate-flags offset offset
copy_file_range fd - fd
sendfile,sendfile64 fd fd - size
splice fd - fd
tee fd fd size
fadvise64,fadvise64_64 fd offset size =file-advice
getdents,getdents64 fd - uint
fstat,fstat64,fstatfs fd
newfstatat,fstatat64 dirfd - - |at-flags
statx dirfd - |at-flags |statx-mask
access - access-mode
faccessat dirfd - access-mode
faccessat2 dirfd - access-mode |access-at-flags
chmod - mode
fchmod fd mode
fchmodat dirfd - mode
fchmodat2 dirfd - mode |at-flags
chown,lchown,chown32,lchown32 - uid gid
fchown,fchown32 fd uid gid
fchownat dirfd - uid gid
umask mode
mkdir - mode
mkdirat dirfd - mode
mknod - node-mode
mknodat dirfd - node-mode
mq_open - open-flags open-mode
mq_timedsend,mq_timedreceive,mq_timedsend_time64,mq_timedreceive_time64 fd - size
unlinkat dirfd - |unlink-flags
renameat,renameat2,linkat dirfd - dirfd
symlinkat - dirfd
readlink - - size
readlinkat dirfd - - size
utimensat,utimensat_time64 dirfd - - |at-flags
futimesat dirfd
name_to_handle_at dirfd
open_by_handle_at fd - open-flags
setxattr,lsetxattr - - - size
fsetxattr fd - - size
fremovexattr,fgetxattr,flistxattr fd
setxattrat,getxattrat,listxattrat,removexattrat dirfd - |at-flags
file_getattr,file_setattr dirfd
inotify_init1 |open-flags
mount - - - mount-flags
umount2 - |umount-flags
move_mount dirfd - dirfd
open_tree,open_tree_attr dirfd - |open-tree-flags
fsopen - |filesystem-open-flags
fsconfig fd =filesystem-configuration
fsmount fd |filesystem-mount-flags |mount-attributes
fspick dirfd - |filesystem-pick-flags
mount_setattr dirfd - |at-flags
fchroot fd
swapon - int
execveat dirfd
clone clone-flags clone-flags
clone3 - size
unshare |namespace-flags
setns fd |namespace-flags
exit,exit_group int
wait4 pid - |wait-flags
waitpid pid - |wait-flags
waitid =id-type pid - |wait-flags
kill,tkill pid signal
tgkill pid pid signal
rt_sigaction,sigaction,signal signal
rt_sigqueueinfo pid signal
rt_tgsigqueueinfo pid pid signal
pidfd_send_signal fd signal
pidfd_open pid |open-flags
pidfd_getfd fd fd
ptrace =ptrace pid
process_vm_readv,process_vm_writev,process_madvise pid
kcmp pid pid
prctl =prctl prctl-value
seccomp =seccomp-operation |seccomp-flags
personality personality
setpgid pid pid
getpgid,getsid pid
setuid,setuid32,setfsuid,setfsuid32 uid
setgid,setgid32,setfsgid,setfsgid32 gid
setreuid,setreuid32 uid uid
setregid,setregid32 gid gid
setresuid,setresuid32 uid uid uid
setresgid,setresgid32 gid gid gid
setgroups,setgroups32 int
getrlimit,ugetrlimit,setrlimit =rlimit
prlimit64 pid =rlimit
sched_setscheduler pid scheduler
sched_setparam,sched_getscheduler,sched_setattr pid
sched_setaffinity,sched_getaffinity pid size
nice int
socket =address-family socket-type socket-protocol
socketpair =address-family socket-type socket-protocol
bind,connect fd - int
listen fd int
accept,getsockname,getpeername fd
accept4 fd - - socket-flags
shutdown fd =shutdown
send,recv fd - size |message-flags
sendto,recvfrom fd - size |message-flags
sendmsg,recvmsg fd - |message-flags
sendmmsg,recvmmsg,recvmmsg_time64 fd - uint |message-flags
setsockopt,getsockopt fd =socket-level socket-option
socketcall =socketcall
mmap,mmap2 - size protection |mmap-flags
mprotect,pkey_mprotect - size protection
mremap - size size |remap-flags
munmap,mlock,munlock - size
msync - size |memory-sync-flags
madvise - size =advice
mlockall |lock-all-flags
memfd_create - |memory-file-flags
ipc ipc-call
shmget ipc-key size ipc-create
shmat int - |shared-memory-attach-flags
shmctl int shared-memory-command
semget ipc-key int ipc-create
semop,semtimedop int - uint
semctl int int semaphore-command
msgget ipc-key ipc-create
msgsnd int - size |ipc-flags
msgrcv int - size
msgctl int message-queue-command
futex,futex_time64 - futex uint
epoll_create1 |open-flags
epoll_ctl fd =epoll fd
eventfd2 uint |open-flags
signalfd4 fd - size |open-flags
timerfd_create =clock |open-flags
timerfd_settime,timerfd_settime64 fd |timer-flags
clock_settime,clock_gettime,clock_getres,clock_adjtime,clock_nanosleep,timer_create =clock
clock_settime64,clock_gettime64,clock_getres_time64,clock_adjtime64,clock_nanosleep_time64 =clock
getitimer,setitimer =interval-timer
init_module - size
finit_module fd - |module-flags
delete_module - |open-flags
kexec_load - uint - |kexec-flags
kexec_file_load fd fd
reboot - - =reboot
bpf =bpf - size
perf_event_open - pid int int
keyctl =keyctl
add_key - - - size
membarrier =membarrier
getrandom - size |random-flags
userfaultfd |open-flags
io_uring_setup uint
io_uring_enter fd uint uint
io_uring_register fd uint
landlock_create_ruleset - size
landlock_add_rule,landlock_restrict_self fd
sethostname,setdomainname - size
ioperm uint uint int
iopl int
`;
