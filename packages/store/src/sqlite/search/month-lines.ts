import type { LineVersion } from '@scribery/format';
import { integer, text } from '../column.ts';
import type { TextFilter } from '../lines/block.ts';
import { BlockReader, type BlockRow } from '../lines/block-reader.ts';
import type { MonthDatabase } from '../month-database.ts';
import { findBlocks } from '../words/find-blocks.ts';
import type { Candidates } from './candidates.ts';

/**
 * A block as a search first sees it: its lines are unpacked only when they are asked for, and only those of texts that
 * may hold what is searched.
 */
export interface FoundBlock extends Pick<BlockRow, 'number' | 'recording' | 'earliest'> {
  readonly lines: (mayHold?: TextFilter) => LineVersion[];
}

/** The line versions of a month, as searches read them. */
export class MonthLines {
  readonly #month: MonthDatabase;
  readonly #blocks: BlockReader;

  constructor(month: MonthDatabase) {
    this.#month = month;
    this.#blocks = new BlockReader(month);
  }

  /** The highest number of a block; undefined while there is none. */
  newest(): number | undefined {
    const number = this.#month.statement('SELECT max(number) AS number FROM blocks').get()?.['number'];
    return typeof number === 'number' ? number : undefined;
  }

  /** Blocks with numbers of [lowest, highest], newest first. */
  *blocks(found: Candidates, lowest: number, highest: number): Generator<FoundBlock> {
    for (const row of this.#rows(found, lowest, highest)) {
      const { number, recording, earliest } = row;
      yield { number, recording, earliest, lines: (mayHold) => this.#blocks.lines(row, mayHold) };
    }
  }

  *#rows(found: Candidates, lowest: number, highest: number): Generator<BlockRow> {
    if (found.type === 'all') yield* this.#blocks.all(lowest, highest);
    if (found.type !== 'found') return;
    for (const number of findBlocks(this.#month, found.query, lowest, highest)) {
      const row = this.#blocks.find(number);
      if (row) yield row;
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
}
