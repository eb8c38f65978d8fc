import type { LineVersion } from '@scribery/format';
import { indexText } from '../../query/words.ts';
import type { Recording } from '../../recording.ts';
import { text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { wallTime } from '../recording-row.ts';
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
  number: number,
  {
    recording,
    lines,
    standing,
  }: { recording: Recording; lines: readonly LineVersion[]; standing: readonly LineVersion[] },
): void {
  const ended = recording.ended !== null;
  const open = [...openLines(month, number), ...lines];
  const full = ended || fillsBlock(open);
  if (full) {
    storeBodies(month, number, writeBlocks(month, number, recording, cutBlocks(open)), ended);
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
export function deleteLines(month: MonthDatabase, number: number): void {
  const blocks = 'SELECT number FROM blocks WHERE recording = ?';
  month.statement(`DELETE FROM words WHERE rowid IN (${blocks})`).run(number);
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

/** Indexes blocks of a recording; gives their bodies, which are yet to be stored. */
function writeBlocks(
  month: MonthDatabase,
  number: number,
  recording: Recording,
  blocks: readonly Block[],
): EncodedBlock[] {
  const insertBlock = month.statement('INSERT INTO blocks (number, recording, earliest) VALUES (?, ?, ?)');
  const insertWords = month.statement('INSERT INTO words (rowid, saw, typed, about) VALUES (?, ?, ?, ?)');
  const about = aboutText(number, recording);
  let above = -1;
  // Oldest first: FTS5 begins a new piece of its index whenever a row comes that is older than the one before.
  return blocks.map(({ lines, earliest, latest }) => {
    const block = freeNumber(month, 'blocks', recording.start + latest, above);
    above = block;
    insertBlock.run(block, number, wallTime(Math.floor(recording.start + earliest)));
    // FTS5 takes only an integer for its rowid, and node:sqlite binds a number as a real.
    insertWords.run(BigInt(block), wordsOf(lines, 'saw'), wordsOf(lines, 'typed'), about);
    return { number: block, body: encodeBlock(lines) };
  });
}

/**
 * A word between lines that no text holds (it is of the private use area), so that no phrase goes from one to the next.
 * Behind a single word (numbers, paths, in thousands of lines) it would take more room than it saves work.
 */
export const BETWEEN_LINES = ' \ue000\n';

/** What the index is fed with; a line that stands in a block again and again tells it nothing new. */
function wordsOf(lines: readonly LineVersion[], kind: LineVersion['kind']): string {
  const texts = new Set<string>();
  for (const line of lines) if (line.kind === kind) texts.add(line.text);
  let fed = '';
  for (const text of texts) {
    fed += indexText(text);
    fed += text.includes(' ') ? BETWEEN_LINES : '\n';
  }
  return fed;
}
