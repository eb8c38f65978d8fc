/** Folders that npm puts before the user's own. */
const NPM_FOLDERS = /\/node_modules\/\.bin$|\/node-gyp-bin$/;

/** Variables that npm sets for what it runs. */
const NPM_VARIABLES = /^npm_|^(INIT_CWD|NODE|COLOR)$/;

/** `npx scribery rec` and `npm start`; a script of somebody's that records (`npm run …`) wants its environment. */
const NPM_COMMANDS = new Set(['exec', 'start']);

/** Names the variables that bin/scribery has added for its own process. */
const ADDED = 'SCRIBERY_ADDED';

/** The environment as it was before npm and bin/scribery started this program: a recorded shell is the user's own. */
export function userEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return withoutAdded(withoutNpm(environment));
}

function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!NPM_COMMANDS.has(environment.npm_command ?? '')) return environment;
  const own = Object.entries(environment).filter(([name]) => !NPM_VARIABLES.test(name));
  const folders = (environment.PATH ?? '').split(':').filter((folder) => !NPM_FOLDERS.test(folder));
  return { ...Object.fromEntries(own), PATH: folders.join(':') };
}

function withoutAdded(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const added = environment[ADDED];
  if (added === undefined) return environment;
  const names = new Set([ADDED, ...added.split(' ')]);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.has(name)));
}
