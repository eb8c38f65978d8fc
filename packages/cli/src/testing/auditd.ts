import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '@scribery/runtime/testing';

/** A plugin's configuration, as `/etc/audit/plugins.d` has it. */
export interface AuditdPlugin {
  readonly name: string;
  readonly path: string;
  readonly type: 'builtin' | 'always';
  /** At most two. */
  readonly args?: string;
  readonly format: 'string' | 'binary';
}

/**
 * A real auditd that leaves the kernel alone: it gets its events over TCP, as from another machine, writes and rotates its
 * log, and serves its plugins. So several can run, also where a container has no audit of its own.
 */
export class Auditd {
  /** A folder that only its owner may enter, as auditd demands. */
  readonly directory = mkdtempSync(join(tmpdir(), 'scribery-auditd-'));
  readonly log = join(this.directory, 'log', 'audit.log');
  readonly #plugins: readonly AuditdPlugin[];
  #child: ChildProcess | undefined;
  #socket: Socket | undefined;
  #told = '';
  #sequence = 0;

  constructor(plugins: (directory: string) => readonly AuditdPlugin[] = () => []) {
    this.#plugins = plugins(this.directory);
  }

  async start(): Promise<void> {
    const port = await freePort();
    this.#configure(port);
    const child = spawn('/usr/sbin/auditd', ['-n', '-c', this.directory], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#told += text));
    }
    this.#socket = await this.#connected(port);
  }

  /** Sends lines as they come from another auditd. */
  send(lines: readonly string[]): void {
    for (const line of lines) this.#socket?.write(remoteMessage(line, ++this.#sequence));
  }

  /** The files of its log: one is rotated when it has a megabyte. */
  logs(): string[] {
    return readdirSync(join(this.directory, 'log'));
  }

  async stop(): Promise<void> {
    this.#socket?.destroy();
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
    this.#child = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  #configure(port: number): void {
    const folder = join(this.directory, 'plugins.d');
    for (const needed of [folder, join(this.directory, 'log')])
      mkdirSync(needed, { recursive: true, mode: 0o750 });
    const settings = {
      local_events: 'no',
      write_logs: 'yes',
      log_file: this.log,
      log_format: 'RAW',
      flush: 'INCREMENTAL_ASYNC',
      freq: 1,
      num_logs: 99,
      max_log_file: 1,
      max_log_file_action: 'ROTATE',
      name_format: 'NONE',
      space_left: 2,
      space_left_action: 'IGNORE',
      admin_space_left: 1,
      admin_space_left_action: 'IGNORE',
      disk_full_action: 'IGNORE',
      disk_error_action: 'IGNORE',
      tcp_listen_port: port,
      use_libwrap: 'no',
      distribute_network: 'yes',
      q_depth: 20_000,
      overflow_action: 'IGNORE',
      plugin_dir: folder,
    };
    writeFileSync(join(this.directory, 'auditd.conf'), assignments(settings), { mode: 0o640 });
    for (const { name, ...plugin } of this.#plugins) {
      const text = assignments({ active: 'yes', direction: 'out', ...plugin });
      writeFileSync(join(folder, `${name}.conf`), text, { mode: 0o640 });
    }
  }

  async #connected(port: number): Promise<Socket> {
    return until(
      () => `auditd listens: ${this.#told}`,
      async () => {
        const socket = connect(port, '127.0.0.1');
        try {
          await once(socket, 'connect');
          // It answers every message.
          return socket.on('error', () => undefined).resume();
        } catch (cause) {
          if (this.#child?.exitCode !== null) throw new Error(`auditd ended: ${this.#told}`, { cause });
          return undefined;
        }
      },
    );
  }
}

/** A message of auditd's protocol between machines: magic number, version, type (0: an event), length and sequence, little-endian. */
function remoteMessage(line: string, sequence: number): Buffer {
  const message = Buffer.from(`${line}\n`);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(0xff0000fe, 0);
  header.writeUInt16LE(message.length, 10);
  header.writeUInt32LE(sequence, 12);
  return Buffer.concat([header, message]);
}

function assignments(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}
