import { CODE_POINT, COMBINED, EMPTY, WIDTH_SHIFT } from '../terminal/cell.ts';

/** Text of some cells, and the cell of each UTF-16 unit from the first; `cells` is undefined where unit n is in cell n. */
export interface CellText {
  readonly text: string;
  readonly cells: readonly number[] | undefined;
}

/** Characters of one text, as code units and as bytes; a row has at most 1000 cells, longer texts take the slow way. */
const units = new Uint16Array(2048);
const bytes = new Uint8Array(units.length);
const decoder = new TextDecoder();

/**
 * The text of the cells [start, end) of `content`, which may be several rows of `cols` cells one after the other.
 * `stringAt` gives the characters of a combined cell.
 */
export function cellText(
  content: Uint32Array,
  start: number,
  end: number,
  cols: number,
  stringAt: (cell: number) => string,
): CellText {
  const length = end - start;
  if (length > units.length) return irregularText(content, start, end, cols, stringAt);
  let all = 0;
  for (let cell = start, unit = 0; cell < end; cell++, unit++) {
    const word = content[cell] ?? 0;
    // One cell wide, in the basic plane, not combined; an empty cell within a row reads as a space.
    if ((word & ~0xffff) !== EMPTY) return irregularText(content, start, end, cols, stringAt);
    if (word === EMPTY && (cell + 1) % cols === 0) return irregularText(content, start, end, cols, stringAt);
    const code = word & 0xffff || 0x20;
    all |= code;
    units[unit] = code;
    bytes[unit] = code;
  }
  // A decoder that sees ASCII makes the string in a quarter of the time (measured for 100 characters).
  const text = all < 0x80 ? decoder.decode(bytes.subarray(0, length)) : codeUnits(length);
  return { text, cells: undefined };
}

/** UTF-16 units that the combined cells of [start, end) have more than one of each. */
export function markUnits(
  content: Uint32Array,
  start: number,
  end: number,
  stringAt: (cell: number) => string,
): number {
  let units = 0;
  for (let cell = start; cell < end; cell++) {
    if ((content[cell] ?? 0) & COMBINED) units += stringAt(cell).length - 1;
  }
  return units;
}

function codeUnits(length: number): string {
  const text: unknown = Reflect.apply(String.fromCharCode, null, units.subarray(0, length));
  return String(text);
}

function irregularText(
  content: Uint32Array,
  start: number,
  end: number,
  cols: number,
  stringAt: (cell: number) => string,
): CellText {
  let text = '';
  const cells: number[] = [];
  let regular = true;
  for (let cell = start; cell < end; cell++) {
    const word = content[cell] ?? 0;
    let characters = ' ';
    if (word & COMBINED) characters = stringAt(cell);
    else if (word & CODE_POINT) characters = String.fromCodePoint(word & CODE_POINT);
    else if (word >> WIDTH_SHIFT === 0) characters = '';
    // A wide character that found no room in the last column went to the next row and left the cell empty.
    else if ((cell + 1) % cols === 0 && (content[cell + 1] ?? 0) >> WIDTH_SHIFT === 2) characters = '';
    for (let unit = 0; unit < characters.length; unit++) {
      if (cells.length !== cell - start) regular = false;
      cells.push(cell - start);
    }
    text += characters;
  }
  return { text, cells: regular && cells.length === end - start ? undefined : cells };
}
