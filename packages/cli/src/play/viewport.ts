/** What of the recording's screen is shown: all of it, or the part that fits. In cells, from 0. */
export interface Viewport {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly cols: number;
}

interface Size {
  readonly cols: number;
  readonly rows: number;
}

/**
 * The part of a screen of size `screen` that a viewer of size `viewer` sees: moved from where it was (`before`) as
 * little as brings `focus` (the cursor's cell, or a place that was found) into it: its beginning, where it is too wide.
 */
export function viewportFor(
  screen: Size,
  viewer: Size,
  focus: { readonly row: number; readonly column: number; readonly width?: number },
  before: { readonly top: number; readonly left: number },
): Viewport {
  const rows = Math.min(screen.rows, viewer.rows);
  const cols = Math.min(screen.cols, viewer.cols);
  return {
    top: scrolled(before.top, rows, screen.rows, focus.row, 1),
    left: scrolled(before.left, cols, screen.cols, focus.column, focus.width ?? 1),
    rows,
    cols,
  };
}

function scrolled(before: number, shown: number, whole: number, focus: number, width: number): number {
  const first = Math.min(Math.max(before, focus + width - shown), focus);
  return Math.max(0, Math.min(first, whole - shown));
}
