import type { SeededRandom } from './seeded-random.ts';

/** The records of one event, each without `type=… msg=audit(…): `. */
export type GeneratedEvent = readonly { readonly type: string; readonly body: string }[];

const PEOPLE = [
  { name: 'alice', uid: 1501 },
  { name: 'bob', uid: 1502 },
  { name: 'root', uid: 0 },
  { name: 'backup', uid: 34 },
] as const;

const PROGRAMS = [
  { comm: 'bash', exe: '/usr/bin/bash' },
  { comm: 'git', exe: '/usr/bin/git' },
  { comm: 'rsync', exe: '/usr/bin/rsync' },
  { comm: 'python3', exe: '/usr/bin/python3.11' },
  { comm: 'systemctl', exe: '/usr/bin/systemctl' },
  { comm: 'postgres', exe: '/usr/lib/postgresql/15/bin/postgres' },
] as const;

const FOLDERS = ['/etc', '/home/alice/projects/shop', '/var/lib/app', '/srv/data/2026', '/tmp'] as const;
const FILES = ['passwd', 'orders.csv', 'settings.toml', 'report 2026.odt', 'cache.db', 'Grüße.txt'] as const;

/** Bytes of text from which the kernel starts another EXECVE record (MAX_EXECVE_AUDIT_LEN, kernel/auditsc.c). */
const EXECVE_RECORD_BYTES = 7500;

/**
 * One event as auditd 3 writes it with `log_format = ENRICHED`: in 100 events 10 of execve (one in 200 of them with an
 * argument that is split over records), 20 that open, 8 that delete or rename, 7 that connect, 55 of user space.
 */
export function generatedEvent(random: SeededRandom): GeneratedEvent {
  const kind = random(100);
  if (kind < 10) return executed(random);
  if (kind < 30) return opened(random);
  if (kind < 38) return removed(random);
  if (kind < 45) return connected(random);
  return told(random);
}

function executed(random: SeededRandom): GeneratedEvent {
  const program = pick(random, PROGRAMS);
  const args = [program.comm, '--verbose', `--since=${random(1e6)}`, path(random)];
  const split = random(200) === 0 ? EXECVE_RECORD_BYTES * 2 + random(9000) : 0;
  return [
    syscall(random, { number: 59, name: 'execve', items: 2, key: 'exec', program }),
    ...(split === 0 ? [execve(args)] : splitExecve(args, split)),
    cwd(random),
    item(random, 0, program.exe, 'NORMAL'),
    item(random, 1, '/lib64/ld-linux-x86-64.so.2', 'NORMAL'),
    proctitle(args),
  ];
}

function opened(random: SeededRandom): GeneratedEvent {
  const program = pick(random, PROGRAMS);
  const title = [program.comm, path(random)];
  const call = { number: 257, name: 'openat', items: 1, key: 'files', program };
  return [syscall(random, call), cwd(random), item(random, 0, path(random), 'NORMAL'), proctitle(title)];
}

function removed(random: SeededRandom): GeneratedEvent {
  const program = pick(random, PROGRAMS);
  const call = { number: 87, name: 'unlink', items: 2, key: 'delete', program };
  return [
    syscall(random, call),
    cwd(random),
    item(random, 0, `${pick(random, FOLDERS)}/`, 'PARENT'),
    item(random, 1, path(random), 'DELETE'),
    proctitle([program.comm]),
  ];
}

function connected(random: SeededRandom): GeneratedEvent {
  const program = pick(random, PROGRAMS);
  const octets = [10, random(256), random(256), random(256)];
  const port = 1024 + random(60_000);
  const saddr = `0200${hex16(port)}${octets.map(hex8).join('')}0000000000000000`;
  const enriched = `SADDR={ saddr_fam=inet laddr=${octets.join('.')} lport=${port} }`;
  return [
    syscall(random, { number: 42, name: 'connect', items: 0, key: 'net', program }),
    { type: 'SOCKADDR', body: `saddr=${saddr}\x1d${enriched}` },
    proctitle([program.comm, '--connect']),
  ];
}

const TOLD = [
  { type: 'USER_AUTH', op: 'PAM:authentication grantors=pam_unix' },
  { type: 'USER_ACCT', op: 'PAM:accounting grantors=pam_permit' },
  { type: 'CRED_ACQ', op: 'PAM:setcred grantors=pam_permit,pam_cap' },
  { type: 'USER_START', op: 'PAM:session_open grantors=pam_selinux,pam_loginuid,pam_keyinit' },
  { type: 'USER_END', op: 'PAM:session_close grantors=pam_selinux,pam_loginuid' },
  { type: 'CRED_DISP', op: 'PAM:setcred grantors=pam_permit' },
] as const;

