import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, and the private Node that everything but the set-up runs under. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const privateNode = join(root, 'node_modules/node/bin/node');

/** Where the set-up notes what it has done, so that the next run is quick. */
export const stamps = join(root, '.cache/setup');
