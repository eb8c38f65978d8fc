/** `npm test`: sets up and runs every test, or those whose files are named. */
import { handOver } from './setup/hand-over.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('test');
const files = process.argv.slice(2);
process.exitCode = await handOver([
  '--test',
  '--test-concurrency=2',
  '--test-reporter=spec',
  ...(files.length > 0 ? files : ['packages/*/{src,test,generate}/**/*.test.ts', 'test/**/*.test.ts']),
]);
