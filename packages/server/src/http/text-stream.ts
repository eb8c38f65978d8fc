import { Readable } from 'node:stream';
import { inTurns } from './event-loop-turns.ts';

/** Text is sent in pieces of about this many UTF-16 units: fewer make more packets than text. */
const PIECE = 64 * 1024;

/** A stream of the lines, each ended by a newline, gathered to pieces that are worth sending. */
export function lineStream(lines: AsyncIterable<string>): Readable {
  return Readable.from(gathered(lines), { objectMode: false });
}

async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of inTurns(lines)) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
