import { spawn } from 'node:child_process';
import { privateNode, root } from './paths.mjs';

/** Runs a script under the private Node in place of this process. */
export function handOver(script) {
  return handOverTo(privateNode, ['--disable-warning=ExperimentalWarning', ...script]);
}

/** Runs a program in place of this process: same terminal, signals passed on, same exit status. */
export function handOverTo(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the child from the terminal itself; this process only must not die of it first.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128))),
  );
}
