/** What is known of the cells of one row; see `RowState`. */
export interface RowMemory {
  readonly since: Float64Array;
  readonly content: Uint32Array;
  readonly recorded: Uint8Array;
}

/** Rows at least whose memory is kept to be used again. */
const ROWS_KEPT = 128;

/**
 * Gives rows their memory, and takes that of rows that are gone. Three arrays for each row that scrolls by were a tenth
 * of all that a pager cost, and most of what the collector had to find.
 */
export class RowMemories {
  #free: RowMemory[] = [];
  /** Of rows that may still be looked at. */
  #left: RowMemory[] = [];

  /** Memory for so many cells, with anything in it. */
  take(cols: number): RowMemory {
    const used = this.#free.pop();
    if (used?.content.length === cols) return used;
    this.#free.length = 0;
    // One piece for all three: getting it is most of the cost.
    const memory = new ArrayBuffer(cols * 13);
    return {
      since: new Float64Array(memory, 0, cols),
      content: new Uint32Array(memory, cols * 8, cols),
      recorded: new Uint8Array(memory, cols * 12, cols),
    };
  }

  /** Takes the memory of a row that is gone, from the next `reuse` on. */
  leave(memory: RowMemory): void {
    this.#left.push(memory);
  }

  /**
   * Tells that no row that is gone will be looked at any more.
   *
   * @param rows of the screen, which all leave when a program turns a page
   */
  reuse(rows: number): void {
    const kept = Math.max(ROWS_KEPT, rows);
    for (const memory of this.#left) if (this.#free.length < kept) this.#free.push(memory);
    this.#left.length = 0;
  }
}
