export { buildPtyFloor, type PtyEnd, PtyDriver, type PtyModes, type PtyOptions } from './pty-driver.ts';
