import { blob, integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { pack, unpackBytes } from '../packed.ts';

/**
 * Blocks that are packed together: 32 KiB of text pack to four fifths of what single blocks take. Twice as many save
 * another fortieth, and make a search for something rare, each hit of it in a page of its own, longer by half.
 */
const PAGE_BLOCKS = 4;

/** A block as it is stored. */
export interface EncodedBlock {
  readonly number: number;
  readonly body: string;
}

/**
 * Stores the bodies of blocks of a recording, which are in `blocks` already: packed where they fill pages, together with
 * those that were left over before. With `all`, nothing is left over.
 */
export function storeBodies(
  month: MonthDatabase,
  recording: number,
  blocks: readonly EncodedBlock[],
  all: boolean,
): void {
  const waiting = [...takeLoose(month, recording), ...blocks];
  const packed = all ? waiting.length : waiting.length - (waiting.length % PAGE_BLOCKS);
  const insertPage = month.statement('INSERT INTO pages (recording, body) VALUES (?, ?)');
  const place = month.statement('UPDATE blocks SET page = ?, part = ? WHERE number = ?');
  for (let first = 0; first < packed; first += PAGE_BLOCKS) {
    const parts = waiting.slice(first, Math.min(first + PAGE_BLOCKS, packed));
    const page = insertPage.run(recording, pack(joined(parts))).lastInsertRowid;
    for (const [part, { number }] of parts.entries()) place.run(page, part, number);
  }
  const insertLoose = month.statement('INSERT INTO loose_blocks (recording, number, body) VALUES (?, ?, ?)');
  for (const { number, body } of waiting.slice(packed)) insertLoose.run(recording, number, body);
}

/** Room for the parts of a page as UTF-8. */
let room = Buffer.allocUnsafe(64 * 1024);

/** The bodies of a page's parts, one behind the other; valid until the next call. */
function joined(parts: readonly EncodedBlock[]): Uint8Array {
  const most = parts.reduce((sum, { body }) => sum + 3 * body.length + 1, 0);
  if (room.length < most) room = Buffer.allocUnsafe(2 * most);
  let end = 0;
  for (const { body } of parts) {
    end += room.write(body, end);
    room[end++] = NEWLINE;
  }
  return room.subarray(0, end - 1);
}

function takeLoose(month: MonthDatabase, recording: number): EncodedBlock[] {
  return month
    .statement('DELETE FROM loose_blocks WHERE recording = ? RETURNING number, body')
    .all(recording)
    .map((row) => ({ number: integer(row['number']), body: text(row['body']) }))
    .sort((a, b) => a.number - b.number);
}

/** Ends a line; JSON has none inside. A part is two lines. */
const NEWLINE = 0x0a;

/** Pages that a search keeps unpacked, of 32 KiB each: blocks of sessions side by side come from them in turns. */
const PAGES_KEPT = 128;

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
    for (let before = 0; before < 2 * part; before++) {
      start = bytes.indexOf(NEWLINE, start) + 1;
      if (start === 0) throw new SyntaxError(`page ${page} has no part ${part}`);
    }
    const end = bytes.indexOf(NEWLINE, bytes.indexOf(NEWLINE, start) + 1);
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
