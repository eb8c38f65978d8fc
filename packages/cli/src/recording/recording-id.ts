import { readFileSync } from 'node:fs';

/**
 * A recording id in tlog's form: boot id, pid and start time of the recording process, in hex. No two recordings of a
 * host share it, whatever its clock says. Without /proc it is made from wall time and pid.
 */
export function newRecordingId(): string {
  const pid = process.pid.toString(16);
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim().replaceAll('-', '');
    const stat = readFileSync('/proc/self/stat', 'latin1');
    // Field 22; the command's name before it stands in parentheses and may contain blanks.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot}-${pid}-${BigInt(started ?? 0).toString(16)}`;
  } catch {
    return `${Date.now().toString(16).padStart(32, '0')}-${pid}-0`;
  }
}
