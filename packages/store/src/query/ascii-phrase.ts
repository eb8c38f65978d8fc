import type { Phrase } from './alternatives.ts';
import { isAsciiWordCode } from './words.ts';

/**
 * As `findPhrase`, for a text of ASCII in small letters: finds the first word by its letters and goes on from there,
 * several times as fast as splitting the text.
 */
export function findAsciiPhrase(text: string, { words, prefix }: Phrase): [number, number][] {
  const found: [number, number][] = [];
  const [first = '', ...rest] = words;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    if (isAsciiWordCode(text.charCodeAt(start - 1))) continue;
    let end: number | undefined = wordEnd(text, start, first, prefix && rest.length === 0);
    for (const [index, word] of rest.entries()) {
      if (end === undefined) break;
      end = wordEnd(text, nextWord(text, end), word, prefix && index === rest.length - 1);
    }
    if (end !== undefined) found.push([start, end]);
  }
  return found;
}

/** Where `word` ends that begins at `start`; undefined when another word stands there. */
function wordEnd(text: string, start: number, word: string, prefix: boolean): number | undefined {
  if (!text.startsWith(word, start)) return undefined;
  let end = start + word.length;
  if (!prefix) return isAsciiWordCode(text.charCodeAt(end)) ? undefined : end;
  while (isAsciiWordCode(text.charCodeAt(end))) end++;
  return end;
}

function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isAsciiWordCode(text.charCodeAt(at))) at++;
  return at;
}
