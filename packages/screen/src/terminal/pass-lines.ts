import { findPlainLines, lastStyles } from './plain-lines.ts';
import type { ScreenObserver } from './screen-observer.ts';
import type { TerminalCore } from './xterm-internals.ts';

/**
 * Part of a screen that has to pass for it to be worth to scroll the screen away: each row that scrolls costs about as
 * much as half a short line that is printed.
 */
const PASSING_LEAST = 0.5;

/**
 * Takes lines of one write that nobody can see past the terminal: what a burst of plain lines scrolls in, and away again,
 * needs no cells. What stood on the screen scrolls away first, then they pass, and as many lines as the screen has rows
 * are printed as ever, so that all that stays is what the terminal itself makes.
 *
 * `print` is called with what is to be printed, in order; it has to have it on the screen when it returns.
 */
export function passLines(
  core: TerminalCore,
  observer: ScreenObserver | undefined,
  piece: Uint8Array,
  print: (part: Uint8Array) => void,
): void {
  let printed = 0;
  for (;;) {
    const { cols, rows } = core._bufferService;
    const least = Math.ceil(PASSING_LEAST * rows);
    const lines = findPlainLines(piece, printed, cols, 1 + least + rows);
    if (!lines) break;
    const { starts, count, end } = lines;
    print(piece.subarray(printed, starts[0]));
    // The last of these scrolls the screen: then the row of the cursor is as new.
    const before = rows - core._bufferService.buffer.y;
    const passing = count - before - rows;
    if (passing < least || !scrollsPlainly(core)) {
      print(piece.subarray(starts[0], end));
      printed = end;
      continue;
    }
    const [first = 0, behind = 0] = [starts[before], starts[before + passing]];
    print(piece.subarray(starts[0], first));
    printed = first;
    if (!atNewLine(core)) continue;
    scrollAway(core);
    observer?.linesPass?.({ bytes: piece, starts: starts.subarray(before, before + passing) });
    print(lastStyles(piece.subarray(first, behind)));
    printed = behind;
  }
  print(piece.subarray(printed));
}

/** Whether a line feed in the last row scrolls the whole screen, and nothing changes what characters become. */
function scrollsPlainly({
  _bufferService,
  _charsetService,
  _inputHandler,
  coreService,
}: TerminalCore): boolean {
  const { buffer, rows } = _bufferService;
  return (
    buffer.scrollTop === 0 &&
    buffer.scrollBottom === rows - 1 &&
    buffer.lines.maxLength === rows &&
    _charsetService.charset === undefined &&
    !coreService.modes.insertMode &&
    _inputHandler._parser.currentState === GROUND
  );
}

function atNewLine(core: TerminalCore): boolean {
  const { buffer, rows } = core._bufferService;
  return buffer.x === 0 && buffer.y === rows - 1 && scrollsPlainly(core);
}

/** Scrolls until only the row of the cursor, which is empty, is left of the screen. */
function scrollAway({ _bufferService, _inputHandler }: TerminalCore): void {
  const erase = _inputHandler._eraseAttrData();
  for (let row = 1; row < _bufferService.rows; row++) _bufferService.scroll(erase);
}

/** State of xterm's parser outside of any sequence. */
const GROUND = 0;
