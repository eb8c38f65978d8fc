import type { TerminalSize } from './terminal-size.ts';
import type { TerminalCore } from './xterm-internals.ts';

/**
 * Cells that resizes may touch before output has to come: those of the old and of the new screen count. Sixteen million
 * are 500 resizes of a 240 × 65 terminal without a byte between them, or 32 between the largest and the smallest.
 * A size that finds no room is put off until output has made some; of several, the last one counts.
 */
const RESIZE_CELLS = 16_000_000;

/** Room in cells that a byte of output makes: what a flood of resizes costs stays in proportion to its output. */
const CELLS_PER_BYTE = 16;

/** Bytes of output that have to come before a terminal may take this size; 0 when it may now. */
export function bytesUntilResize(core: TerminalCore, size: TerminalSize): number {
  const excess = (core.resizeWork ?? 0) + workOf(core, size) - RESIZE_CELLS;
  return Math.max(0, Math.ceil(excess / CELLS_PER_BYTE));
}

/** Counts a resize that is about to be carried out. */
export function countResize(core: TerminalCore, size: TerminalSize): void {
  core.resizeWork = (core.resizeWork ?? 0) + workOf(core, size);
}

/** Counts output, which makes room for resizes. */
export function countOutput(core: TerminalCore, bytes: number): void {
  if (core.resizeWork) core.resizeWork = Math.max(0, core.resizeWork - bytes * CELLS_PER_BYTE);
}

function workOf({ _bufferService: { cols, rows } }: TerminalCore, size: TerminalSize): number {
  return cols * rows + size.cols * size.rows;
}
