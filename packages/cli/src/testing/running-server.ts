import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Home, Ran } from './scribery.ts';

/** A `scribery server` in a process of its own. */
export interface RunningServer {
  readonly process: ChildProcess;
  readonly url: string;
  readonly link: string;
  /** Asks it to end, and gives how it did. */
  stop(signal?: NodeJS.Signals): Promise<Ran>;
}

/** Starts a server on a free port and waits until it serves. */
export async function startServer(home: Home, words: readonly string[] = []): Promise<RunningServer> {
  const process = home.start(['server', '--port', '0', ...words], { SCRIBERY_LOG: 'warn' });
  const text = { stdout: '', stderr: '' };
  process.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  const told = Promise.withResolvers<void>();
  process.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk;
    if (/token=\S+\n/.test(text.stdout)) told.resolve();
  });
  process.once('exit', () => told.reject(new Error(`the server ended: ${text.stderr}`)));
  await told.promise;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (process.exitCode === null && process.signalCode === null) {
      process.kill(signal);
      await once(process, 'exit');
    }
    return { status: process.exitCode, signal: process.signalCode, ...text };
  };
  home.endsWith(() => stop());
  return {
    process,
    url: / at (http:\S+)/.exec(text.stdout)?.[1] ?? '',
    link: /(http:\S+token=\S+)/.exec(text.stdout)?.[1] ?? '',
    stop,
  };
}
