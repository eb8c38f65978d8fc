import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const node = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
const program = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Signals that another process sends to this one and that mean the program it stands for. */
const PASSED_ON = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'];

/** Runs the program under the private Node with this process's arguments, descriptors, signals and exit status. */
export function runProgram() {
  if (!existsSync(node)) {
    console.error(`scribery: not set up yet: run 'npm ci' in ${root}`);
    process.exitCode = 70;
    return;
  }
  const words = process.argv.slice(2);
  const memory = words[0] === 'audit' ? ['--max-semi-space-size=8'] : [];
  const flags = [...memory, '--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, program, ...words], { stdio: 'inherit' });
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
