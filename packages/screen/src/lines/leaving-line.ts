import { COMBINED, WORDS } from '../terminal/cell.ts';
import type { BufferLine } from '../terminal/xterm-internals.ts';
import { isInWord } from './words.ts';

/** Cells of a line without an end that are told of together; two rows more may come on top. */
const LINE_CELLS = 4096;

/** Rows of one line that have left the screen, one after the other, while the rest of it is still there. */
export class LeavingLine {
  readonly content = new Uint32Array(2 * LINE_CELLS);
  cells = 0;
  cols = 0;
  /** Cells at its beginning that are told of elsewhere. */
  covered = 0;
  /** The row that continues it, which is still on the screen; undefined when no line is leaving. */
  next: BufferLine | undefined;
  #strings = new Map<number, string>();

  begin(cols: number, covered: number): void {
    this.cells = 0;
    this.cols = cols;
    this.covered = covered;
    this.#strings.clear();
  }

  /** Whether its cells are enough for one version. */
  get isLong(): boolean {
    return this.cells >= LINE_CELLS;
  }

  /** Adds a row. */
  add({ _data: data, _combined: strings, length }: BufferLine): void {
    const { cells, content } = this;
    for (let cell = 0, word = 0; cell < length; cell++, word += WORDS) {
      const from = data[word] ?? 0;
      content[cells + cell] = from;
      if (from & COMBINED) this.#strings.set(cells + cell, strings[cell] ?? ' ');
    }
    this.cells += length;
  }

  /** The end of the word that stands in a cell and the one before; the cell itself where none does. */
  endOfWord(cell: number): number {
    const { content, cells } = this;
    let end = cell;
    if (end > 0 && isInWord(content[end - 1] ?? 0)) while (end < cells && isInWord(content[end] ?? 0)) end++;
    return end;
  }

  /** The characters of a combined cell. */
  readonly stringAt = (cell: number): string => this.#strings.get(cell) ?? ' ';
}
