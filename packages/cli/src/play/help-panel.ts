import { helpLines } from './help.ts';

/** Cells between the text and the edge of the panel, on each side. */
const INDENT = 2;

/** The help as it lies over the recording. */
export interface HelpPanel {
  /** Texts of as many cells as the panel is wide. */
  readonly lines: readonly string[];
  /** Number of the first line of the help that is seen. */
  readonly first: number;
  /** Nothing of the help is out of sight. */
  readonly whole: boolean;
}

/** The help in a room of cells: whole, or from line `first` on as much as there is room for, and what leads on. */
export function helpPanel(first: number, room: { readonly cols: number; readonly rows: number }): HelpPanel {
  const help = helpLines(room.cols - 2 * INDENT);
  const whole = help.length + 1 <= room.rows;
  const shown = whole ? help.length : Math.max(0, room.rows - 1);
  const from = Math.max(0, Math.min(first, help.length - shown));
  const leads = whole ? 'Any key goes back to the recording.' : '↓ ↑ more; any other key goes back';
  const airy = help.length + 4 <= room.rows;
  const texts = [...help.slice(from, from + shown), ...(airy ? [''] : []), leads];
  const width = Math.min(room.cols, Math.max(...texts.map((text) => text.length)) + 2 * INDENT);
  const lines = (airy ? ['', ...texts, ''] : texts).map((text) =>
    `${' '.repeat(INDENT)}${text}`.slice(0, width).padEnd(width),
  );
  return { lines, first: from, whole };
}
