import type { Emulator } from '@scribery/screen';
import { helpPanel } from './help-panel.ts';
import type { Frame } from './painter.ts';
import { rowAnsi } from './row-ansi.ts';
import { type Status, statusText } from './status-line.ts';
import { isInside, type Viewport, viewportFor } from './viewport.ts';

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
  /** First line of the help that is shown; undefined: it is not asked for. */
  readonly help: number | undefined;
  readonly colours: boolean;
  /** Somebody moved to the part that is shown: it stays, whatever happens in the others. */
  readonly held: boolean;
  /** The part that was shown before. */
  readonly before: { readonly top: number; readonly left: number };
}

/** Lays out one frame: the recording's screen or the part of it that fits, and the status line below. */
export function layOut(content: FrameContent): { readonly frame: Frame; readonly viewport: Viewport } {
  const { emulator, viewer, marks, colours } = content;
  const { cursor } = emulator.view();
  const room = roomFor(viewer);
  const focus = content.held ? undefined : (marks[0] ?? cursor);
  const viewport = viewportFor(emulator, room, focus, content.before);
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
  if (content.help !== undefined) overlay(rows, room, content.help);
  const cropped = croppedText(viewport, emulator);
  const status = `\x1b[7m${statusText({ ...content.status, cropped }, viewer.cols)}`;
  const at = { row: cursor.row - viewport.top, column: cursor.column - viewport.left };
  const seen = cursor.visible && content.help === undefined && isInside(viewport, cursor);
  return { frame: { rows: [...rows, status], cursor: seen ? at : undefined }, viewport };
}

/** The part of the viewer's terminal in which the recording is shown, in cells: the last row is for the status line. */
export function roomFor({ cols, rows }: { readonly cols: number; readonly rows: number }): {
  readonly cols: number;
  readonly rows: number;
} {
  return { cols, rows: Math.max(1, rows - 1) };
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
function overlay(rows: string[], room: { cols: number; rows: number }, first: number): void {
  const panel = helpPanel(first, room);
  const top = Math.floor((room.rows - panel.lines.length) / 2);
  panel.lines.forEach((line, n) => {
    rows[top + n] += `\x1b[${Math.floor((room.cols - line.length) / 2) + 1}G\x1b[0;7m${line}`;
  });
}
