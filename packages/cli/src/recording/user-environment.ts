/** Folders that npm puts before the user's own. */
const NPM_FOLDERS = /\/node_modules\/\.bin$|\/node-gyp-bin$/;

/** Variables that npm sets for what it runs. */
const NPM_VARIABLES = /^npm_|^(INIT_CWD|NODE|COLOR)$/;

/** The environment as it was before `npx` started this program: a recorded shell is the user's own. */
export function userEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (environment.npm_command !== 'exec') return environment;
  const own = Object.entries(environment).filter(([name]) => !NPM_VARIABLES.test(name));
  const folders = (environment.PATH ?? '').split(':').filter((folder) => !NPM_FOLDERS.test(folder));
  return { ...Object.fromEntries(own), PATH: folders.join(':') };
}
