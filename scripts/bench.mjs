/** `npm run bench -- NAME [options]`: runs one benchmark of bench/, or with no name lists them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './setup/hand-over.mjs';
import { root } from './setup/paths.mjs';
import { setUpOrExit } from './setup.mjs';

const [name, ...options] = process.argv.slice(2);
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
if (name === undefined || !names.includes(name)) {
  process.stdout.write(`npm run bench -- NAME [--short]\n\nBenchmarks: ${names.join(', ')}\n`);
  process.exit(name === undefined ? 0 : 2);
}
await setUpOrExit('test');
process.exitCode = await handOver([`bench/${name}.ts`, ...options]);
