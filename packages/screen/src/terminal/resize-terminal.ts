import type { TerminalCore } from './xterm-internals.ts';

/**
 * Resizes as a terminal does that has scrollback and forgets it: wrapped lines are wrapped anew, and what finds no
 * place leaves at the top. Without room above the screen xterm 6.0.0 puts the rows that reflow adds outside its list.
 */
export function resizeTerminal(core: TerminalCore, cols: number, rows: number): void {
  const service = core._bufferService;
  const { options } = core.optionsService;
  // Every row can become as many rows as the old width holds the new one, and one more for a wide character.
  options.scrollback = service.rows * (Math.ceil(service.cols / cols) + 1) + rows;
  core.resize(cols, rows);
  options.scrollback = 0;
  // xterm leaves the rows of the alternate buffer as long as they were, so that what was cut off would come back, and,
  // while it is not shown, their highest number.
  const { lines } = service.buffers.alt;
  lines.maxLength = rows;
  for (let row = 0; row < lines.length; row++) lines.get(row)?.resize(cols, undefined);
}
