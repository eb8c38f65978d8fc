import type { Phrase } from './alternatives.ts';
import type { Word } from './words.ts';

/** Where a phrase stands in a text of these words: [start, end) in UTF-16 units, in order; empty when it does not. */
export function findPhrase(text: readonly Word[], phrase: Phrase): [number, number][] {
  const found: [number, number][] = [];
  const { length } = phrase.words;
  for (let first = 0; first + length <= text.length; first++) {
    if (!standsAt(text, first, phrase)) continue;
    const start = text[first]?.start;
    const end = text[first + length - 1]?.end;
    if (start !== undefined && end !== undefined) found.push([start, end]);
  }
  return found;
}

function standsAt(text: readonly Word[], first: number, { words, prefix }: Phrase): boolean {
  return words.every((word, index) => {
    const standing = text[first + index]?.word;
    if (standing === undefined) return false;
    return prefix && index === words.length - 1 ? standing.startsWith(word) : standing === word;
  });
}
