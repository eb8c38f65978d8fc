/**
 * Search in many events of the audit trail: builds a store of made-up sessions (commands, files, connections, ends of
 * processes), tells what an event takes to store and on the disk, and times the newest 50 hits of several kinds of query.
 * `--events N` (default 10 million), `--short` (200,000), `--keep DIR` builds once and reads it again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditEvent, openSqliteStore, type Recording, type Store } from '@scribery/store';
import { directoryBytes, machine } from './report/measures.ts';
import { timeQueries } from './report/time-queries.ts';
import { seededFraction } from './report/seeded-fraction.ts';

const { values } = parseArgs({
  options: { events: { type: 'string' }, short: { type: 'boolean' }, keep: { type: 'string' } },
});
const total = Number(values.events ?? (values.short ? 200_000 : 10_000_000));
const directory = values.keep ?? mkdtempSync(join(tmpdir(), 'scribery-bench-'));
const now = Date.UTC(2026, 10, 20);
const SPAN_MS = 28 * 86_400_000;
const start = now - SPAN_MS;

const HOSTS = 100;
/** Events of a session, of which one in three was recorded. */
const SESSION_EVENTS = 200;
/** Events that an agent sends at once. */
const BATCH = 500;
const RUNS = 40;

const QUERIES: Readonly<Record<string, string>> = {
  'command, common': 'cmd:systemctl',
  'command, in one of 1000': 'cmd:mkfs',
  'command, rare': 'cmd:word90017',
  'command, none': 'cmd:nowhere',
  'phrase, common': 'cmd:"systemctl status"',
  'phrase, rare': 'cmd:"rm rf srv data7"',
  'two words': 'cmd:tar cmd:word3',
  prefix: 'cmd:word9001*',
  program: 'exe:/usr/bin/curl',
  'command as root': 'cmd:systemctl as:root',
  'command, host': 'cmd:mkfs host:host7',
  'command, rare user': 'cmd:systemctl user:mallory',
  file: 'file:/etc/shadow',
  address: 'ip:10.0.7.77',
  'errno, exit not 0': 'exit:EACCES OR exit:!0',
  'command, end not 0': 'cmd:make exit:!0',
  'since, until': 'cmd:systemctl since:2026-11-03 until:2026-11-03',
};

const next = seededFraction(11);
/** A number below `count`; small ones come much more often (Zipf). */
const zipf = (count: number) => Math.floor(count ** next()) - 1;

const PROGRAMS = [
  'ls',
  'cat',
  'grep',
  'systemctl',
  'ps',
  'awk',
  'sed',
  'curl',
  'tar',
  'make',
  'git',
  'vi',
  'sudo',
];

/** One command in a thousand is something that an auditor looks for. */
function argumentsOf(number: number): string[] {
  if (number % 1000 === 519) return ['mkfs', '-t', 'ext4', `/dev/sd${number % 7}`];
  if (number % 50_000 === 77) return ['rm', '-rf', `/srv/data${number % 9}`];
  const program = PROGRAMS[Math.min(PROGRAMS.length - 1, zipf(PROGRAMS.length + 1))] ?? 'ls';
  if (program === 'systemctl') return [program, number % 2 === 0 ? 'status' : 'restart', `word${zipf(200)}`];
  return [program, '-la', `/home/user${number % 30}/word${zipf(100_000)}`, `--option=word${zipf(100_000)}`];
}

