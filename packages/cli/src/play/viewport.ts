/** What of the recording's screen is shown: all of it, or the part that fits. In cells, from 0. */
export interface Viewport {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly cols: number;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly cols: number;
  readonly rows: number;
}

/**
 * The part of a screen of size `screen` that a viewer of size `viewer` sees: moved from where it was (`before`) as
 * little as brings `focus` (the cursor's cell, or a place that was found) into it: its beginning, where it is too wide.
 * Without a focus it stays where it was, as far as there is a screen.
 */
export function viewportFor(
  screen: Size,
  viewer: Size,
  focus: (Cell & { readonly width?: number }) | undefined,
  before: { readonly top: number; readonly left: number },
): Viewport {
  const rows = Math.min(screen.rows, viewer.rows);
  const cols = Math.min(screen.cols, viewer.cols);
  return {
    top: scrolled(before.top, rows, screen.rows, focus?.row, 1),
    left: scrolled(before.left, cols, screen.cols, focus?.column, focus?.width ?? 1),
    rows,
    cols,
  };
}

/** Whether a cell of the screen is in the part that is shown. */
export function isInside({ top, left, rows, cols }: Viewport, { row, column }: Cell): boolean {
  return row >= top && row < top + rows && column >= left && column < left + cols;
}

function scrolled(
  before: number,
  shown: number,
  whole: number,
  focus: number | undefined,
  width: number,
): number {
  const first = focus === undefined ? before : Math.min(Math.max(before, focus + width - shown), focus);
  return Math.max(0, Math.min(first, whole - shown));
}
