import type { Alternative, Phrase } from '../../query/alternatives.ts';

/**
 * Longest beginning of a word, in UTF-16 units, that is too much for the index. It joins the lists of all words that
 * begin so before it gives the first block: 350 ms for a fourteenth of the words of ten million lines.
 */
const SHORT_UNITS = 3;

/**
 * Alternatives that hold wherever the given ones do and ask the index for no short beginning of a word; undefined when
 * the given ones ask for none either.
 */
export function withoutShortPrefixes(alternatives: readonly Alternative[]): Alternative[] | undefined {
  const asked = alternatives.flatMap(({ saw, typed }) => [...saw.need, ...typed.need]);
  return asked.some(isShort) ? alternatives.map(longer) : undefined;
}

/** The same for what one line needs. */
export function longerPhrases(need: readonly Phrase[]): Phrase[] {
  return need
    .map((phrase) => (isShort(phrase) ? { words: phrase.words.slice(0, -1), prefix: false } : phrase))
    .filter(({ words }) => words.length > 0);
}

function isShort({ words, prefix }: Phrase): boolean {
  return prefix && (words.at(-1)?.length ?? 0) <= SHORT_UNITS;
}

function longer(alternative: Alternative): Alternative {
  const saw = longerPhrases(alternative.saw.need);
  const typed = longerPhrases(alternative.typed.need);
  // Lines of a kind that is left without a text may be hits wherever they stand, so the other kind's texts say nothing.
  const emptied =
    (saw.length === 0 && alternative.saw.need.length > 0) ||
    (typed.length === 0 && alternative.typed.need.length > 0);
  return {
    ...alternative,
    saw: { need: emptied ? [] : saw, refuse: [] },
    typed: { need: emptied ? [] : typed, refuse: [] },
  };
}
