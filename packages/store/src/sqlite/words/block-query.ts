import type { Required } from '../../query/required-words.ts';
import { mayHave } from './block-filter.ts';
import { PAIRED_BLOCKS } from './make-run.ts';
import type { WordRun } from './word-run.ts';
import { pairTerm, termHash, wordTerm, type WordKind } from './terms.ts';

/** What a search asks the index for: blocks that may hold something. */
export type BlockQuery =
  | { readonly type: 'term'; readonly term: string }
  /** Any term that begins so. */
  | { readonly type: 'beginning'; readonly term: string }
  /** Any word of a kind that has this in it. */
  | { readonly type: 'part'; readonly kind: WordKind; readonly text: string }
  /** The pair of two terms, for blocks that have both. */
  | { readonly type: 'pair'; readonly pair: string; readonly first: string; readonly second: string }
  | { readonly type: 'and' | 'or'; readonly parts: readonly BlockQuery[] };

/** Blocks with a word as `words` gives it; with `prefix`, with one that begins so. */
export function wordQuery(kind: WordKind, word: string, prefix = false): BlockQuery {
  return { type: prefix ? 'beginning' : 'term', term: wordTerm(kind, word) };
}

/** Blocks with words in a row, of which the last may only be begun. */
export function rowQuery(kind: 'saw' | 'typed', words: readonly string[], prefix: boolean): BlockQuery {
  const parts = words.map((word, index) => wordQuery(kind, word, prefix && index === words.length - 1));
  const whole = prefix ? words.slice(0, -1) : words;
  for (const [index, second] of whole.slice(1).entries()) {
    const [first, next] = [wordTerm(kind, whole[index] ?? ''), wordTerm(kind, second)];
    parts.push({ type: 'pair', pair: pairTerm(first, next), first, second: next });
  }
  return parts.length === 1 && parts[0] ? parts[0] : { type: 'and', parts };
}

/** Blocks with what every text has in which an expression matches; undefined when any block may. */
export function requiredQuery(kind: 'saw' | 'typed', required: Required): BlockQuery | undefined {
  switch (required.type) {
    case 'any':
      return undefined;
    case 'word': {
      const { text, from, to } = required;
      return from ? wordQuery(kind, text, !to) : { type: 'part', kind, text };
    }
    case 'and':
    case 'or': {
      const parts = required.parts
        .map((part) => requiredQuery(kind, part))
        .filter((part) => part !== undefined);
      return { type: required.type, parts };
    }
  }
}

/** Whether a query may hold for a block of which only the filter is known. */
export function mayHold(query: BlockQuery, filter: Uint8Array): boolean {
  switch (query.type) {
    case 'term':
      return mayHave(filter, termHash(query.term));
    case 'pair':
      return mayHave(filter, termHash(query.pair));
    case 'beginning':
    case 'part':
      return true;
    case 'and':
      return query.parts.every((part) => mayHold(part, filter));
    case 'or':
      return query.parts.some((part) => mayHold(part, filter));
  }
}

/** The blocks of a run for which a query may hold: a bit for each. */
export function blocksOfRun(query: BlockQuery, run: WordRun): Uint8Array {
  switch (query.type) {
    case 'term':
      return run.withTerm(query.term);
    case 'beginning':
      return run.withBeginning(query.term);
    case 'part':
      return run.withPart(query.kind, query.text);
    case 'pair': {
      const rare = [query.first, query.second].some((term) => count(run.withTerm(term)) <= PAIRED_BLOCKS);
      return rare ? run.all() : run.withTerm(query.pair);
    }
    case 'and': {
      let blocks = run.all();
      for (const part of query.parts) {
        const some = blocksOfRun(part, run);
        blocks = blocks.map((bits, at) => bits & (some[at] ?? 0));
        if (blocks.every((bits) => bits === 0)) break;
      }
      return blocks;
    }
    case 'or': {
      const blocks = run.none();
      for (const part of query.parts) {
        const some = blocksOfRun(part, run);
        for (let at = 0; at < blocks.length; at++) blocks[at] = (blocks[at] ?? 0) | (some[at] ?? 0);
      }
      return blocks;
    }
  }
}

function count(blocks: Uint8Array): number {
  let ones = 0;
  for (const byte of blocks) for (let bits = byte; bits !== 0; bits &= bits - 1) ones++;
  return ones;
}