function told(random: SeededRandom): GeneratedEvent {
  const { type, op } = pick(random, TOLD);
  const person = pick(random, PEOPLE);
  const from = `10.${random(256)}.${random(256)}.${random(256)}`;
  const ids = `pid=${1000 + random(30_000)} uid=0 auid=${person.uid} ses=${1 + random(500)}`;
  const inner = `op=${op} acct="${person.name}" exe="/usr/sbin/sshd" hostname=${from} addr=${from} terminal=ssh res=success`;
  const body = `${ids} subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg='${inner}'`;
  return [{ type, body: `${body}\x1dUID="root" AUID="${person.name}"` }];
}

interface Call {
  readonly number: number;
  readonly name: string;
  readonly items: number;
  readonly key: string;
  readonly program: (typeof PROGRAMS)[number];
}

function syscall(random: SeededRandom, { number, name, items, key, program }: Call): GeneratedEvent[number] {
  const person = pick(random, PEOPLE);
  const failed = random(20) === 0;
  const ids = ['uid', 'gid', 'euid', 'suid', 'fsuid', 'egid', 'sgid', 'fsgid'];
  const args = [0xffffff9c, 0x5600_0000 + random(1e6), 0x80000, 0].map(
    (arg, n) => `a${n}=${arg.toString(16)}`,
  );
  const pid = 1000 + random(30_000);
  const body =
    `arch=c000003e syscall=${number} success=${failed ? 'no exit=-13' : 'yes exit=0'} ${args.join(' ')} ` +
    `items=${items} ppid=${pid - 1} pid=${pid} auid=${person.uid} ` +
    `${ids.map((id) => `${id}=${person.uid}`).join(' ')} tty=pts${random(9)} ses=${1 + random(500)} ` +
    `comm="${program.comm}" exe="${program.exe}" key="${key}"`;
  const names = ['AUID', ...ids.map((id) => id.toUpperCase())].map((id) => `${id}="${person.name}"`);
  return { type: 'SYSCALL', body: `${body}\x1dARCH=x86_64 SYSCALL=${name} ${names.join(' ')}` };
}

function execve(args: readonly string[]): GeneratedEvent[number] {
  return {
    type: 'EXECVE',
    body: `argc=${args.length} ${args.map((arg, n) => `a${n}=${encoded(arg)}`).join(' ')}`,
  };
}

/** The last argument is `bytes` of hexadecimal text long, in slices. */
function splitExecve(args: readonly string[], bytes: number): GeneratedEvent[number][] {
  const last = args.length;
  const text = '20616263'.repeat(Math.ceil(bytes / 8));
  const slices: GeneratedEvent[number][] = [];
  for (let from = 0; from < text.length; from += EXECVE_RECORD_BYTES) {
    const head = from === 0 ? `a${last}_len=${text.length} ` : '';
    const slice = text.slice(from, from + EXECVE_RECORD_BYTES);
    slices.push({ type: 'EXECVE', body: `${head}a${last}[${slices.length}]=${slice}` });
  }
  return [
    { type: 'EXECVE', body: `argc=${last + 1} ${args.map((arg, n) => `a${n}=${encoded(arg)}`).join(' ')} ` },
    ...slices,
  ];
}

function cwd(random: SeededRandom): GeneratedEvent[number] {
  return { type: 'CWD', body: `cwd=${encoded(pick(random, FOLDERS))}` };
}

function item(random: SeededRandom, n: number, name: string, nametype: string): GeneratedEvent[number] {
  const caps = 'cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0';
  const body = `item=${n} name=${encoded(name)} inode=${100_000 + random(900_000)} dev=fe:00 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype=${nametype} ${caps}`;
  return { type: 'PATH', body: `${body}\x1dOUID="root" OGID="root"` };
}

function proctitle(args: readonly string[]): GeneratedEvent[number] {
  return {
    type: 'PROCTITLE',
    body: `proctitle=${Buffer.from(args.join('\0')).toString('hex').toUpperCase()}`,
  };
}

/** As the kernel writes text it does not trust: quoted, or hexadecimal where a byte would not be safe in quotes. */
function encoded(text: string): string {
  const bytes = Buffer.from(text);
  const isSafe = bytes.every((byte) => byte > 0x20 && byte < 0x7f && byte !== 0x22);
  return isSafe ? `"${text}"` : bytes.toString('hex').toUpperCase();
}

function path(random: SeededRandom): string {
  return `${pick(random, FOLDERS)}/${random(3) === 0 ? '' : `part-${random(5000)}/`}${pick(random, FILES)}`;
}

function pick<T extends readonly [unknown, ...unknown[]]>(random: SeededRandom, from: T): T[number] {
  return from[random(from.length)] ?? from[0];
}

function hex8(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function hex16(word: number): string {
  return hex8(word >> 8) + hex8(word & 255);
}