function eventOf(number: number): AuditEvent {
  const session = Math.floor(number / SESSION_EVENTS / HOSTS) * HOSTS + (number % HOSTS);
  const host = `host${session % HOSTS}`;
  const time = Math.floor(start + (number / total) * SPAN_MS);
  const root = number % 4 === 0;
  const args = argumentsOf(number);
  const user = session % 500 === 250 ? 'mallory' : `user${session % 30}`;
  const common = {
    '@timestamp': new Date(time).toISOString(),
    ecs: { version: '8.17.0' },
    host: { name: host, boot: { id: bootOf(session) } },
    user: {
      id: root ? '0' : '1000',
      name: root ? 'root' : user,
      group: { id: root ? '0' : '1000', name: root ? 'root' : user },
      effective: { id: root ? '0' : '1000', name: root ? 'root' : user },
      audit: { id: '1000', name: user },
    },
    related: { user: root ? ['root', user] : [user] },
  };
  const process = {
    pid: 1000 + (number % 30_000),
    name: args[0],
    executable: `/usr/bin/${args[0]}`,
    title: args.join(' '),
    working_directory: `/home/${user}`,
    parent: { pid: 900 + (session % 90), name: 'bash', executable: '/usr/bin/bash' },
  };
  const auditd = {
    record_types: ['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PROCTITLE'],
    session,
    arch: 'x86_64',
    tty: `pts${session % 10}`,
    key: ['exec'],
    summary: { actor: { primary: user, secondary: root ? 'root' : user }, how: `/usr/bin/${args[0]}` },
  };
  const id = `${host}:${time / 1000}:${number}`;
  const event = { kind: 'event', sequence: number, id: `${time / 1000}:${number}`, outcome: 'success' };
  const kind = number % 20;
  if (kind < 4) {
    const path =
      kind === 0 && number % 100 === 0 ? '/etc/shadow' : `/var/lib/word${zipf(1000)}/word${zipf(100_000)}`;
    const failed = number % 60 === 1;
    return {
      id,
      host,
      boot: bootOf(session),
      event: {
        ...common,
        event: {
          ...event,
          action: 'opened-file',
          category: ['file'],
          type: ['change'],
          outcome: failed ? 'failure' : 'success',
        },
        process,
        file: { path, mode: '0640', inode: String(number), owner: 'root', group: 'shadow' },
        auditd: { ...auditd, syscall: 'openat', exit: failed ? -13 : 3, ...(failed && { error: 'EACCES' }) },
      },
    };
  }
  if (kind < 6) {
    const ip = `10.0.${number % 50}.${zipf(200)}`;
    return {
      id,
      host,
      boot: bootOf(session),
      event: {
        ...common,
        event: { ...event, action: 'connected-to', category: ['network'], type: ['connection', 'start'] },
        process,
        destination: { ip, port: 443 },
        related: { ...common.related, ip: [ip] },
        auditd: { ...auditd, syscall: 'connect', exit: 0 },
      },
    };
  }
  if (kind < 9) {
    return {
      id,
      host,
      boot: bootOf(session),
      event: {
        ...common,
        event: { ...event, action: 'exited', category: ['process'], type: ['end'] },
        process: { ...process, exit_code: number % 300 === 7 ? 2 : 0 },
        auditd: { ...auditd, syscall: 'exit_group' },
      },
    };
  }
  return {
    id,
    host,
    boot: bootOf(session),
    event: {
      ...common,
      event: { ...event, action: 'executed', category: ['process'], type: ['start'] },
      process: { ...process, args, args_count: args.length, command_line: args.join(' ') },
      file: { path: `/usr/bin/${args[0]}`, mode: '0755', inode: '131', owner: 'root', group: 'root' },
      auditd: { ...auditd, syscall: 'execve', exit: 0 },
    },
  };
}

const bootOf = (session: number) => `boot-${session % HOSTS}`;

async function record(store: Store, session: number, first: number): Promise<void> {
  const begin = Math.floor(start + (first / total) * SPAN_MS);
  const document: Recording = {
    recording: `recording-${session}`,
    host: `host${session % HOSTS}`,
    user: session % 500 === 250 ? 'mallory' : `user${session % 30}`,
    term: 'xterm',
    session,
    boot: bootOf(session),
    start: begin,
    duration: Math.ceil(((SESSION_EVENTS * HOSTS) / total) * SPAN_MS),
    cols: 120,
    rows: 40,
    bytesOut: 0,
    bytesIn: 0,
    messages: 0,
    indexed: 0,
    ended: now,
    problems: 0,
  };
  await store.commitIndex({ recording: document, keyframes: [], lines: [], standing: [] });
}

async function build(store: Store): Promise<{ bytes: number; cpu: number }> {
  let bytes = 0;
  let cpu = 0;
  for (let first = 0; first < total; first += BATCH) {
    if (first % (SESSION_EVENTS * HOSTS) === 0) {
      const round = (first / SESSION_EVENTS / HOSTS) * HOSTS;
      for (let session = round; session < round + HOSTS; session += 3) await record(store, session, first);
    }
    const events = Array.from({ length: Math.min(BATCH, total - first) }, (_, at) => eventOf(first + at));
    for (const { event } of events) bytes += JSON.stringify(event).length;
    const begin = process.cpuUsage();
    await store.appendAuditEvents(events);
    const { user, system } = process.cpuUsage(begin);
    cpu += user + system;
  }
  return { bytes, cpu };
}

console.log(machine());
if (!existsSync(join(directory, 'months'))) {
  const store = await openSqliteStore(directory, { mode: 'write' });
  const { bytes, cpu } = await build(store);
  await store.close();
  const stored = directoryBytes(directory);
  console.log(
    `${total} events, ${(bytes / 1e6).toFixed(0)} MB of JSON: ${(cpu / total).toFixed(1)} µs of CPU an event to store, ${(stored / 1e6).toFixed(0)} MB on disk (${(stored / total).toFixed(0)} bytes an event)`,
  );
}
await timeQueries(directory, QUERIES, { now, runs: RUNS, width: 26 });
if (values.keep === undefined) rmSync(directory, { recursive: true });
