/** Who writes records of a type, and about what: the ranges that linux/audit.h and libaudit's audit-records.h divide the numbers into. */
export type RecordClass =
  | 'control'
  | 'user'
  | 'daemon'
  | 'event'
  | 'mac'
  | 'apparmor'
  | 'crypto'
  | 'anomaly'
  | 'integrity'
  | 'kernel'
  | 'response'
  | 'role'
  | 'virtualisation'
  | 'unknown';

/** Classes by the first number of each hundred from 1000; a hundred that nobody uses is null. */
const hundreds: readonly (RecordClass | null)[] = [
  'control', // 1000: commands to the audit system, and LOGIN
  'user', // 1100: trusted programs
  'daemon', // 1200: auditd itself
  'event', // 1300: system calls and what belongs to them
  'mac', // 1400: SELinux, NetLabel, IPE, Landlock
  'apparmor', // 1500
  'crypto', // 1600: the kernel's
  'anomaly', // 1700: seen by the kernel
  'integrity', // 1800
  null,
  'kernel', // 2000: the kernel's audit status
  'anomaly', // 2100: seen by programs
  'response', // 2200: what a program did about an anomaly
  'role', // 2300: roles and labels, by programs
  'crypto', // 2400: by programs
  'virtualisation', // 2500: by libvirt
];

export function recordClass(type: number): RecordClass {
  return hundreds[Math.floor(type / 100) - 10] ?? 'unknown';
}
