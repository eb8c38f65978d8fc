import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Lines of a failed command's output that are shown; npm and apt write hundreds, with the reason near the end. */
const LINES_SHOWN = 30;

/** Runs a command of the set-up, shows its output only when it fails, and throws then. */
export function run(what, command, args, options = {}) {
  process.stderr.write(`set-up: ${what}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (cause) =>
      reject(new SetupError(`${what}: ${command} could not be started (${cause.message})`)),
    );
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(new SetupError(`${what} failed: ${command} ${args.join(' ')}\n${tail(output)}`, tail(output)));
    });
  });
}

/** The last lines of a program's output: where programs tell why they failed. */
function tail(output) {
  return output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
}

/** The set-up cannot go on; the message says why and what to do. */
export class SetupError extends Error {
  /** What the failed program printed last; empty where none was started. */
  output;

  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}
