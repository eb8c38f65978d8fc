export { buildShim } from './build.ts';
export { type ShimOptions, shimArguments } from './shim-arguments.ts';
export { shimPath } from './shim-path.ts';
