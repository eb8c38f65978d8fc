/** What the value of a field is: which decoding and which table make it readable. */
export type FieldKind =
  // Text that its writer encodes in hexadecimal where it has to; nothing else is ever decoded.
  | 'encoded' // one text
  | 'key' // texts of one or more rules, joined by 0x01
  | 'proctitle' // arguments, each ended by NUL
  | 'tty-data' // what was typed
  | 'sockaddr' // a struct sockaddr
  // Who.
  | 'uid'
  | 'gid'
  | 'session'
  | 'label'
  // What the kernel did.
  | 'architecture'
  | 'syscall'
  | 'uring-operation'
  | 'argument' // a0 to a3 of a system call, in hexadecimal
  | 'exit'
  | 'success'
  | 'result'
  | 'errno'
  | 'signal'
  | 'personality'
  | 'ioctl'
  | 'seccomp-action'
  | 'fanotify-response'
  | 'avc-result'
  | 'capability'
  | 'capability-set' // 64 bits in hexadecimal
  // Files and memory.
  | 'file-mode' // type and permissions, octal
  | 'permissions' // permissions alone, octal
  | 'permission-mask' // of a watch: r, w, x, a
  | 'device' // major:minor in hexadecimal
  | 'open-flags' // hexadecimal with 0x, octal with 0
  | 'resolve-flags'
  | 'mmap-flags'
  // Network.
  | 'address' // a host's address or name as text
  | 'ip-protocol'
  | 'ethernet-protocol'
  | 'netfilter-protocol'
  | 'netfilter-hook'
  | 'netfilter-action'
  | 'icmp-type'
  | 'promiscuity'
  // The audit system itself.
  | 'filter-list'
  // Numbers and words that mean what they say.
  | 'decimal'
  | 'hexadecimal'
  | 'text';
