import { blob, integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { pack, unpackBytes } from '../packed.ts';

/**
 * Blocks that are packed together: 128 KiB of text pack to two thirds of what single blocks of 16 KiB take. Twice as many
 * save another fifteenth and make a search for something rare, each hit of it in a page of its own, twice as long.
 */
const PAGE_BLOCKS = 8;

/** Packs the blocks of a recording that stand alone: whole pages of them, and with `all` the rest too. */
export function packBlocks(month: MonthDatabase, recording: number, all: boolean): void {
  const loose = month
    .statement('SELECT number, body FROM loose_blocks WHERE recording = ? ORDER BY number')
    .all(recording);
  const insert = month.statement('INSERT INTO pages (recording, body) VALUES (?, ?)');
  const move = month.statement('UPDATE blocks SET page = ?, part = ? WHERE number = ?');
  const drop = month.statement('DELETE FROM loose_blocks WHERE recording = ? AND number = ?');
  for (let first = 0; first < loose.length; first += PAGE_BLOCKS) {
    const blocks = loose.slice(first, first + PAGE_BLOCKS);
    if (blocks.length < PAGE_BLOCKS && !all) break;
    const { lastInsertRowid } = insert.run(
      recording,
      pack(blocks.map((row) => text(row['body'])).join('\n')),
    );
    for (const [part, row] of blocks.entries()) {
      const number = integer(row['number']);
      move.run(lastInsertRowid, part, number);
      drop.run(recording, number);
    }
  }
}

/** Ends a part; JSON has none inside. */
const NEWLINE = 0x0a;

/** Pages that a search keeps unpacked, of 128 KiB each: blocks of sessions side by side come from them in turns. */
const PAGES_KEPT = 32;

/** Reads the blocks of a month. */
export class PageReader {
  readonly #month: MonthDatabase;
  /** Those used last at the end. */
  readonly #pages = new Map<number, Buffer>();

  constructor(month: MonthDatabase) {
    this.#month = month;
  }

  /** A part of a page. */
  part(page: number, part: number): string {
    const bytes = this.#pages.get(page) ?? this.#unpack(page);
    this.#pages.delete(page);
    this.#pages.set(page, bytes);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > PAGES_KEPT && oldest !== undefined) this.#pages.delete(oldest);
    let start = 0;
    for (let before = 0; before < part; before++) {
      start = bytes.indexOf(NEWLINE, start) + 1;
      if (start === 0) throw new SyntaxError(`page ${page} has no part ${part}`);
    }
    const end = bytes.indexOf(NEWLINE, start);
    // Making a text of the other parts too would take longer than unpacking them.
    return bytes.toString('utf8', start, end < 0 ? bytes.length : end);
  }

  /** A block that is in no page yet. */
  loose(recording: number, number: number): string {
    const row = this.#month
      .statement('SELECT body FROM loose_blocks WHERE recording = ? AND number = ?')
      .get(recording, number);
    return text(row?.['body']);
  }

  #unpack(page: number): Buffer {
    const row = this.#month.statement('SELECT body FROM pages WHERE number = ?').get(page);
    return unpackBytes(blob(row?.['body']));
  }
}
