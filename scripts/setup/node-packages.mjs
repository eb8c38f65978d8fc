import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { privateNode, root } from './paths.mjs';
import { run, SetupError } from './run.mjs';
import { once } from './stamp.mjs';

/** `npm ci`, when the lock file is not the one that was installed last; brings the private Node too. */
export async function installNodePackages() {
  await once('npm-ci', ['package-lock.json'], join(root, 'node_modules/.package-lock.json'), () =>
    run('installing the Node packages (npm ci)', 'npm', ['ci', '--no-audit', '--no-fund'], {
      // What `npm start` and `npm test` set for their own scripts would make this npm believe that it is their child.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
    }),
  );
  if (!existsSync(privateNode)) {
    throw new SetupError(
      'the private Node is missing: npm did not run the install script of the package "node". ' +
        'Remove node_modules and run npm ci with scripts allowed.',
    );
  }
}
