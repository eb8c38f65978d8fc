import type { TerminalCore } from './xterm-internals.ts';

/**
 * Resizes as a terminal does that has scrollback and forgets it: wrapped lines are wrapped anew, and what finds no
 * place leaves at the top. Without room above the screen xterm 6.0.0 puts the rows that reflow adds outside its list.
 * False where xterm failed to wrap lines anew (it does so for some lines of wide characters): then they are cut instead.
 */
export function resizeTerminal(core: TerminalCore, cols: number, rows: number): boolean {
  const service = core._bufferService;
  const { options } = core.optionsService;
  // Every row can become as many rows as the old width holds the new one, and one more for a wide character.
  options.scrollback = service.rows * (Math.ceil(service.cols / cols) + 1) + rows;
  const wrapped = changeWidth(core, cols);
  core.resize(cols, rows);
  options.scrollback = 0;
  // Where xterm wraps nothing anew it leaves the rows as long as they were, so that what was cut off would come back;
  // and it leaves the alternate buffer, while that is not shown, its highest number of rows.
  service.buffers.alt.lines.maxLength = rows;
  for (const { lines } of [service.buffers.normal, service.buffers.alt]) {
    for (let row = 0; row < lines.length; row++) lines.get(row)?.resize(cols, undefined);
  }
  return wrapped;
}

/** The width alone, because only this can be tried again: the number of rows would be changed twice. */
function changeWidth(core: TerminalCore, cols: number): boolean {
  const { options } = core.optionsService;
  const { rows } = core._bufferService;
  try {
    core.resize(cols, rows);
    return true;
  } catch {
    // The terminal of a Windows before 10.0.21376 is the one that xterm does not wrap lines anew for.
    options.windowsPty = { buildNumber: 1 };
    core._bufferService.resize(cols, rows);
    options.windowsPty = {};
    return false;
  }
}
