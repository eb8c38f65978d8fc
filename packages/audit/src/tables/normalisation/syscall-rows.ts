/**
 * System calls in words: names, action, object, places of the object, ECS categories, ECS types; `-` for none.
 * `open+create` is a call that made a file and `open+write` one that asked to write to it. Operations of io_uring have
 * the names of the calls that do the same. The words are our own; the ECS ones are those that ECS allows together.
 */
export const syscallRows = `
execve,execveat executed process @executable process start
fork,vfork,clone,clone2,clone3 created-process process @exit process start
exit,exit_group exited process - process end

open,openat,openat2,open_by_handle_at opened-file file @path file access
open+create,openat+create,openat2+create,creat,creat+create created-file file @path file creation
open+write,openat+write,openat2+write,open_by_handle_at+write opened-file-to-write file @path file change
read,pread64,readv,preadv,preadv2 read-from file a0 file access
write,pwrite64,writev,pwritev,pwritev2 wrote-to file a0 file change
sendfile,sendfile64,splice,tee,copy_file_range copied-data-between file a0 file change
truncate,truncate64 truncated file @path file change
ftruncate,ftruncate64 truncated file @path,a0 file change
fallocate allocated-space-for file @path,a0 file change
rename,renameat,renameat2 renamed file @path file change
unlink,unlinkat deleted file @path file deletion
rmdir deleted directory @path file deletion
mkdir,mkdirat created-directory directory @path file creation
mknod,mknodat created-special-file file @path file creation
link,linkat created-hard-link file @path file creation
symlink,symlinkat created-symbolic-link file @path file creation
chmod,fchmod,fchmodat,fchmodat2 changed-permissions-of file @path,a0 file change
chown,lchown,fchown,fchownat,chown32,lchown32,fchown32 changed-ownership-of file @path,a0 file change
setxattr,lsetxattr,fsetxattr,setxattrat,removexattr,lremovexattr,fremovexattr,removexattrat,file_setattr changed-attributes-of file @path,a0 file change
getxattr,lgetxattr,fgetxattr,getxattrat,listxattr,llistxattr,flistxattr,listxattrat,file_getattr read-attributes-of file @path,a0 file info
utime,utimes,utimensat,utimensat_time64,futimesat changed-times-of file @path,a0 file change
stat,stat64,lstat,lstat64,fstat,fstat64,newfstatat,fstatat64,statx,oldstat,oldlstat,oldfstat looked-at file @path,a0 file info
access,faccessat,faccessat2 checked-access-to file @path file info
readlink,readlinkat followed-link file @path file access
getdents,getdents64,readdir listed-directory directory a0 file access
name_to_handle_at looked-at file @path file info
flock locked file a0 file info
fcntl,fcntl64 controlled-descriptor file a0 file info
inotify_add_watch,fanotify_mark watched file @path file info
memfd_create created-memory-file file @exit process change
statfs,statfs64,fstatfs,fstatfs64,ustat looked-at-file-system file @path file info
chdir,fchdir changed-directory-to directory @path process change
chroot,pivot_root,fchroot changed-root-to directory @path process change
umask changed-file-mask - a0 process change
mount,move_mount,open_tree,open_tree_attr,fsmount,mount_setattr mounted file-system @path host change
fsopen,fsconfig,fspick prepared-file-system file-system @path host change
umount,umount2,oldumount unmounted file-system @path host change
swapon turned-on-swap swap @path host change
swapoff turned-off-swap swap @path host change
quotactl,quotactl_fd changed-quota-of file-system @path configuration change
sync,syncfs,fsync,fdatasync flushed file @path,a0 file info
close,close_range closed file a0 file info
pipe,pipe2 created-pipe pipe @exit process info
mq_open opened-message-queue message-queue @path file access
mq_open+create created-message-queue message-queue @path file creation
mq_unlink deleted-message-queue message-queue @path file deletion
mq_timedsend,mq_timedsend_time64 sent-to-message-queue message-queue a0 process info
mq_timedreceive,mq_timedreceive_time64 received-from-message-queue message-queue a0 process info
mq_notify,mq_getsetattr controlled-message-queue message-queue a0 process info

connect connected-to socket @socket network connection,start
accept,accept4 accepted-connection-from socket @socket network connection,start
bind bound-to socket @socket network info
listen listened-on socket a0 network start
socket,socketpair created-socket socket @socket,a0 network info
shutdown shut-down socket @socket,a0 network end
send,sendto,sendmsg,sendmmsg sent-to socket @socket,a0 network connection
recv,recvfrom,recvmsg,recvmmsg,recvmmsg_time64 received-from socket @socket,a0 network connection
setsockopt,getsockopt configured socket a0 network info
getsockname,getpeername looked-at-socket socket @socket,a0 network info
socketcall used-socket socket @socket network info
sethostname named-host host - host change
setdomainname named-domain host - host change

kill,tkill,tgkill,rt_sigqueueinfo,rt_tgsigqueueinfo,pidfd_send_signal sent-signal-to process @target,a0 process change
ptrace traced process @target,a1 process access,change
process_vm_readv read-memory-of process @target,a0 process access
process_vm_writev wrote-memory-of process @target,a0 process change
pidfd_getfd took-descriptor-from process @target,a0 process access
pidfd_open,kcmp looked-at-process process @target,a0 process info
setuid,setuid32,setreuid,setreuid32,setresuid,setresuid32,setfsuid,setfsuid32 changed-user-to account a0 process change
setgid,setgid32,setregid,setregid32,setresgid,setresgid32,setfsgid,setfsgid32 changed-group-to group a0 process change
setgroups,setgroups32 changed-groups group - process change
capset changed-capabilities-of process - process change
prctl,arch_prctl changed-settings-of process - process change
seccomp,landlock_create_ruleset,landlock_add_rule,landlock_restrict_self restricted process - process change
personality changed-personality-of process - process change
unshare,setns changed-namespaces-of process - process change
setpgid,setsid changed-job-of process a0 process change
setrlimit,prlimit64 changed-limits-of process - process change
sched_setscheduler,sched_setparam,sched_setattr,sched_setaffinity changed-scheduling-of process a0 process change
nice,setpriority,ioprio_set changed-priority-of process - process change
mmap,mmap2,remap_file_pages mapped memory - process change
mprotect,pkey_mprotect changed-protection-of memory - process change
mlock,mlock2,mlockall locked-in-memory memory - process change
brk,munmap,mremap,madvise,msync changed-memory memory - process info
rt_sigaction,sigaction,signal handled-signal process a0 process info
wait4,waitpid,waitid waited-for process a0 process info
io_uring_setup,io_uring_enter,io_uring_register used-io-uring process - process info
userfaultfd,perf_event_open observed process - process access
shmget,semget,msgget opened-ipc-object ipc-object a0 process info
shmat,shmdt attached-ipc-object ipc-object a0 process info
shmctl,semctl,msgctl controlled-ipc-object ipc-object a0 process change
semop,semtimedop,msgsnd,msgrcv,ipc used-ipc-object ipc-object a0 process info
keyctl,add_key,request_key used-key key a0 process info
futex,futex_time64 waited-on memory - process info
ioctl controlled-device device @path,a0 file info

init_module,finit_module,create_module loaded-kernel-module kernel-module name,@path driver start
delete_module unloaded-kernel-module kernel-module name driver end
kexec_load,kexec_file_load loaded-kernel kernel @path host change
bpf used-bpf kernel prog-id host change
reboot rebooted host a2 host change
settimeofday,clock_settime,clock_settime64,stime,adjtimex,clock_adjtime,clock_adjtime64 changed-time-of host - host change
syslog used-kernel-log kernel a0 host access
acct switched-process-accounting file @path configuration change
iopl,ioperm got-port-access host - host access
`;
