import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@scribery/runtime/testing';

/** auditd.conf(5): a log of its own, rotated by nobody, and no action that could touch the machine. */
const CONFIGURATION = `
local_events = yes
write_logs = yes
log_format = ENRICHED
flush = NONE
max_log_file = 64
max_log_file_action = IGNORE
space_left = 2
space_left_action = IGNORE
admin_space_left = 1
admin_space_left_action = IGNORE
disk_full_action = IGNORE
disk_error_action = IGNORE
name_format = NONE
end_of_event_timeout = 2
`;

/** Calls that end, start and connect: what the commands of a session are made of. */
const CALLS = 'execve,execveat,exit,exit_group,connect';

/** Why the kernel's audit trail cannot be recorded here; null when it can. */
export function noKernelAudit(): string | null {
  if (process.getuid?.() !== 0) return 'only root may load audit rules';
  const { status, stdout, error } = spawnSync('auditctl', ['-s'], { encoding: 'utf8' });
  if (error !== undefined) return `auditctl cannot be run: ${error.message}`;
  if (status !== 0) return 'the kernel gives no audit status';
  const [, auditor] = /^pid (\d+)$/m.exec(stdout) ?? [];
  if (auditor !== '0') return `process ${auditor} already receives the audit trail of this machine`;
  return null;
}

/**
 * The kernel's audit trail of one login uid, written by a real auditd into a folder. Disposed of, the rules, auditd and
 * the kernel's switch are as they were.
 */
export class KernelAudit implements AsyncDisposable {
  readonly log: string;
  readonly #daemon: ChildProcess;
  readonly #rule: readonly string[];

  private constructor(log: string, daemon: ChildProcess, rule: readonly string[]) {
    this.log = log;
    this.#daemon = daemon;
    this.#rule = rule;
  }

  static async start(folder: string, loginUid: number): Promise<KernelAudit> {
    const configuration = join(folder, 'auditd');
    const log = join(folder, 'audit.log');
    mkdirSync(join(configuration, 'plugins.d'), { recursive: true, mode: 0o700 });
    const settings = `log_file = ${log}\nplugin_dir = ${join(configuration, 'plugins.d')}\n${CONFIGURATION}`;
    writeFileSync(join(configuration, 'auditd.conf'), settings, { mode: 0o600 });
    const daemon = spawn('auditd', ['-n', '-s', 'enable', '-c', configuration], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    daemon.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const rule = [
      'always,exit',
      '-F',
      'arch=b64',
      '-S',
      CALLS,
      '-F',
      `auid=${loginUid}`,
      '-k',
      'scribery-test',
    ];
    const audit = new KernelAudit(log, daemon, rule);
    try {
      await until('auditd starts', () => {
        if (daemon.exitCode !== null) throw new Error(`auditd ended with ${daemon.exitCode}: ${complaints}`);
        return existsSync(log) && readFileSync(log, 'latin1').includes('type=DAEMON_START');
      });
      auditctl(['-a', ...rule]);
      return audit;
    } catch (error) {
      await audit[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    spawnSync('auditctl', ['-d', ...this.#rule]);
    spawnSync('auditctl', ['-e', '0']);
    if (this.#daemon.exitCode !== null || this.#daemon.signalCode !== null) return;
    this.#daemon.kill('SIGTERM');
    await once(this.#daemon, 'exit');
  }
}

/** A person of this machine for the time of a test, with a home and the right to use sudo without a password. */
export class TestUser implements Disposable {
  readonly name: string;
  readonly uid: number;
  readonly #sudoers: string;

  constructor(name: string, folder: string) {
    this.name = name;
    mustRun('useradd', [
      '--no-log-init',
      '--home-dir',
      folder,
      '--no-create-home',
      '--shell',
      '/bin/bash',
      name,
    ]);
    this.#sudoers = `/etc/sudoers.d/${name}`;
    writeFileSync(this.#sudoers, `${name} ALL=(ALL) NOPASSWD: ALL\n`, { mode: 0o440 });
    const [, uid] = new RegExp(`^${name}:[^:]*:(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
    this.uid = Number(uid);
  }

  [Symbol.dispose](): void {
    rmSync(this.#sudoers, { force: true });
    spawnSync('userdel', [this.name]);
  }
}

function auditctl(args: readonly string[]): void {
  mustRun('auditctl', args);
}

function mustRun(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
