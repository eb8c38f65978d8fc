/** `npm run check`: types, lint, format, unused code. Every check runs; the status is 1 when one of them found something. */
import { spawnSync } from 'node:child_process';
import { privateNode, root } from './setup/paths.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('test');

const checks = [
  ['types', 'node_modules/typescript/bin/tsc', ['-b']],
  ['lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'node_modules/@biomejs/biome/bin/biome', ['format', '.']],
  ['unused code', 'node_modules/knip/bin/knip.js', []],
];

const failed = checks.filter(([name, program, args]) => {
  process.stdout.write(`check: ${name}\n`);
  return spawnSync(privateNode, [program, ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) process.stdout.write(`check failed: ${name}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
