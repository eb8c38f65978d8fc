import { blob, integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { pack, unpack } from '../packed.ts';

/** Blocks that are packed together: 256 KiB of text pack to half of what single blocks of 16 KiB take. */
const PAGE_BLOCKS = 16;

/** Packs the blocks of a recording that stand alone: whole pages of them, and with `all` the rest too. */
export function packBlocks(month: MonthDatabase, recording: number, all: boolean): void {
  const loose = month
    .statement('SELECT number, body FROM blocks WHERE recording = ? AND page IS NULL ORDER BY number')
    .all(recording);
  const insert = month.statement('INSERT INTO pages (recording, body) VALUES (?, ?)');
  const move = month.statement('UPDATE blocks SET page = ?, part = ?, body = NULL WHERE number = ?');
  for (let first = 0; first < loose.length; first += PAGE_BLOCKS) {
    const blocks = loose.slice(first, first + PAGE_BLOCKS);
    if (blocks.length < PAGE_BLOCKS && !all) break;
    const { lastInsertRowid } = insert.run(
      recording,
      pack(blocks.map((row) => text(row['body'])).join('\n')),
    );
    for (const [part, row] of blocks.entries()) move.run(lastInsertRowid, part, integer(row['number']));
  }
}

/** Reads blocks, keeping the page that it unpacked last: neighbours in time are mostly neighbours in a page. */
export class PageReader {
  readonly #month: MonthDatabase;
  #page = 0;
  #parts: string[] = [];

  constructor(month: MonthDatabase) {
    this.#month = month;
  }

  /** A part of a page. */
  part(page: number, part: number): string {
    if (page !== this.#page) {
      const row = this.#month.statement('SELECT body FROM pages WHERE number = ?').get(page);
      this.#parts = unpack(blob(row?.['body'])).split('\n');
      this.#page = page;
    }
    const found = this.#parts[part];
    if (found === undefined) throw new SyntaxError(`page ${page} has no part ${part}`);
    return found;
  }
}
