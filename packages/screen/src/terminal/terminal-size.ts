/**
 * Largest and smallest terminal that is emulated, in cells. The upper bounds hold every real terminal (a 4K display
 * with a 6-pixel font has 640 × 216) and keep a forged size from taking memory: 1000 × 500 cells are 6 MB.
 * xterm needs two columns for a wide character. What is beyond is clamped, and the size says so.
 */
export const SIZE_BOUNDS = { minCols: 2, maxCols: 1000, minRows: 1, maxRows: 500 };

export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
  /** Whether another size was asked for. */
  readonly clamped: boolean;
}

/** What programs take where a terminal says that it has no columns or rows, as one does that was told no size. */
const UNKNOWN_SIZE = { cols: 80, rows: 24 };

/** The size that is emulated where this one is asked for. */
export function clampSize(cols: number, rows: number): TerminalSize {
  if (!(cols > 0 && rows > 0)) return { ...UNKNOWN_SIZE, clamped: true };
  const size = {
    cols: clamp(cols, SIZE_BOUNDS.minCols, SIZE_BOUNDS.maxCols),
    rows: clamp(rows, SIZE_BOUNDS.minRows, SIZE_BOUNDS.maxRows),
  };
  return { ...size, clamped: size.cols !== cols || size.rows !== rows };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.floor(Math.min(high, value)));
}
