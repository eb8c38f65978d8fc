/**
 * A text that stood on the screen, with its moment and its place; or a line that was typed.
 * Rows that the terminal wrapped are one version. A line keeps its version while it scrolls up.
 */
export interface LineVersion {
  readonly kind: 'saw' | 'typed';
  readonly buffer: 'main' | 'alternate';
  /** Row (from 0) of the text's first cell when it first stood there; for typed text, of the cursor. */
  readonly row: number;
  /** Column (from 0) of the text's first cell. */
  readonly column: number;
  /** Width of the terminal, in cells, where the text wraps to the next row. */
  readonly cols: number;
  /** Position in ms when the version's first part stood there. */
  readonly from: number;
  /** Position in ms when it was gone; null while it stands. */
  readonly until: number | null;
  /** The text, without trailing blanks. */
  readonly text: string;
  /**
   * How the text grew after `from`, as it does when somebody types: pairs of [length in UTF-16 units, position in ms]
   * in rising order. The part `text.slice(0, length)` stood from that position on; `text` whole since the last of them.
   */
  readonly growth?: readonly (readonly [number, number])[];
  /**
   * Half-open spans of `text`, in UTF-16 units, that this version is told for; left out when it is for all of it. The
   * rest stood there before, or goes on standing: a match that touches none of them is found in another version of the
   * same line, with its own first moment and its own end.
   */
  readonly fresh?: readonly (readonly [number, number])[];
  /** Cell offset of every UTF-16 unit of `text`; left out where unit n stands in cell n. */
  readonly cells?: readonly number[];
}
