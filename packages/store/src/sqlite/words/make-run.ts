import { type EncodedRun, RunEncoder } from './run-encoder.ts';
import { compareTails, sortEntries } from './sort-entries.ts';
import { COLLECTED_BLOCKS, PAIR, type TermCollector, WORD_BYTES } from './term-collector.ts';
import { HEAD_BYTES, MARK, pairText } from './terms.ts';

/**
 * Blocks of a run in which a word has to stand for its pairs to be listed. Of a rarer word there are so few blocks that
 * looking through them takes no longer; and most pairs are of such words.
 */
export const PAIRED_BLOCKS = 16;

/** Makes a run of all that was collected; `order` has the collected blocks in the order of their numbers. */
export function makeRun(collector: TermCollector, order: readonly number[]): EncodedRun {
  const entries = entriesInOrder(collector, order);
  const sorted = sortEntries(collector, entries);
  const places = placesOf(collector, order);
  const blocks = sorted.map((entry) => places[entry] ?? 0);
  const ends = wordEnds(collector, sorted);
  const encoder = new RunEncoder(order.length);
  const bytes = new Uint8Array(WORD_BYTES);
  const pairs = sortedPairs(collector, places, blocksOfWords(sorted, ends));
  let pairsWritten = false;
  let start = 0;
  // By index here and below: V8 makes an object for each step of an iterator in what it has not compiled yet, and these
  // loops are most of the way through by then.
  for (let word = 0; word < ends.length; word++) {
    const end = ends[word] ?? 0;
    const length = writeTerm(collector, sorted[start] ?? 0, bytes);
    if (!pairsWritten && (bytes[0] ?? 0) > MARK.pair) {
      addPairs(encoder, pairs);
      pairsWritten = true;
    }
    encoder.add(bytes, length, blocks, start, end);
    start = end;
  }
  if (!pairsWritten) addPairs(encoder, pairs);
  return encoder.finish();
}

function entriesInOrder({ entryEnds }: TermCollector, order: readonly number[]): Uint32Array {
  const entries = new Uint32Array(entryEnds.at(-1) ?? 0);
  let count = 0;
  for (const block of order) {
    const end = entryEnds[block] ?? 0;
    for (let entry = entryEnds[block - 1] ?? 0; entry < end; entry++) entries[count++] = entry;
  }
  return entries;
}

/** The place of each entry's block in the order. */
function placesOf({ entryEnds }: TermCollector, order: readonly number[]): Uint32Array {
  const places = new Uint32Array(entryEnds.at(-1) ?? 0);
  for (const [place, block] of order.entries())
    places.fill(place, entryEnds[block - 1] ?? 0, entryEnds[block]);
  return places;
}

/** Where in the sorted entries those of each word end. */
function wordEnds(collector: TermCollector, sorted: Uint32Array): number[] {
  const { highs, lows, places } = collector;
  const ends: number[] = [];
  for (let at = 1; at <= sorted.length; at++) {
    const entry = sorted[at] ?? 0;
    const before = sorted[at - 1] ?? 0;
    const same =
      at < sorted.length &&
      highs[entry] === highs[before] &&
      lows[entry] === lows[before] &&
      (((places[entry] ?? 0) <= HEAD_BYTES && (places[before] ?? 0) <= HEAD_BYTES) ||
        compareTails(collector, entry, before) === 0);
    if (!same) ends.push(at);
  }
  return ends;
}

/** For each entry, in how many blocks its word stands. */
function blocksOfWords(sorted: Uint32Array, ends: readonly number[]): Uint32Array {
  const counts = new Uint32Array(sorted.length);
  let start = 0;
  for (let word = 0; word < ends.length; word++) {
    const end = ends[word] ?? 0;
    noteBlocks(counts, sorted, start, end);
    start = end;
  }
  return counts;
}

/** By itself, because V8 compiles a loop within a loop of millions anew for each run, and throws it away at its end. */
function noteBlocks(counts: Uint32Array, sorted: Uint32Array, start: number, end: number): void {
  for (let at = start; at < end; at++) counts[sorted[at] ?? 0] = end - start;
}

/** Pairs of words that are not rare, each number times COLLECTED_BLOCKS plus the place of the block. */
function sortedPairs(
  { pairs, pairEnds }: TermCollector,
  places: Uint32Array,
  counts: Uint32Array,
): Uint32Array {
  const end = pairEnds.at(-1) ?? 0;
  const found = new Uint32Array(end / PAIR);
  let count = 0;
  for (let at = 0; at < end; at += PAIR) {
    const first = pairs[at + 1] ?? 0;
    if ((counts[first] ?? 0) <= PAIRED_BLOCKS || (counts[pairs[at + 2] ?? 0] ?? 0) <= PAIRED_BLOCKS) continue;
    found[count++] = (pairs[at] ?? 0) * COLLECTED_BLOCKS + (places[first] ?? 0);
  }
  return found.subarray(0, count).sort();
}

function addPairs(encoder: RunEncoder, pairs: Uint32Array): void {
  const blocks = new Uint32Array(COLLECTED_BLOCKS);
  const bytes = Buffer.alloc(4);
  for (let at = 0; at < pairs.length; ) {
    const pair = Math.floor((pairs[at] ?? 0) / COLLECTED_BLOCKS);
    let length = 0;
    for (; at < pairs.length && Math.floor((pairs[at] ?? 0) / COLLECTED_BLOCKS) === pair; at++) {
      const place = (pairs[at] ?? 0) % COLLECTED_BLOCKS;
      // Two pairs of words may have the same number.
      if (length === 0 || blocks[length - 1] !== place) blocks[length++] = place;
    }
    bytes.write(pairText(pair), 'latin1');
    encoder.add(bytes, bytes.length, blocks, 0, length);
  }
}

/** Writes the word of an entry; gives its length. */
function writeTerm({ highs, lows, places, tails }: TermCollector, entry: number, bytes: Uint8Array): number {
  const place = places[entry] ?? 0;
  const high = highs[entry] ?? 0;
  const low = lows[entry] ?? 0;
  for (let at = 0; at < 4; at++) {
    bytes[at] = high >>> (24 - 8 * at);
    bytes[at + 4] = low >>> (24 - 8 * at);
  }
  const length = place & 127;
  const tail = (place >> 7) - HEAD_BYTES;
  for (let at = HEAD_BYTES; at < length; at++) bytes[at] = tails[tail + at] ?? 0;
  if (length > HEAD_BYTES) return length;
  let end = length;
  while (end < HEAD_BYTES && bytes[end] !== 0) end++;
  return end;
}
