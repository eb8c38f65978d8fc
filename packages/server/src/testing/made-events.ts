import { MADE_SESSION, START } from './made-recording.ts';

/** What a made event is besides one of alice's session. */
export interface MadeEvent {
  readonly serial: number;
  /** ms after the start of made recordings. */
  readonly at: number;
  readonly pid?: number;
  readonly ppid?: number;
  readonly action?: string;
  readonly type?: string;
  readonly args?: readonly string[];
  readonly status?: number;
  readonly file?: string;
  readonly destination?: { readonly ip: string; readonly port: number };
  readonly error?: string;
  /** Name of the real and effective user. */
  readonly as?: readonly [real: string, effective: string];
  readonly session?: number;
}

/** A line for the ingest of audit events, in the shape that agents send. */
export function eventLine(made: MadeEvent): string {
  const { serial, at, pid = 100 + serial, ppid = 99, action = 'executed', args, status, file } = made;
  const {
    type,
    destination,
    error,
    as: [real, effective] = ['alice', 'alice'],
    session = MADE_SESSION.session,
  } = made;
  const event = {
    '@timestamp': new Date(START + at).toISOString(),
    event: {
      action,
      sequence: serial,
      outcome: error === undefined ? 'success' : 'failure',
      ...(type !== undefined && { type: [type] }),
    },
    user: { name: real, effective: { name: effective }, audit: { name: 'alice' } },
    process: {
      pid,
      parent: { pid: ppid },
      working_directory: '/home/alice',
      ...(args !== undefined && { args, executable: `/usr/bin/${args[0]}` }),
      ...(status !== undefined && { exit_code: status }),
    },
    ...(file !== undefined && { file: { path: file } }),
    ...(destination !== undefined && { destination }),
    auditd: { session, ...(error !== undefined && { error }) },
  };
  const { host, boot } = MADE_SESSION;
  return `${JSON.stringify({ id: `${START + at}:${serial}`, host, boot, event })}\n`;
}
