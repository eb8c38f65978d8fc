import type { Emulator } from '@scribery/screen';
import { HELP } from './help.ts';
import type { Frame } from './painter.ts';
import { rowAnsi } from './row-ansi.ts';
import { type Status, statusText } from './status-line.ts';
import { type Viewport, viewportFor } from './viewport.ts';

/** Cells of the recording's screen that a search found. */
interface Mark {
  readonly row: number;
  readonly column: number;
  readonly width: number;
}

export interface FrameContent {
  readonly emulator: Emulator;
  readonly viewer: { readonly cols: number; readonly rows: number };
  readonly status: Omit<Status, 'cropped'>;
  /** The first is kept in view. */
  readonly marks: readonly Mark[];
  readonly help: boolean;
  readonly colours: boolean;
  /** The part that was shown before. */
  readonly before: { readonly top: number; readonly left: number };
}

/** Lays out one frame: the recording's screen or the part of it that fits, and the status line below. */
export function layOut(content: FrameContent): { readonly frame: Frame; readonly viewport: Viewport } {
  const { emulator, viewer, marks, colours } = content;
  const { cursor } = emulator.view();
  const room = { cols: viewer.cols, rows: Math.max(1, viewer.rows - 1) };
  const viewport = viewportFor(emulator, room, marks[0] ?? cursor, content.before);
  const rows = Array.from({ length: room.rows }, (_, n) => {
    const row = viewport.top + n;
    if (n >= viewport.rows) return n === viewport.rows ? edgeBelow(viewport) : '';
    const marked = marks
      .filter((mark) => mark.row === row)
      .map(({ column, width }) => ({ from: column, to: column + width }));
    const { left, cols: width } = viewport;
    const ansi = rowAnsi(emulator.styledRow(row), { left, width, colours, marks: marked });
    return viewport.cols < room.cols ? `${ansi}\x1b[0;2m\x1b[${viewport.cols + 1}G│` : ansi;
  });
  if (content.help) overlay(rows, room);
  const cropped = croppedText(viewport, emulator);
  const status = `\x1b[7m${statusText({ ...content.status, cropped }, viewer.cols)}`;
  const at = { row: cursor.row - viewport.top, column: cursor.column - viewport.left };
  const seen =
    cursor.visible && !content.help && at.row >= 0 && at.row < viewport.rows && at.column < viewport.cols;
  return { frame: { rows: [...rows, status], cursor: seen ? at : undefined }, viewport };
}

/** How much of the screen is shown, where that is not all. */
function croppedText(shown: Viewport, { cols, rows }: Emulator): string | undefined {
  if (shown.cols < cols && shown.rows < rows) return `part of ${cols}x${rows}`;
  if (shown.cols < cols) return `${shown.cols} of ${cols} columns`;
  return shown.rows < rows ? `${shown.rows} of ${rows} rows` : undefined;
}

/** Where the recording's screen ends above the viewer's last row. */
function edgeBelow({ cols }: Viewport): string {
  return `\x1b[2m${'─'.repeat(cols)}`;
}

/** Puts the help over the middle of the rows. */
function overlay(rows: string[], { cols, rows: height }: { cols: number; rows: number }): void {
  const lines = ['', ...HELP, '', 'Any key goes back to the recording.', ''];
  const width = Math.min(cols, Math.max(...lines.map((line) => line.length)) + 4);
  const top = Math.max(0, Math.floor((height - lines.length) / 2));
  const left = Math.floor((cols - width) / 2) + 1;
  lines.slice(0, height).forEach((line, n) => {
    rows[top + n] += `\x1b[${left}G\x1b[0;7m${`  ${line}`.slice(0, width).padEnd(width)}`;
  });
}
