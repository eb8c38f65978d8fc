/**
 * The ES module builds are named by file: the `module` field of @xterm/headless 6.0.0 points to a file that the package
 * does not have, and its CommonJS build has no named exports that Node and Vite would agree on.
 */
declare module '@xterm/headless/lib-headless/xterm-headless.mjs' {
  export { Terminal } from '@xterm/headless';
}
declare module '@xterm/addon-unicode11/lib/addon-unicode11.mjs' {
  export { Unicode11Addon } from '@xterm/addon-unicode11';
}
