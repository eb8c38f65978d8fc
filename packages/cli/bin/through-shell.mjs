import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('./scribery', import.meta.url));

/** Signals that another process sends to this one and that mean the program it stands for. */
const PASSED_ON = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'];

/** Runs the command with this process's arguments, descriptors, signals and exit status. */
export function runProgram() {
  const child = spawn('/bin/sh', [command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of PASSED_ON) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`scribery: the private Node cannot be started: ${error.message}`);
    process.exitCode = 70;
  });
  child.on('exit', (status, signal) => {
    if (signal === null) {
      process.exitCode = status ?? 70;
      return;
    }
    process.removeAllListeners(signal);
    process.exitCode = 128 + (constants.signals[signal] ?? 0);
    process.kill(process.pid, signal);
  });
}
