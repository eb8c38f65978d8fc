import { alignInRows } from './alignment-pattern.ts';
import { shareBlankRows } from './blank-rows.ts';
import { moveCellsAtOnce } from './cell-moves.ts';
import { printInRuns } from './print-runs.ts';
import { repeatInRows } from './repeat-character.ts';
import { moveRowsAtOnce } from './row-moves.ts';
import { watchWrites } from './shared-cells.ts';
import { limitTabs } from './tab-limit.ts';
import type { TerminalCore } from './xterm-internals.ts';

/**
 * Has a terminal make the screen that xterm makes in less time: what many programs do, so that they are indexed fast, and
 * what a few bytes can ask for, so that nobody can keep an indexer or a player busy with them.
 */
export function quicken(core: TerminalCore): void {
  limitTabs(core);
  watchWrites(core);
  shareBlankRows(core);
  moveRowsAtOnce(core);
  moveCellsAtOnce(core);
  alignInRows(core);
  repeatInRows(core, printInRuns(core));
}
