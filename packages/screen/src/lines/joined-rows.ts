import { isBlank, WORDS } from '../terminal/cell.ts';
import type { BufferLine } from '../terminal/xterm-internals.ts';

/**
 * Blank cells at the end of a row behind which a wrapped row is not the same line any more. Full-screen programs fill
 * their rows with blanks up to the last column and write on, and what wraps there are columns of nothing.
 */
const BLANKS_APART = 4;

/** Whether `line`, in the row below `above`, continues its line: the terminal wrapped there, and within text. */
export function continues(above: BufferLine | undefined, line: BufferLine): boolean {
  if (!line.isWrapped || !above) return false;
  for (let cell = above.length - 1; cell >= Math.max(0, above.length - BLANKS_APART); cell--) {
    if (!isBlank(above._data[cell * WORDS] ?? 0)) return true;
  }
  return false;
}
