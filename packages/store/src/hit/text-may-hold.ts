import type { Alternative, Phrase } from '../query/alternatives.ts';
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
  const rows = new Map<Phrase, RegExp>();
  for (const phrase of lineNeeds(alternatives).flat()) rows.set(phrase, inARow(phrase));
  return mayHold(lineNeeds(alternatives), (lower, need) =>
    need.every((phrase) => rows.get(phrase)?.test(lower) !== false),
  );
}

/** Finds the letters of a phrase with nothing but separators between its words, where all is ASCII in small letters. */
function inARow({ words }: Phrase): RegExp {
  return new RegExp(words.join('[^a-z0-9]+'));
}

function lineNeeds(alternatives: readonly Alternative[]): (readonly Phrase[])[] {
  return alternatives.flatMap(({ saw, typed }) => {
    const asked = [saw.need, typed.need].filter((need) => need.length > 0);
    return asked.length > 0 ? asked : [[]];
  });
}

/** The same for all that is known of an event, as one text; `lowered` is it in small letters where it is known to be ASCII. */
export function eventMayHold(
  alternatives: readonly Alternative[],
): (text: string, lowered: string | undefined) => boolean {
  return mayHold(
    alternatives.map(({ event }) => event.need.filter((term) => 'words' in term)),
    lettersHold,
  );
}

function mayHold(
  needs: readonly (readonly Phrase[])[],
  holds: (lower: string, need: readonly Phrase[]) => boolean,
): (text: string, lowered?: string) => boolean {
  return (text, lowered) => {
    if (lowered === undefined && !isAscii(text)) return true;
    const lower = lowered ?? text.toLowerCase();
    return needs.some((need) => holds(lower, need));
  };
}

function lettersHold(lower: string, need: readonly Phrase[]): boolean {
  return need.every(({ words }) => words.every((word) => lower.includes(word)));
}
