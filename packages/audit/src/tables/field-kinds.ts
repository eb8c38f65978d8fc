import type { FieldKind } from './field-kind.ts';

/** Kinds, and the names of the fields that are of it, in one string. */
type KindNames = readonly (readonly [kind: FieldKind, names: string])[];

/**
 * The kinds of fields wherever they stand.
 * Sources: for what the kernel encodes, the callers of audit_log_untrustedstring(), audit_log_n_hex(), audit_log_d_path()
 * and audit_log_key() in Linux 6.1 (kernel/audit*.c, security/, drivers/tty/tty_audit.c); for what programs encode,
 * audit_encode_nv_string(3) and its users in libaudit, libvirt, sudo, rpm and usbguard; for the rest, the format strings
 * of the same places and field-dictionary.csv of the Linux Audit Documentation Project.
 */
export const generalKinds: KindNames = [
  [
    'encoded',
    'comm exe name cwd path ocomm dir watch file cmd acct grp new_group vm cgroup device ' +
      'old-disk new-disk old-fs new-fs old-net new-net old-chardev new-chardev old-rng new-rng old-shmem new-shmem ' +
      'invalid_context srawcon trawcon xattr key_desc kmod sw root_dir',
  ],
  ['key', 'key'],
  ['proctitle', 'proctitle'],
  ['uid', 'auid uid euid suid fsuid ouid oauid old-auid iuid id inode_uid sauid obj_uid cap_frootid frootid'],
  ['gid', 'gid egid sgid fsgid ogid igid inode_gid obj_gid new_gid'],
  ['session', 'ses old-ses oses'],
  [
    'label',
    'subj obj scontext tcontext vm-ctx img-ctx default-context selected-context new-range old-range ' +
      'seuser old-seuser new-seuser role old-role new-role',
  ],
  ['architecture', 'arch'],
  ['syscall', 'syscall'],
  ['uring-operation', 'uring_op'],
  ['exit', 'exit'],
  ['success', 'success'],
  ['result', 'res result'],
  ['errno', 'errno'],
  ['signal', 'sig sigev_signo'],
  ['personality', 'per'],
  ['ioctl', 'ioctlcmd'],
  ['avc-result', 'seresult'],
  ['capability', 'capability'],
  [
    'capability-set',
    'cap_pi cap_pe cap_pp cap_pa cap_fi cap_fp fp fi pp pi pe pa old_pp old_pi old_pe old_pa new_pp new_pi new_pe new_pa',
  ],
  ['permission-mask', 'perm perm_mask'],
  ['device', 'rdev'],
  ['open-flags', 'oflag'],
  ['resolve-flags', 'resolve'],
  ['address', 'addr laddr faddr daddr saddr'],
  ['ip-protocol', 'proto'],
  ['ethernet-protocol', 'macproto'],
  ['netfilter-hook', 'hook'],
  ['icmp-type', 'icmptype icmp_type'],
  ['promiscuity', 'prom old_prom'],
  ['filter-list', 'list'],
  [
    'decimal',
    'pid ppid opid spid vm-pid item items argc nargs fd fd0 fd1 inode ino inif outif ipid len entries compat ' +
      'audit_enabled audit_failure audit_backlog_limit audit_backlog_wait_time audit_pid actual old old_lock new_lock ' +
      'old-enabled new-enabled old-log_passwd new-log_passwd old-mem new-mem old-vcpu new-vcpu ' +
      'mqdes mq_maxmsg mq_msgsize mq_curmsgs msg_len msg_prio abs_timeout_sec abs_timeout_nsec ' +
      'major minor cap_fe fe rport lport sport dport src dest nlnk-fam nlnk-grp nlnk-pid seqno ksize ' +
      'added removed changed enforcing old_enforcing permissive old_val val selinux_enabled nl-mcgrp prog-id ' +
      'fan_type subj_trust obj_trust sector opt_trust lsm',
  ],
  ['hexadecimal', 'ip qbytes mq_flags fver cap_fver mark spi flowlabel fan_info'],
];

/**
 * What SELinux, Smack and AppArmor write beside what all records have; `dev` is the name of a file system
 * (super_block.s_id) here. The sources are dump_common_audit_data() and the audit callbacks in security/.
 */
const lsmKinds: KindNames = [
  ['encoded', 'dev subject object profile namespace label target peer ns fstype srcname trans options'],
];

/** Where a field means something else in records of a type, by the name of the type. */
export const kindsByRecord: Readonly<Record<string, KindNames>> = {
  SYSCALL: [['argument', 'a0 a1 a2 a3']],
  SOCKETCALL: [['hexadecimal', 'a0 a1 a2 a3 a4 a5']],
  SOCKADDR: [['sockaddr', 'saddr']],
  PATH: [
    ['device', 'dev'],
    ['file-mode', 'mode'],
  ],
  IPC: [['permissions', 'mode']],
  IPC_SET_PERM: [['permissions', 'mode']],
  MQ_OPEN: [['permissions', 'mode']],
  OPENAT2: [['permissions', 'mode']],
  MMAP: [['mmap-flags', 'flags']],
  SECCOMP: [['seccomp-action', 'code']],
  FANOTIFY: [['fanotify-response', 'resp']],
  // tty_audit_log() writes all that was typed in hexadecimal; programs quote or encode it.
  TTY: [['tty-data', 'data']],
  USER_TTY: [['tty-data', 'data']],
  NETFILTER_PKT: [['netfilter-action', 'action']],
  NETFILTER_CFG: [['netfilter-protocol', 'family']],
  // The name of a file system as above: integrity_audit_message(), ipe_audit_match(), Landlock's log_request().
  AVC: lsmKinds,
  APPARMOR_AUDIT: lsmKinds,
  APPARMOR_ALLOWED: lsmKinds,
  APPARMOR_DENIED: lsmKinds,
  APPARMOR_HINT: lsmKinds,
  APPARMOR_STATUS: lsmKinds,
  APPARMOR_ERROR: lsmKinds,
  APPARMOR_KILL: lsmKinds,
  IPE_ACCESS: [['encoded', 'dev']],
  LANDLOCK_ACCESS: [['encoded', 'dev']],
  INTEGRITY_DATA: [['encoded', 'dev']],
  INTEGRITY_METADATA: [['encoded', 'dev']],
  INTEGRITY_STATUS: [['encoded', 'dev']],
  INTEGRITY_HASH: [['encoded', 'dev']],
  INTEGRITY_PCR: [['encoded', 'dev']],
  // shadow-utils give the number of the group in the records about groups (audit_logger_with_group).
  ADD_GROUP: [['gid', 'id']],
  DEL_GROUP: [['gid', 'id']],
  GRP_MGMT: [['gid', 'id']],
  GRP_CHAUTHTOK: [['gid', 'id']],
  // Finger print of a key; capabilities elsewhere.
  CRYPTO_KEY_USER: [['text', 'fp']],
  USER_DEVICE: [['encoded', 'device device.id device.rule']],
};

/**
 * Types whose text people and programs write as they like (`auditctl -m`): nothing in it is encoded,
 * but for what libaudit adds at its end.
 */
export const freeTextTypes: readonly string[] = ['USER', 'TEST', 'TRUSTED_APP'];
export const addedToFreeText: ReadonlySet<string> = new Set(['exe']);
