import type { LineVersion } from '@scribery/format';
import { isAscii, isAsciiWordCode, type Word, words } from '../query/words.ts';
import { type Stop, stopsOf } from './stops.ts';

/** A word that stood at a stop as less than it was to become. */
interface CutWord {
  readonly stop: Stop;
  /** Its place among the words of the whole text: so many stood before it. */
  readonly index: number;
  /** What it read then: one word, but for the few characters that fold to several. */
  readonly words: readonly Word[];
}

/** The words that the stops of a text cut, in order; `all` are the words of the whole text. */
export function* cutWords(text: string, stops: readonly Stop[], all: readonly Word[]): Generator<CutWord> {
  let index = 0;
  for (const stop of stops) {
    const { length } = stop;
    while (index < all.length && (all[index]?.end ?? 0) <= length) index++;
    const { start = length } = all[index] ?? {};
    // Characters that fold to several words never lie across a stop: it is between two cells.
    if (start < length) yield { stop, index, words: wordsUpTo(text, start, length) };
  }
}

/** What is split from the beginning of a word on is split as in the whole text. */
function wordsUpTo(text: string, start: number, end: number): Word[] {
  return words(text.slice(start, end)).map(({ word, start: from, end: to }) => ({
    word,
    start: start + from,
    end: start + to,
  }));
}

/** The words that the stops of a line cut, each with the word before it: what an index has of the line beside its text. */
export function cutTexts(line: LineVersion): string[] {
  const { text } = line;
  const stops = stopsOf(line).filter(({ length }) => mayCut(text, length));
  if (stops.length === 0) return [];
  const all = words(text);
  return Array.from(cutWords(text, stops, all), ({ stop, index }) => {
    const { start = 0 } = all[index === 0 ? 0 : index - 1] ?? {};
    return text.slice(start, stop.length);
  });
}

function mayCut(text: string, at: number): boolean {
  const sides = text.slice(at - 1, at + 1);
  return !isAscii(sides) || (isAsciiWordCode(sides.charCodeAt(0)) && isAsciiWordCode(sides.charCodeAt(1)));
}
