/** Smallest and largest font, in px: below, nothing can be read and the screen scrolls; above, a screen is a poster. */
const MIN_FONT_PX = 6;
const MAX_FONT_PX = 20;
const MAX_FONT_FULL_PX = 40;

/** Smallest font, in px, that is read without effort: a screen that has to be smaller to fit can be shown in this one. */
export const READABLE_FONT_PX = 12;

/** Widest player, in px, that is taken for one on a telephone: its controls have room for a finger, its letters are readable. */
export const NARROW_PX = 520;

/** Height of a row over the font size. */
const LINE_RATIO = 1.22;

interface Room {
  readonly width: number;
  readonly height: number;
  /** The whole display is ours. */
  readonly full: boolean;
}

/**
 * The font size and row height (px) at which a screen of this many cells fits into a room (px).
 *
 * @param advance width of a character over the font size
 * @param least smallest font, in px: a screen that does not fit in it is larger than the room
 */
export function fitFont(
  cols: number,
  rows: number,
  room: Room,
  advance: number,
  least = MIN_FONT_PX,
): { readonly font: number; readonly line: number } {
  const largest = room.full ? MAX_FONT_FULL_PX : MAX_FONT_PX;
  const byWidth = room.width / (cols * advance);
  const byHeight = room.height / rows / LINE_RATIO;
  const font = Math.max(least, Math.min(largest, byWidth, byHeight));
  // Whole pixels, or hairlines of the ground show between coloured rows.
  return { font: Math.floor(font * 20) / 20, line: Math.max(1, Math.floor(font * LINE_RATIO)) };
}
