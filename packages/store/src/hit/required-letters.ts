import type { EventNeed, TextTerm } from '../query/alternatives.ts';
import type { Required } from '../query/required-words.ts';

/**
 * What a text must have for all of these to hold. Where it is ASCII, folding changes nothing but capitals, so that a text
 * in small letters that lacks the letters lacks the words.
 */
export function requiredBy(terms: readonly (TextTerm | EventNeed)[]): Required {
  return { type: 'and', parts: terms.map(requiredByOne) };
}

/** Whether a text of ASCII in small letters has them. */
export function hasLetters(lower: string, required: Required): boolean {
  switch (required.type) {
    case 'any':
      return true;
    case 'word':
      return lower.includes(required.text);
    case 'and':
      return required.parts.every((part) => hasLetters(lower, part));
    case 'or':
      return required.parts.some((part) => hasLetters(lower, part));
  }
}

/** The longest word, or part of one, that each such text has; undefined where there is none. */
export function longestCertain(required: Required): string | undefined {
  if (required.type === 'word') return required.text;
  if (required.type !== 'and') return undefined;
  const words = required.parts.map(longestCertain).filter((word) => word !== undefined);
  return words.sort((a, b) => b.length - a.length)[0];
}

function requiredByOne(term: TextTerm | EventNeed): Required {
  if ('required' in term) return term.required;
  if (!('words' in term)) return { type: 'any' };
  return {
    type: 'and',
    parts: term.words.map((text) => ({ type: 'word', text, from: true, to: true })),
  };
}
