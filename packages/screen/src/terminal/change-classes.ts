import type { BufferLine, ScreenBuffer, TerminalCore } from './xterm-internals.ts';

/** What was changed, by the prototype. */
const done = new WeakMap<object, Set<unknown>>();

/**
 * Changes the methods of all rows of xterm, once. They are made in many places, and buffers anew with each reset, so a
 * change is about all of them, of every terminal.
 */
export function changeRows(
  { _bufferService: { buffer } }: TerminalCore,
  change: (rows: BufferLine) => void,
): void {
  const row = buffer.lines.get(0);
  if (row) changeOnce(row, change);
}

/** The same for buffers. */
export function changeBuffers(
  { _bufferService }: TerminalCore,
  change: (buffers: ScreenBuffer) => void,
): void {
  changeOnce(_bufferService.buffer, change);
}

function changeOnce<T extends object>(one: T, change: (all: T) => void): void {
  const all: T = Object.getPrototypeOf(one);
  const changes = done.get(all) ?? new Set();
  if (changes.has(change)) return;
  done.set(all, changes.add(change));
  change(all);
}
