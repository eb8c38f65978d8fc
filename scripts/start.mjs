/** `npm start`: sets up, starts the server, and at a terminal a recorded shell. Options go to `scribery server`. */
import { join } from 'node:path';
import { handOverTo } from './setup/hand-over.mjs';
import { root } from './setup/paths.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('start');
const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
const shell = atTerminal ? ['--with-shell'] : [];
process.exitCode = await handOverTo(join(root, 'packages/cli/bin/scribery'), [
  'server',
  ...shell,
  ...process.argv.slice(2),
]);
