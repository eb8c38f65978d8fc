/** `npm start`: sets up, starts the server, and at a terminal a recorded shell. Options go to `scribery server`. */
import { handOver } from './setup/hand-over.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('start');
const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
const server = ['packages/cli/src/main.ts', 'server', ...(atTerminal ? ['--with-shell'] : [])];
process.exitCode = await handOver(
  ['--disable-warning=ExperimentalWarning', ...server, ...process.argv.slice(2)],
  { env: withoutNpm(process.env) },
);

/** The environment as it was before npm: a recorded shell is the user's own, not a script of this package. */
function withoutNpm(environment) {
  const own = Object.entries(environment).filter(([name]) => !/^npm_|^(INIT_CWD|NODE|COLOR)$/.test(name));
  const folders = (environment.PATH ?? '').split(':');
  const byNpm = /\/node_modules\/\.bin$|\/node-gyp-bin$/;
  return { ...Object.fromEntries(own), PATH: folders.filter((folder) => !byNpm.test(folder)).join(':') };
}
