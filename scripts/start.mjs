/** `npm start`: sets up, starts the server, and at a terminal a recorded shell. Options go to `scribery server`. */
import { handOver } from './setup/hand-over.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('start');
const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
const server = ['packages/cli/src/main.mjs', 'server', ...(atTerminal ? ['--with-shell'] : [])];
process.exitCode = await handOver([
  '--disable-warning=ExperimentalWarning',
  ...server,
  ...process.argv.slice(2),
]);
