/**
 * The set-up: everything that `npm start` and `npm test` need and do not find. Idempotent, and quick when nothing is to do.
 * Plain JavaScript for the machine's own Node 20; all else runs under the private Node that this installs.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDebianPackages } from './setup/debian-packages.mjs';
import { unpackKernelHeaders } from './setup/kernel-headers.mjs';
import { installNodePackages } from './setup/node-packages.mjs';
import { unpackOpenSearch } from './setup/opensearch.mjs';
import { optional } from './setup/optional.mjs';
import { privateNode, root } from './setup/paths.mjs';
import { run, SetupError } from './setup/run.mjs';
import { once } from './setup/stamp.mjs';

/** Sets up for `start` or `test`; gives lines about what could not be had and what that means. */
export async function setUp(purpose) {
  await installNodePackages();
  const hints = [await installDebianPackages(purpose)];
  if (purpose === 'test') hints.push(await unpackKernelHeaders(), await unpackOpenSearch());
  hints.push(await buildShim());
  await buildPages();
  return hints.filter((hint) => hint !== null);
}

function buildShim() {
  const build = () =>
    run('building the recorder (cc)', privateNode, [
      '--input-type=module',
      '--eval',
      // Its message says all that people need; Node would print the stack with it.
      "import { buildShim } from '@scribery/shim';" +
        'try { buildShim(); } catch (error) { console.error(error.message); process.exit(1); }',
    ]);
  return optional(
    () => once('shim', ['packages/shim/src'], join(root, 'packages/shim/build/scribery-shim'), build),
    (said) => `recording is off, all else works. ${said}. After that: npm start`,
  );
}

function buildPages() {
  const sources = [
    'packages/web',
    'packages/player',
    'packages/screen',
    'packages/format',
    'packages/errors',
  ];
  return once(
    'pages',
    [
      ...sources.map((source) => `${source}/src`),
      'packages/web/index.html',
      'packages/web/vite.config.ts',
      'package-lock.json',
    ],
    join(root, 'packages/web/dist/index.html'),
    () =>
      run('building the pages (vite build)', privateNode, [
        'node_modules/vite/bin/vite.js',
        'build',
        'packages/web',
      ]),
  );
}

/** Runs the set-up for a script: prints the hints, ends the process with status 1 when it cannot go on. */
export async function setUpOrExit(purpose) {
  try {
    for (const hint of await setUp(purpose)) process.stderr.write(`set-up: ${hint}\n`);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`set-up: ${error.message}\n`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUpOrExit('test');
