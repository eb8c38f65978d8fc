import { spawn } from 'node:child_process';
import { ScriberyError } from '@scribery/errors';
import { shimArguments, shimPath } from '@scribery/shim';
import { userEnvironment } from './user-environment.ts';

/** How the recorded program ended: by its own exit or by a signal. */
export type RecorderEnd = { readonly status: number } | { readonly signal: NodeJS.Signals };

/** A recorder that runs. */
export interface Recorder {
  readonly ended: Promise<RecorderEnd>;
  /** False once the recorder is gone: nothing more comes into the spool. */
  readonly runs: () => boolean;
  /** Asks what is recorded to end, as a closed terminal does; a shell that ignores SIGTERM heeds it. */
  readonly hangUp: () => void;
}

export interface RecorderOptions {
  readonly spool: string;
  readonly recording: string;
  /** Empty: the user's shell. */
  readonly command: readonly string[];
}

/** Signals that mean the recorded program, not the process that waits for it. */
const PASSED_ON: readonly NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'];

/**
 * Starts the recorder on this process's own terminal. Signals that this process gets from now on are passed on to it.
 * Throws SCR_RECORDER_MISSING where it is not built.
 */
export function startRecorder({ spool, recording, command }: RecorderOptions): Recorder {
  const path = shimPath();
  const shim = spawn(path, shimArguments({ spool, recording, command }), {
    stdio: 'inherit',
    env: userEnvironment(process.env),
  });
  const passOn = (signal: NodeJS.Signals) => shim.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  let runs = true;
  const ended = new Promise<RecorderEnd>((resolve, reject) => {
    shim.on('error', (cause) => {
      runs = false;
      reject(new ScriberyError('SCR_RECORDER_FAILED', `${path}: ${cause.message}`, { cause }));
    });
    shim.on('exit', (status, signal) => {
      runs = false;
      for (const passed of PASSED_ON) process.off(passed, passOn);
      resolve(signal === null ? { status: status ?? 0 } : { signal });
    });
  });
  return { ended, runs: () => runs, hangUp: () => shim.kill('SIGHUP') };
}
