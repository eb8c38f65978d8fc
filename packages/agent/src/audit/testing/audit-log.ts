import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A log as auditd writes and rotates it. Serials count on from 1. */
export class AuditLog {
  readonly path: string;
  /** Serials that were written whole. */
  readonly serials: number[] = [];
  readonly #keep: number;
  #serial = 0;

  constructor(directory: string, keep = 4) {
    this.path = join(directory, 'audit.log');
    this.#keep = keep;
    writeFileSync(this.path, '');
  }

  /** An execution with its records, which ends with PROCTITLE; `now` is its time, ms since 1970. */
  execution(now: number, args: readonly string[] = ['true'], key = 'exec'): string[] {
    const serial = ++this.#serial;
    const stamp = `msg=audit(${(now / 1000).toFixed(3)}:${serial}):`;
    const argv = args.map((arg, n) => `a${n}="${arg}"`).join(' ');
    this.serials.push(serial);
    return [
      `type=SYSCALL ${stamp} arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=1 ppid=1 pid=${serial} auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=7 comm="true" exe="/usr/bin/true" key="${key}"`,
      `type=EXECVE ${stamp} argc=${args.length} ${argv}`,
      `type=CWD ${stamp} cwd="/root"`,
      `type=PATH ${stamp} item=0 name="/usr/bin/true" inode=1 dev=fe:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL`,
      `type=PROCTITLE ${stamp} proctitle="true"`,
    ];
  }

  append(lines: readonly string[]): void {
    appendFileSync(this.path, lines.map((line) => `${line}\n`).join(''));
  }

  /** Appends bytes of a line that goes on later. */
  appendText(text: string): void {
    appendFileSync(this.path, text);
  }

  /** Renames as auditd does: from the oldest to the youngest, then a new log. */
  rotate(): void {
    for (let n = this.#keep; n >= 1; n--) {
      if (existsSync(`${this.path}.${n}`)) renameSync(`${this.path}.${n}`, `${this.path}.${n + 1}`);
    }
    renameSync(this.path, `${this.path}.1`);
    writeFileSync(this.path, '');
  }
}
