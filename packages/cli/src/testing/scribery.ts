import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** The command as people run it. */
export const SCRIBERY = join(import.meta.dirname, '../../bin/scribery');

/** A sample recording of the package. */
export function sample(name: string): string {
  return join(import.meta.dirname, '../../samples', `${name}.json`);
}

/** How a command ended, and what it printed. */
export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A place of one test file: a home whose default data directory is empty, removed after the tests. */
export class Home {
  readonly path = mkdtempSync(join(tmpdir(), 'scribery-cli-test-'));

  readonly #users: (() => Promise<unknown>)[] = [];

  constructor() {
    after(async () => {
      await Promise.all(this.#users.map((stop) => stop()));
      rmSync(this.path, { recursive: true, force: true });
    });
  }

  /** Something that has to end before this place is removed. */
  endsWith(stop: () => Promise<unknown>): void {
    this.#users.push(stop);
  }

  /** A path in it. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** The default data directory. */
  get data(): string {
    return join(this.path, 'share', 'scribery');
  }

  /** The environment of a user who lives here, and nothing of the one who runs the tests. */
  env(more: Record<string, string> = {}): NodeJS.ProcessEnv {
    const { PATH } = process.env;
    const { path } = this;
    const xdg = { XDG_DATA_HOME: join(path, 'share'), XDG_CONFIG_HOME: join(path, 'config') };
    return { PATH, HOME: path, TERM: 'xterm', SHELL: '/bin/sh', LANG: 'C.UTF-8', ...xdg, ...more };
  }

  /** Runs a command to its end; `input` is its standard input. */
  async run(
    words: readonly string[],
    options: { input?: string | Uint8Array; env?: Record<string, string> } = {},
  ): Promise<Ran> {
    const process = this.start(words, options.env);
    process.stdin?.on('error', () => {}).end(options.input ?? '');
    return ended(process);
  }

  /** Starts a command. */
  start(words: readonly string[], env: Record<string, string> = {}): ChildProcess {
    return spawn(SCRIBERY, words, { env: this.env(env), stdio: 'pipe' });
  }
}

/** Everything that a process prints, and how it ends. */
export async function ended(process: ChildProcess): Promise<Ran> {
  const text = { stdout: '', stderr: '' };
  process.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text.stdout += chunk));
  process.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  await once(process, 'close');
  return { status: process.exitCode, signal: process.signalCode, ...text };
}

/** The objects of an output with one a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The objects of a file that may be written just now: of its whole lines. None where there is no file. */
export function jsonLinesOf(path: string): Record<string, unknown>[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return jsonLines(text.slice(0, text.lastIndexOf('\n') + 1));
}
