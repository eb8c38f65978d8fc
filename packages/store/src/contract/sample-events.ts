import type { AuditEvent } from '../audit/audit-event.ts';
import { START } from './samples.ts';

/** What an event of the tests is; everything else is as of alice's session 7 on db1. */
export interface EventSample {
  readonly at?: number;
  readonly serial: number;
  readonly host?: string;
  readonly boot?: string;
  readonly session?: number | null;
  readonly action?: string;
  readonly args?: readonly string[];
  readonly title?: string;
  readonly exe?: string;
  readonly file?: string;
  readonly ip?: string;
  readonly as?: string;
  /** Who signed in. */
  readonly login?: string;
  readonly pid?: number;
  readonly exit?: number;
  readonly status?: number;
  readonly error?: string;
}

/** An event in the shape that the converter of the audit trail gives. */
export function sampleEvent(sample: EventSample): AuditEvent {
  const { at = sample.serial * 1000, serial, host = 'db1', boot = 'boot-1', session = 7 } = sample;
  const {
    action = 'executed',
    args,
    title,
    exe,
    file,
    ip,
    as = 'alice',
    login = 'alice',
    pid = 4000 + serial,
  } = sample;
  const { exit = 0, status, error } = sample;
  const time = START + at;
  return {
    id: `${host}-${time}-${serial}`,
    host,
    boot,
    event: {
      '@timestamp': new Date(time).toISOString(),
      event: {
        kind: 'event',
        action,
        outcome: error === undefined ? 'success' : 'failure',
        sequence: serial,
        id: `${(time / 1000).toFixed(3)}:${serial}`,
      },
      host: { name: host },
      user: {
        id: '1000',
        name: 'alice',
        effective: { id: as === 'root' ? '0' : '1000', name: as },
        audit: { id: '1000', name: login },
      },
      process: {
        pid,
        parent: { pid: 3999 },
        ...(exe !== undefined && { executable: exe }),
        ...(args !== undefined && { args, args_count: args.length }),
        ...(title !== undefined && { title }),
        ...(status !== undefined && { exit_code: status }),
        working_directory: '/home/alice',
      },
      ...(file !== undefined && { file: { path: file } }),
      ...(ip !== undefined && { destination: { ip, port: 443 }, related: { ip: [ip] } }),
      auditd: {
        ...(session !== null && { session }),
        syscall: action === 'executed' ? 'execve' : 'openat',
        exit,
        ...(error !== undefined && { error }),
      },
    },
  };
}

/** A command of the tests: `/usr/bin/NAME` with its arguments. */
export function sampleCommand(serial: number, line: string, more: Partial<EventSample> = {}): AuditEvent {
  const args = line.split(' ');
  return sampleEvent({ serial, args, exe: `/usr/bin/${args[0]}`, title: line, ...more });
}
