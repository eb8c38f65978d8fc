import type { SQLOutputValue } from 'node:sqlite';
import type { LineVersion } from '@scribery/format';
import { integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { decodeBlock, type TextFilter } from './block.ts';
import { PageReader } from './pages.ts';

/** Where a block is, and what is known of it without its lines. */
export interface BlockRow {
  readonly number: number;
  readonly recording: number;
  /** Wall time in ms that no hit in it comes before. */
  readonly earliest: number;
  /** The page that has its lines, and the part there; null while they are not in a page. */
  readonly page: number | null;
  readonly part: number | null;
}

/** Reads blocks of a month. */
export class BlockReader {
  readonly #month: MonthDatabase;
  readonly #pages: PageReader;

  constructor(month: MonthDatabase) {
    this.#month = month;
    this.#pages = new PageReader(month);
  }

  /** A block by its number; undefined when there is none. */
  find(number: number): BlockRow | undefined {
    const row = this.#month
      .statement('SELECT number, recording, earliest, page, part FROM blocks WHERE number = ?')
      .get(number);
    return row && blockRow(row);
  }

  /** All blocks with numbers of [lowest, highest], falling. */
  *all(lowest: number, highest: number): Generator<BlockRow> {
    const rows = this.#month
      .ownStatement(
        `SELECT number, recording, earliest, page, part FROM blocks WHERE number BETWEEN ? AND ?
         ORDER BY number DESC`,
      )
      .iterate(lowest, highest);
    for (const row of rows) yield blockRow(row);
  }

  /** The lines of a block whose texts pass. */
  lines({ number, recording, page, part }: BlockRow, passes?: TextFilter): LineVersion[] {
    const body =
      page === null || part === null ? this.#pages.loose(recording, number) : this.#pages.part(page, part);
    return decodeBlock(body, passes);
  }
}

function blockRow(row: Readonly<Record<string, SQLOutputValue>>): BlockRow {
  const { page, part } = row;
  return {
    number: integer(row['number']),
    recording: integer(row['recording']),
    earliest: integer(row['earliest']),
    page: page === null ? null : integer(page),
    part: part === null ? null : integer(part),
  };
}
