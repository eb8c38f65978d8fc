import type { SQLOutputValue } from 'node:sqlite';
import type { LineVersion } from '@scribery/format';
import { integer, text } from '../column.ts';
import { decodeBlock, type TextFilter } from '../lines/block.ts';
import { PageReader } from '../lines/pages.ts';
import type { MonthDatabase } from '../month-database.ts';
import type { Candidates } from './match-expression.ts';

/**
 * A block as a search first sees it: its lines are unpacked only when they are asked for, and only those of texts that
 * may hold what is searched.
 */
export interface FoundBlock {
  readonly number: number;
  readonly recording: number;
  /** Wall time in ms that no hit in it comes before. */
  readonly earliest: number;
  readonly lines: (mayHold: TextFilter) => LineVersion[];
}

/** The line versions of a month, as searches read them. */
export class MonthLines {
  readonly #month: MonthDatabase;
  readonly #pages: PageReader;

  constructor(month: MonthDatabase) {
    this.#month = month;
    this.#pages = new PageReader(month);
  }

  /** The highest number of a block; undefined while there is none. */
  newest(): number | undefined {
    const number = this.#month.statement('SELECT max(number) AS number FROM blocks').get()?.['number'];
    return typeof number === 'number' ? number : undefined;
  }

  /** Blocks with numbers of [lowest, highest], newest first. */
  *blocks(found: Candidates, lowest: number, highest: number): Generator<FoundBlock> {
    if (found.type === 'none') return;
    const matched = found.type === 'match';
    const key = matched ? 'words.rowid' : 'blocks.number';
    const statement = this.#month.ownStatement(
      `SELECT number, recording, earliest, page, part
       FROM ${matched ? 'words CROSS JOIN blocks ON blocks.number = words.rowid' : 'blocks'}
       WHERE ${matched ? 'words MATCH ? AND' : ''} ${key} BETWEEN ? AND ? ORDER BY ${key} DESC`,
    );
    // FTS5 ignores bounds that are not integers, and node:sqlite binds numbers as reals.
    const bounds = [BigInt(lowest), BigInt(highest)];
    const rows = matched ? statement.iterate(found.expression, ...bounds) : statement.iterate(...bounds);
    for (const row of rows) {
      const number = integer(row['number']);
      const recording = integer(row['recording']);
      yield {
        number,
        recording,
        earliest: integer(row['earliest']),
        lines: (mayHold) => decodeBlock(this.#body(number, recording, row), mayHold),
      };
    }
  }

  /** The lines that are not in blocks: those of recordings that go on; of all, or of one. */
  live(recording?: number): { recording: number; lines: LineVersion[] }[] {
    const rows =
      recording === undefined
        ? this.#month.statement('SELECT * FROM live').all()
        : this.#month.statement('SELECT * FROM live WHERE recording = ?').all(recording);
    return rows.map((row) => {
      const open: LineVersion[] = JSON.parse(text(row['open']));
      const standing: LineVersion[] = JSON.parse(text(row['standing']));
      return { recording: integer(row['recording']), lines: [...open, ...standing] };
    });
  }

  #body(number: number, recording: number, row: Record<string, SQLOutputValue>): string {
    const { page, part } = row;
    return page === null
      ? this.#pages.loose(recording, number)
      : this.#pages.part(integer(page), integer(part));
  }
}
