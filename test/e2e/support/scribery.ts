import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The command as a user finds it in the checkout. */
export const SCRIBERY = join(import.meta.dirname, '../../../packages/cli/bin/scribery');

/** Longest time, in ms, that a server may take to say where it listens; a test that waits longer has failed. */
const START_WITHIN_MS = 30_000;

export interface Ran {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs `scribery ARGS…` to its end. */
export async function scribery(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(SCRIBERY, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { status: child.exitCode, stdout: Buffer.concat(stdout), stderr };
}

/** Runs a command that prints JSON lines and must succeed. */
export async function scriberyJson(args: readonly string[]): Promise<Record<string, unknown>[]> {
  const { status, stdout, stderr } = await scribery([...args, '--json']);
  if (status !== 0) throw new Error(`scribery ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A server process on a data directory of its own, ended by SIGTERM when disposed of. */
export class ServerProcess implements AsyncDisposable {
  readonly #process: ChildProcess;
  /** The one-time link. */
  readonly signInLink: string;

  private constructor(process: ChildProcess, signInLink: string) {
    this.#process = process;
    this.signInLink = signInLink;
  }

  static async start(dataDir: string, options: readonly string[] = []): Promise<ServerProcess> {
    const child = spawn(SCRIBERY, ['server', '--data', dataDir, '--port', '0', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    const link = new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /http:\S+token=\S+/.exec(printed);
        if (found !== null) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error(`the server ended before it printed its link: ${printed}`)));
      setTimeout(() => reject(new Error(`the server printed no link: ${printed}`)), START_WITHIN_MS).unref();
    });
    return new ServerProcess(child, await link);
  }

  /** Asks it to finish and gives its exit status. */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill('SIGTERM');
      await once(this.#process, 'exit');
    }
    return this.#process.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
