import type { LineVersion } from '@scribery/format';
import type { Recording } from '../../recording.ts';
import { text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { wallTime } from '../recording-row.ts';
import type { WordIndex } from '../words/word-index.ts';
import { aboutText } from './about.ts';
import { encodeBlock } from './block.ts';
import { freeNumber } from './block-number.ts';
import { type Block, cutBlocks, fillsBlock } from './cut-blocks.ts';
import { type EncodedBlock, storeBodies } from './pages.ts';

/**
 * Stores the line versions of one index update. Lines that are over wait in the recording's `live` row until they make a
 * block, so that a session in which little happens does not make an entry in the index with each of its lines; what
 * waits, and what still stands, is searched without the index.
 */
export function writeLines(
  month: MonthDatabase,
  index: WordIndex,
  number: number,
  {
    recording,
    lines,
    standing,
  }: { recording: Recording; lines: readonly LineVersion[]; standing: readonly LineVersion[] },
): void {
  const ended = recording.ended !== null;
  const before = openLines(month, number);
  const open = before.length > 0 ? [...before, ...lines] : lines;
  const full = ended || fillsBlock(open);
  if (full) {
    storeBodies(month, number, writeBlocks(month, index, number, recording, cutBlocks(open)), ended);
  }
  if (full && standing.length === 0) {
    month.statement('DELETE FROM live WHERE recording = ?').run(number);
    return;
  }
  month
    .statement('INSERT OR REPLACE INTO live (recording, open, standing) VALUES (?, ?, ?)')
    .run(number, full ? '[]' : JSON.stringify(open), JSON.stringify(standing));
}

/** Drops what `writeLines` stored of a recording. */
export function deleteLines(month: MonthDatabase, index: WordIndex, number: number): void {
  const blocks = 'SELECT number FROM blocks WHERE recording = ?';
  // Runs never change: that they list a number that no block has, or another one has, is seen by who looks there.
  month.statement(`DELETE FROM unlisted WHERE number IN (${blocks})`).run(number);
  index.forget(month);
  for (const table of ['blocks', 'loose_blocks', 'pages', 'live']) {
    month.statement(`DELETE FROM ${table} WHERE recording = ?`).run(number);
  }
}

function openLines(month: MonthDatabase, number: number): LineVersion[] {
  const row = month.statement('SELECT open FROM live WHERE recording = ?').get(number);
  if (!row) return [];
  const lines: LineVersion[] = JSON.parse(text(row['open']));
  return lines;
}

/** Enters blocks of a recording into the index; gives their bodies, which are yet to be stored. */
function writeBlocks(
  month: MonthDatabase,
  index: WordIndex,
  number: number,
  recording: Recording,
  blocks: Iterable<Block>,
): EncodedBlock[] {
  const insertBlock = month.statement('INSERT INTO blocks (number, recording, earliest) VALUES (?, ?, ?)');
  const about = aboutText(month, number);
  let above = -1;
  return Array.from(blocks, ({ lines, earliest, latest }) => {
    const block = freeNumber(month, 'blocks', recording.start + latest, above);
    above = block;
    insertBlock.run(block, number, wallTime(Math.floor(recording.start + earliest)));
    const { body, seen } = encodeBlock(lines);
    index.add(month, block, { lines, seen }, about);
    return { number: block, body };
  });
}
