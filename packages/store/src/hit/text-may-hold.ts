import type { Alternative, Phrase, TextTerm } from '../query/alternatives.ts';
import type { Required } from '../query/required-words.ts';
import { isAscii } from '../query/words.ts';

/**
 * A quick look at a text: false when no alternative can hold for a line with it. Folding changes only what is not ASCII,
 * so plain text that lacks the letters lacks the word.
 */
export function textMayHold(alternatives: readonly Alternative[]): (text: string) => boolean {
  return mayHold(lineNeeds(alternatives), lettersHold);
}

/** The same for the texts of many lines in a row, of which it is worth while to know whether they have the phrases. */
export function textsMayHold(alternatives: readonly Alternative[]): (texts: string) => boolean {
  const rows = new Map<TextTerm, RegExp>();
  for (const term of lineNeeds(alternatives).flat()) if ('words' in term) rows.set(term, inARow(term));
  return mayHold(lineNeeds(alternatives), (lower, need) =>
    need.every((term) => rows.get(term)?.test(lower) ?? lettersHold(lower, [term])),
  );
}

/** Finds the letters of a phrase with nothing but separators between its words, where all is ASCII in small letters. */
function inARow({ words }: Phrase): RegExp {
  return new RegExp(words.join('[^a-z0-9]+'));
}

function lineNeeds(alternatives: readonly Alternative[]): (readonly TextTerm[])[] {
  return alternatives.flatMap(({ saw, typed }) => {
    const asked = [saw.need, typed.need].filter((need) => need.length > 0);
    return asked.length > 0 ? asked : [[]];
  });
}

function mayHold(
  needs: readonly (readonly TextTerm[])[],
  holds: (lower: string, need: readonly TextTerm[]) => boolean,
): (text: string) => boolean {
  return (text) => {
    if (!isAscii(text)) return true;
    const lower = text.toLowerCase();
    return needs.some((need) => holds(lower, need));
  };
}

function lettersHold(lower: string, need: readonly TextTerm[]): boolean {
  return need.every((term) =>
    'words' in term ? term.words.every((word) => lower.includes(word)) : requiredIsIn(lower, term.required),
  );
}

function requiredIsIn(lower: string, required: Required): boolean {
  switch (required.type) {
    case 'any':
      return true;
    case 'word':
      return lower.includes(required.text);
    case 'and':
      return required.parts.every((part) => requiredIsIn(lower, part));
    case 'or':
      return required.parts.some((part) => requiredIsIn(lower, part));
  }
}
