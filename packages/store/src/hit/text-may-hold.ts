import type { Alternative, TextTerm } from '../query/alternatives.ts';
import { isAscii } from '../query/words.ts';
import { hasLetters, requiredBy } from './required-letters.ts';

/** A quick look at a text: false when no alternative can hold for a line with it. */
export function textMayHold(alternatives: readonly Alternative[]): (text: string) => boolean {
  const asked = lineNeeds(alternatives).map(requiredBy);
  return ofPlain((lower) => asked.some((required) => hasLetters(lower, required)));
}

/** The same for the texts of many lines in a row, of which it is worth while to know whether they have the phrases. */
export function textsMayHold(alternatives: readonly Alternative[]): (texts: string) => boolean {
  const asked = lineNeeds(alternatives).map((need) => need.map(inOneOfMany));
  return ofPlain((lower) => asked.some((terms) => terms.every((mayHold) => mayHold(lower))));
}

/** Looks for the letters of a term, those of a phrase with nothing but separators between its words. */
function inOneOfMany(term: TextTerm): (lower: string) => boolean {
  if ('words' in term) {
    const phrase = new RegExp(term.words.join('[^a-z0-9]+'));
    return (lower) => phrase.test(lower);
  }
  const required = requiredBy([term]);
  return (lower) => hasLetters(lower, required);
}

function lineNeeds(alternatives: readonly Alternative[]): (readonly TextTerm[])[] {
  return alternatives.flatMap(({ saw, typed }) => {
    const asked = [saw.need, typed.need].filter((need) => need.length > 0);
    return asked.length > 0 ? asked : [[]];
  });
}

/** Makes a look at ASCII in small letters one at any text: what is not ASCII may hold. */
function ofPlain(mayHold: (lower: string) => boolean): (text: string) => boolean {
  return (text) => !isAscii(text) || mayHold(text.toLowerCase());
}
