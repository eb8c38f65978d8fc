import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before anything else is loaded: the compiled form of every module after this one is kept, which halves the start.
// This file is not TypeScript, because Node would load its compiler for this one file alone: as long as all the rest.
// An API call and not NODE_COMPILE_CACHE, so that a recorded shell does not inherit it.
enableCompileCache(fileURLToPath(new URL('../../../.cache/compile', import.meta.url)));

const { runProgram } = await import('./program.ts');
process.exitCode = await runProgram(process.argv.slice(2));
