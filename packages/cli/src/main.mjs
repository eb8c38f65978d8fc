import { quickenModules } from '@scribery/runtime/quick-modules';

quickenModules();
const { runProgram } = await import('./program.ts');
process.exitCode = await runProgram(process.argv.slice(2));
