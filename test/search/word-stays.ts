import type { RecordingEvent } from '@scribery/format';
import { Emulator } from '@scribery/screen';

/** A time that a word stood at one place of the screen without a break. */
export interface WordStay {
  /** In small letters. */
  readonly word: string;
  readonly place: WordPlace;
  /** Positions in ms. */
  readonly from: number;
  until: number;
}

interface WordPlace {
  readonly buffer: 'main' | 'alternate';
  readonly row: number;
  readonly column: number;
  /** Whether the column is that of the cell: behind characters of unusual width it may not be. */
  readonly exact: boolean;
  /** Cells of a row. */
  readonly cols: number;
}

/** The words that stood on the screen, seen by a straight replay that looks at all of it after each event. */
export function wordStays(events: readonly RecordingEvent[], end: number): WordStay[] {
  using emulator = Emulator.begin(80, 24);
  const standing = new Map<string, WordStay>();
  const all: WordStay[] = [];
  for (const [index, event] of events.entries()) {
    if (event.kind === 'output') emulator.write(event.data);
    else if (event.kind === 'resize') emulator.resize(event.cols, event.rows);
    if (events[index + 1]?.at === event.at) continue;
    const seen = new Map(wordsOnScreen(emulator).map((word) => [keyOf(word), word]));
    for (const [key, stay] of standing) {
      if (seen.has(key)) continue;
      stay.until = event.at;
      standing.delete(key);
    }
    for (const [key, found] of seen) {
      if (standing.has(key)) continue;
      const stay = { ...found, from: event.at, until: end };
      standing.set(key, stay);
      all.push(stay);
    }
  }
  return all;
}

function keyOf({ word, place }: Pick<WordStay, 'word' | 'place'>): string {
  return `${word} ${place.buffer} ${place.row} ${place.column}`;
}

/** A run of letters and digits, or an ideograph. */
const WORD = /\p{sc=Han}|[[\p{L}\p{N}\p{M}]--\p{sc=Han}]+/gv;

function wordsOnScreen(emulator: Emulator): Pick<WordStay, 'word' | 'place'>[] {
  const { lines, buffer, cols } = emulator.view();
  const seen: Pick<WordStay, 'word' | 'place'>[] = [];
  for (let row = 0; row < lines.length; ) {
    const first = row;
    let text = lines[row++] ?? '';
    while (row < lines.length && wraps(emulator, row)) {
      text = text.padEnd((row - first) * cols - wide(text)) + (lines[row++] ?? '');
    }
    const exact = /^[\x20-\x7eé👍\p{sc=Han}]*$/u.test(text);
    for (const { 0: word, index: unit } of text.matchAll(WORD)) {
      const index = unit + wide(text.slice(0, unit));
      const place = { buffer, row: first + Math.floor(index / cols), column: index % cols, exact, cols };
      seen.push({ word: word.toLowerCase(), place });
    }
  }
  return seen;
}

/** How many more cells than UTF-16 units a text takes, if it is of letters and ideographs. */
function wide(text: string): number {
  return text.match(/\p{sc=Han}/gu)?.length ?? 0;
}

function wraps({ core }: Emulator, row: number): boolean {
  const { lines, ybase } = core._bufferService.buffer;
  return lines.get(ybase + row)?.isWrapped === true;
}
